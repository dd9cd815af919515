import type { ReadDocument } from "./read-document.ts";

/** Text of a file, or one Chinese sentence that says why it is none. */
type Decoding =
  { text: string; encoding: ReadDocument["encoding"]; doubt?: string } | { refused: string };

/** How much of a text may be unreadable before it is not read at all. */
const MAY_BE_BROKEN = 0.002;
/** How much of a Chinese text is made of characters in common use. */
const COMMON_SHARE = 0.9;
/** Share of zeros from which a file is UTF-16 and not UTF-8. */
const MAY_BE_ZERO = 0.1;
const SAMPLE = 20_000;
const REPLACEMENT = "\uFFFD";

/**
 * Decodes UTF-8, GB18030 (with GBK and GB2312) and UTF-16: by its byte order mark, else by what reads.
 * A file with lines in two encodings, or a little that is broken, is read with a doubt.
 */
export function decode(bytes: Uint8Array): Decoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return marked(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return marked(bytes, "utf-16be");
  const utf8 = strictly(bytes, "utf-8");
  if (utf8 !== undefined && zeros(utf8) <= utf8.length * MAY_BE_ZERO) {
    return { text: utf8, encoding: "utf-8" };
  }
  const unmarked = withoutMark(bytes);
  if (unmarked) return unmarked;
  const gb = strictly(bytes, "gb18030");
  if (gb !== undefined && isPlausible(gb)) return { text: gb, encoding: "gb18030" };
  return mixed(bytes);
}

function marked(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): Decoding {
  const text = new TextDecoder(encoding).decode(bytes);
  return tolerated(text, encoding);
}

/** UTF-16 whose byte order mark was lost. */
function withoutMark(bytes: Uint8Array): Decoding | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const text = strictly(bytes, encoding);
    if (text !== undefined && !text.includes("\0") && isPlausible(text)) {
      return { text, encoding, doubt: "文件没有标明编码，按 UTF-16 读的，请看看有没有乱码。" };
    }
  }
  return undefined;
}

/** Reads line by line: in both encodings a line feed is never part of another character. */
function mixed(bytes: Uint8Array): Decoding {
  const counts = { "utf-8": 0, gb18030: 0 };
  const lines = splitLines(bytes).map((line) => {
    const utf8 = strictly(line, "utf-8");
    if (utf8 !== undefined) {
      if (utf8.length < line.length) counts["utf-8"] += 1;
      return utf8;
    }
    const gb = strictly(line, "gb18030");
    if (gb !== undefined && isPlausible(gb)) {
      counts.gb18030 += 1;
      return gb;
    }
    return new TextDecoder("utf-8").decode(line);
  });
  const encoding = counts.gb18030 > counts["utf-8"] ? "gb18030" : "utf-8";
  const read = tolerated(lines.join("\n"), encoding);
  if ("refused" in read || counts.gb18030 === 0 || counts["utf-8"] === 0) return read;
  return { ...read, doubt: "文件里混着两种编码，请看看有没有乱码。" };
}

function tolerated(text: string, encoding: ReadDocument["encoding"]): Decoding {
  const broken = text.split(REPLACEMENT).length - 1;
  if (broken === 0 && isPlausible(text)) return { text, encoding };
  if (broken === 0 || broken > Math.max(2, text.length * MAY_BE_BROKEN)) {
    return { refused: "认不出这个文件的编码，请另存为 UTF-8 再上传。" };
  }
  return { text, encoding, doubt: `有 ${String(broken)} 处字符读不出来，请对照原件。` };
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function zeros(text: string): number {
  return text.slice(0, SAMPLE).split("\0").length - 1;
}

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, at));
    start = at + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

/** Whether what is not ASCII is mostly Chinese as it is written today. */
function isPlausible(text: string): boolean {
  let [common, all] = [0, 0];
  for (const char of text.slice(0, SAMPLE)) {
    if (char.charCodeAt(0) < 0x80) continue;
    all += 1;
    if (/[\u2010-\u2040\u2460-\u249b\u3000-\u3029\uff00-\uff5e\u00b7]/.test(char)) common += 1;
    else if (commonHan().has(char)) common += 1;
  }
  return all === 0 || common >= all * COMMON_SHARE;
}

let han: ReadonlySet<string> | undefined;

/** The 3755 characters of GB 2312's first level, which its own bytes list. */
function commonHan(): ReadonlySet<string> {
  if (han) return han;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  han = new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
  return han;
}
