import { readTables } from "../profile/reading/table/table-reading.ts";
import type { TableGround } from "../profile/reading/table/table-reading-kinds.ts";
import { readSeparated } from "./table-csv.ts";
import { kindOfFile } from "./table-file-kind.ts";
import {
  BROKEN,
  LOCKED,
  TableRefusal,
  type ReadTables,
  type Refused,
  type TableLimits,
} from "./table-limits.ts";
import { readPageTables, readWordTables } from "./table-markup.ts";
import { readWorkbook } from "./workbook-tables.ts";
import { openPackage } from "./workbook-zip.ts";

/** A file to be read, and what it may cost. */
export interface TableTask {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly limits: TableLimits;
  /** What its tables are read against; left out where only the tables are wanted. */
  readonly ground?: TableGround;
}

/** A file that has to be turned into another kind first, by an office program. */
export interface ToConvert {
  readonly convert: "xlsx" | "docx";
}

/** What became of a task. */
export type TableOutcome = ReadTables | Refused | ToConvert;

const NO_TABLE = "文件里没有表格；传 Excel 表（.xlsx）、.csv，或带表格的 Word 文件（.docx）。";
const NOTHING = "文件里没有数据；打开看看是不是存了空表，再传。";

/** Reads the tables of a file by what it is. Never rejects: what goes wrong is one sentence. */
export async function runTableTask(task: TableTask): Promise<TableOutcome> {
  try {
    const outcome = await readByKind(task);
    if (!("tables" in outcome)) return outcome;
    const { tables } = outcome;
    if (tables.length === 0) return { refused: NOTHING };
    return task.ground ? { ...outcome, reading: readTables(tables, task.ground) } : outcome;
  } catch (error) {
    return { refused: error instanceof TableRefusal ? error.message : BROKEN };
  }
}

async function readByKind({ bytes, name, limits }: TableTask): Promise<TableOutcome> {
  const kind = kindOfFile(bytes);
  if (typeof kind === "object") return kind;
  switch (kind) {
    case "locked":
      return { refused: LOCKED };
    case "old-sheet":
    case "sheet-xml":
      return { convert: "xlsx" };
    case "old-text":
      return { convert: "docx" };
    case "page":
      return readPageTables(bytes, limits);
    case "text":
      return readSeparated(bytes, name, limits);
    case "package":
      return readPackage(bytes, limits);
  }
}

async function readPackage(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
  const source = openPackage(bytes, limits.unpacked);
  const has = (pattern: RegExp) => source.names.some((each) => pattern.test(each));
  if (has(/^xl\/workbook\.xml$/i) || has(/^xl\/worksheets\//i)) return readWorkbook(source, limits);
  if (has(/^word\/document\d*\.xml$/i)) return readWordTables(bytes, source, limits);
  if (has(/^xl\/workbook\.bin$/i)) return { convert: "xlsx" };
  const media = Buffer.from(source.part("mimetype") ?? []).toString("latin1");
  if (media.includes("opendocument.spreadsheet")) return { convert: "xlsx" };
  if (media.includes("opendocument.text")) return { convert: "docx" };
  if (has(/^EncryptedPackage$/)) return { refused: LOCKED };
  return { refused: NO_TABLE };
}
