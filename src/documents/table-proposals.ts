import type { Table } from "../profile/reading/table/table-cells.ts";
import type { TableGround, TableReading } from "../profile/reading/table/table-reading-kinds.ts";
import { baseName } from "./file-form.ts";
import { readTablesOf, type TableMeans } from "./read-tables.ts";
import type { Refused } from "./table-limits.ts";
import { shownText } from "./table-text.ts";

/** What a file is read against: the company's profile in view, and the machine. */
export interface FileGround extends Omit<TableGround, "file"> {
  readonly means: TableMeans;
}

const NOTHING: TableReading = { proposals: [], doubts: [], asks: [], reconciled: [] };

/** What a file proposes. */
export interface FileProposals extends TableReading {
  /** Name of the file as it may be shown. */
  readonly file: string;
  /** What is to be known about how it was read: whole sentences. */
  readonly notes: readonly string[];
  /** Its tables, to be read again by `readTables` when what was open is said; plain data. */
  readonly tables: readonly Table[];
}

/**
 * Reads a file that a user sent into claims for the user to confirm; nothing is taken. A file that
 * cannot be read, or must not, is refused with one sentence; never rejects for what it holds.
 */
export async function proposeFromFile(
  bytes: Uint8Array,
  name: string,
  { means, ...ground }: FileGround,
): Promise<FileProposals | Refused> {
  const file = shownText(baseName(name), 80);
  const read = await readTablesOf(bytes, file, means, { ...ground, file });
  if ("refused" in read) return read;
  const { tables, notes, reading = NOTHING } = read;
  return { ...reading, file, notes, tables };
}
