import type { TableGround } from "../profile/reading/table/table-reading-kinds.ts";
import { readInProcess } from "./table-child.ts";
import {
  BROKEN,
  TABLE_LIMITS,
  type ReadTables,
  type Refused,
  type TableLimits,
} from "./table-limits.ts";
import { convertFile, type Office } from "./table-office.ts";

/** What reading a file needs of the machine. */
export interface TableMeans {
  /** An office program for the kinds that only it can open. */
  readonly office: Office;
  readonly limits?: TableLimits;
  /** The compiled program that reads in a process of its own; that beside this file where left out. */
  readonly program?: URL;
}

const REMEDY = "在 Excel 或 WPS 里打开、另存为 .xlsx（文字文件存 .docx）再传。";
const ABSENT = `这是旧格式（.xls、.et、.doc、.wps 之类），这台机器没装 LibreOffice，读不了；${REMEDY}`;
const UNREADABLE = `旧格式的文件没能转换，可能有密码或已损坏；${REMEDY}`;
const NO_LONGER = `转换出来的还是读不了；${REMEDY}`;

/**
 * Reads the tables of a file: XLSX, CSV and TSV, tables of DOCX and web pages, told by their bytes and
 * not by the name, and older kinds through an office program. What cannot be read, or must not, is
 * refused with one sentence; never rejects for what a file holds. With a ground, what they propose is
 * read as well, in the same process.
 */
export async function readTablesOf(
  bytes: Uint8Array,
  name: string,
  { office, limits = TABLE_LIMITS, program }: TableMeans,
  ground?: TableGround,
): Promise<ReadTables | Refused> {
  if (bytes.length > limits.bytes) {
    const most = String(Math.floor(limits.bytes / 1_000_000));
    return { refused: `文件太大了（最多 ${most} MB）；把要用的表单独另存为一个文件再传。` };
  }
  const task = { bytes, name, limits, ...(ground && { ground }) };
  const outcome = await readInProcess(task, program);
  if (!("convert" in outcome)) return outcome;
  const converted = await convertFile(bytes, outcome.convert, office);
  if ("failed" in converted)
    return { refused: converted.failed === "absent" ? ABSENT : UNREADABLE };
  if (converted.bytes.length > limits.bytes) return { refused: NO_LONGER };
  const read = await readInProcess({ ...task, bytes: converted.bytes }, program);
  if ("convert" in read) return { refused: NO_LONGER };
  if ("refused" in read) return read.refused === BROKEN ? { refused: NO_LONGER } : read;
  return { ...read, notes: ["旧格式的文件经 LibreOffice 转换后读的。", ...read.notes] };
}
