import type { Table } from "../profile/reading/table/table-cells.ts";
import type { TableReading } from "../profile/reading/table/table-reading-kinds.ts";

/** What a file may cost to be read. */
export interface TableLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Bytes of all its parts unpacked. */
  readonly unpacked: number;
  /** Rows that hold anything, of all tables together. */
  readonly rows: number;
  /** Cells that hold anything, of all tables together. */
  readonly cells: number;
  /** Milliseconds until the reading process is ended. */
  readonly milliseconds: number;
  /** Megabytes of memory that the reading process may use for objects. */
  readonly megabytes: number;
}

/** Far above what statements, ledgers and lists of a company need. */
export const TABLE_LIMITS: TableLimits = {
  bytes: 20_000_000,
  unpacked: 120_000_000,
  rows: 20_000,
  cells: 200_000,
  milliseconds: 30_000,
  megabytes: 512,
};

/** Tables of a file, and what has to be known about them in full sentences. */
export interface ReadTables {
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  /** What they propose, where something to read them against was given. */
  readonly reading?: TableReading;
}

/** Why a file is not read: one sentence with the remedy. */
export interface Refused {
  readonly refused: string;
}

/** Ends the reading of a file with one sentence. */
export class TableRefusal extends Error {}

/** What is said of a file that is more than may be read. */
export const TOO_LARGE = "文件展开后太大，没有读；把要用的表单独另存为一个文件再传。";

/** What is said of a file that is damaged. */
export const BROKEN = "文件打不开，可能没传完或已损坏；在 Excel 或 WPS 里打开、另存为 .xlsx 再传。";

/** What is said of a file that has a password. */
export const LOCKED = "文件有密码，没有读；在 Excel 或 WPS 里去掉密码，另存为 .xlsx 再传。";
