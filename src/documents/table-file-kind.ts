/** What a file is by its bytes, whatever its name says. */
export type TableFileKind =
  | "package"
  | "old-sheet"
  | "old-text"
  | "sheet-xml"
  | "locked"
  | "page"
  | "text"
  | { readonly refused: string };

/** Streams of an old Office file by the names in its directory, which are written in UTF-16. */
const STREAMS = {
  encrypted: utf16("EncryptedPackage"),
  workbook: utf16("Workbook"),
  book: utf16("Book"),
  word: utf16("WordDocument"),
};
const SAMPLE = 4096;
const TO_SHEET = "传 Excel 表（.xlsx）、.csv，或带表格的 Word 文件（.docx）";

/** First bytes of files that hold no table that can be read, and what to do instead. */
const OTHERS: readonly (readonly [magic: string, refused: string])[] = [
  ["%PDF", "PDF 里的表还读不了；从财务软件导出 Excel（.xlsx）再传，或直接在对话里告诉我数字。"],
  ["\x89PNG", "图片里的数读不了；传 Excel 表（.xlsx），或直接在对话里告诉我数字。"],
  ["\xff\xd8\xff", "图片里的数读不了；传 Excel 表（.xlsx），或直接在对话里告诉我数字。"],
  ["GIF8", "图片里的数读不了；传 Excel 表（.xlsx），或直接在对话里告诉我数字。"],
  ["BM", "图片里的数读不了；传 Excel 表（.xlsx），或直接在对话里告诉我数字。"],
  ["Rar!", `压缩包不打开；解开后${TO_SHEET}。`],
  ["7z\xbc\xaf", `压缩包不打开；解开后${TO_SHEET}。`],
  ["\x1f\x8b", `压缩包不打开；解开后${TO_SHEET}。`],
  ["\x7fELF", `这是程序，不是表格；${TO_SHEET}。`],
  ["MZ", `这是程序，不是表格；${TO_SHEET}。`],
];

/** Tells what a file is from its bytes. */
export function kindOfFile(bytes: Uint8Array): TableFileKind {
  if (bytes.length === 0) return { refused: "文件是空的；重新导出一份再传。" };
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = data.toString("latin1", 0, SAMPLE);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return "package";
  if (head.startsWith("\xd0\xcf\x11\xe0")) return oldKind(data);
  const other = OTHERS.find(([magic]) => head.startsWith(magic));
  if (other && !(other[0].length === 2 && isText(head))) return { refused: other[1] };
  const start = head
    .replace(/^\xef\xbb\xbf/, "")
    .replace(/\0/g, "")
    .trimStart();
  if (/^<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>)?\s*<(?:\w+:)?Workbook\b/i.test(start))
    return "sheet-xml";
  if (/^(?:<!doctype html|<html|<meta|<head|<table|<body|<div|<style)\b/i.test(start))
    return "page";
  if (start.startsWith("{\\rtf")) return "old-text";
  if (!isText(head)) return { refused: `这不是表格文件，认不出是什么；${TO_SHEET}。` };
  return "text";
}

function oldKind(data: Buffer): TableFileKind {
  if (data.includes(STREAMS.encrypted) || isLockedSheet(data) || isLockedText(data))
    return "locked";
  if (data.includes(STREAMS.workbook) || data.includes(STREAMS.book)) return "old-sheet";
  if (data.includes(STREAMS.word)) return "old-text";
  return { refused: `这是旧版 Office 文件，但里面没有表格；${TO_SHEET}。` };
}

/** The first record of a sheet in the formats of 1997 and 1995; one behind it says that a password is needed. */
const BEGINNINGS: readonly (readonly [string, number])[] = [
  ["0908100000060500", 20],
  ["0908080000050500", 12],
];
const PASSWORD_RECORD = 0x2f;

function isLockedSheet(data: Buffer): boolean {
  return BEGINNINGS.some(([hex, length]) => {
    const at = data.indexOf(Buffer.from(hex, "hex"));
    return (
      at >= 0 &&
      at + length + 2 <= data.length &&
      data.readUInt16LE(at + length) === PASSWORD_RECORD
    );
  });
}

/** The first bytes of an old text, which stand where a sector begins, and the flag that it is encrypted. */
function isLockedText(data: Buffer): boolean {
  for (let at = data.indexOf("eca5", 0, "hex"); at >= 0; at = data.indexOf("eca5", at + 1, "hex"))
    if (at % 512 === 0 && at + 12 <= data.length)
      return data.includes(STREAMS.word) && (data.readUInt16LE(at + 10) & 0x0100) !== 0;
  return false;
}

/** Whether bytes may be text: UTF-16 has zeros, but only every other byte. */
function isText(head: string): boolean {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head)) return true;
  const isControl = (code: number) => code > 0 && code < 0x20 && (code < 0x09 || code > 0x0d);
  return !head.includes("\0\0") && ![...head].some((each) => isControl(each.charCodeAt(0)));
}

function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le");
}
