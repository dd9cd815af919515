import type { ReadDocument } from "./read-document.ts";

const SAMPLE = 65_536;
/** Share of control characters that a text may have. */
const MAY_BE_CONTROL = 0.05;
const FEW = 8;
const KINDS_READ = "现在能读 Markdown、纯文本（txt）和网页（html）";

/** First bytes of files that are no text. */
const MAGICS: readonly [bytes: readonly number[], name: string][] = [
  [[0x25, 0x50, 0x44, 0x46], "PDF"],
  [[0x50, 0x4b, 0x03, 0x04], "Office 文件或压缩包"],
  [[0x50, 0x4b, 0x05, 0x06], "压缩包"],
  [[0xd0, 0xcf, 0x11, 0xe0], "旧版 Office 文件"],
  [[0x89, 0x50, 0x4e, 0x47], "图片"],
  [[0xff, 0xd8, 0xff], "图片"],
  [[0x47, 0x49, 0x46, 0x38], "图片"],
  [[0x42, 0x4d], "图片"],
  [[0x52, 0x61, 0x72, 0x21], "压缩包"],
  [[0x37, 0x7a, 0xbc, 0xaf], "压缩包"],
  [[0x1f, 0x8b], "压缩包"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "RTF 文件"],
  [[0x7f, 0x45, 0x4c, 0x46], "程序"],
  [[0x4d, 0x5a], "程序"],
];

/** Says why bytes are no text file, as one Chinese sentence; `undefined` when they may be one. */
export function refusalOfBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return "文件是空的，没有可读的内容。";
  const magic = MAGICS.find(([head]) => head.every((byte, at) => bytes[at] === byte));
  if (magic && !isText(magic[0].length, bytes)) {
    return `这是${magic[1].replace(/^(?=[A-Z])/, " ")}，还读不了；${KINDS_READ}。`;
  }
  return undefined;
}

/** Says that decoded bytes are no text, as one Chinese sentence; `undefined` when they may be one. */
export function refusalOfText(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const controls = sample.match(/(?![\n\r\t\f])\p{Cc}/gu)?.length ?? 0;
  return controls > Math.max(FEW, sample.length * MAY_BE_CONTROL)
    ? `这不是文字文件；${KINDS_READ}。`
    : undefined;
}

/** Endings of files that hold text and yet are no documents here. */
const OTHER =
  /\.(?:csv|tsv|json|jsonl|xml|ya?ml|js|ts|py|css|sql|log|rtf|docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|png|jpe?g|gif|bmp|exe|eml|svg)$/i;

/** Says why a file of this name is not read, as one Chinese sentence; `undefined` when nothing is against it. */
export function refusalOfName(name: string): string | undefined {
  const ending = OTHER.exec(baseName(name))?.[0];
  return ending === undefined ? undefined : `还读不了 ${ending} 文件；${KINDS_READ}。`;
}

/** What a decoded text is: by the end of its file name, and by what it begins with. */
export function mediaTypeOf(text: string, name: string): ReadDocument["mediaType"] {
  const ending = /\.([A-Za-z]+)$/.exec(baseName(name))?.[1]?.toLowerCase();
  if (ending === "html" || ending === "htm" || ending === "xhtml") return "text/html";
  const head = text.slice(0, 2000);
  if (
    /^\s*(?:<%[^>]*>\s*|<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
      head,
    )
  ) {
    return "text/html";
  }
  return ending === "md" || ending === "markdown" ? "text/markdown" : "text/plain";
}

/** The last piece of a file name: what stands before a slash of either kind is dropped. */
export function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? "";
}

/** Two letters may begin a text as well as a program or a picture. */
function isText(length: number, bytes: Uint8Array): boolean {
  return length === 2 && !bytes.subarray(0, SAMPLE).some((byte) => byte < 0x09);
}
