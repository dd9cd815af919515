import type { Day } from "../calendar/day.ts";
import { readHtml } from "./html-blocks.ts";
import { readDocument, type UploadedFile } from "./read-document.ts";
import { TableRefusal } from "./table-limits.ts";
import { wordAsPage } from "./word-page.ts";
import { openPackage } from "./workbook-zip.ts";

/** The words of a file, one line a paragraph. */
export interface FileText {
  readonly text: string;
  readonly title?: string;
}

/** The largest Word document, in bytes, packed and unpacked. */
const LARGEST = 5 * 1024 * 1024;
const LARGEST_UNPACKED = 30 * 1024 * 1024;

/** Reads what a Word document, a Markdown or text file or a web page says; or says in one sentence why not. */
export async function readFileText(
  file: UploadedFile,
  today: Day,
): Promise<FileText | { readonly refused: string }> {
  if (/\.docx$/i.test(file.name)) return readWordText(file);
  const reading = readDocument(file, { regions: [], today });
  if (reading.outcome === "refused") return { refused: reading.sentence };
  const { plain, title } = reading.document;
  return { text: plain, ...(title !== undefined && { title }) };
}

async function readWordText({
  bytes,
  name,
}: UploadedFile): Promise<FileText | { refused: string }> {
  if (bytes.byteLength > LARGEST)
    return { refused: `“${name}”太大，没有读；把正文复制过来，文件到工作台作为附件。` };
  try {
    const page = readHtml(await wordAsPage(bytes, openPackage(bytes, LARGEST_UNPACKED)));
    const lines = (page?.blocks ?? []).map(({ text }) => text.trim()).filter((line) => line !== "");
    if (lines.length === 0) return { refused: `“${name}”里没有可读的文字。` };
    return { text: lines.join("\n") };
  } catch (error) {
    if (error instanceof TableRefusal) return { refused: `“${name}”打不开，可能没传完或有密码。` };
    throw error;
  }
}
