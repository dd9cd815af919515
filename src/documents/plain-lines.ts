import { clean, cutLong, tableText } from "./source-line.ts";
import type { SourceLine, SourceText } from "./source-line.ts";
import { readCardLabel, readGluedLabel } from "./card-label.ts";
import { startsSomething } from "./marker.ts";

/** Length from which a line without an end may go on in the next. */
const FULL = 25;
const UNFINISHED = /[\p{Script=Han}\d、，,“（(《％%]$/u;
const GOES_ON = /^[\p{Script=Han}\d，。、；）)”》A-Za-z]/u;

/** Reads plain text and Markdown: headings, tables and lines; lines that were broken to a width are joined. */
export function readPlain(text: string, markdown: boolean): SourceText {
  const { body, fields } = frontMatter(clean(text), markdown);
  const lines: SourceLine[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) lines.push({ text: tableText(rows), table: true });
    rows = [];
  };
  let blank = true;
  for (const raw of body.split("\n").flatMap(cutLong)) {
    const row = readRow(raw);
    if (row) {
      if (!row.every((cell) => /^:?-+:?$/.test(cell))) rows.push(row);
      continue;
    }
    endTable();
    const line = readLine(raw, markdown);
    const last = lines.at(-1);
    if (line.text === "") {
      blank = true;
      continue;
    }
    if (!blank && last && goesOn(last, line)) last.text += line.text;
    else lines.push(blank ? { ...line, gap: true } : line);
    blank = false;
  }
  endTable();
  return { lines, fields };
}

function goesOn(last: SourceLine, line: SourceLine): boolean {
  if (last.depth !== undefined || line.depth !== undefined || last.table) return false;
  if (readGluedLabel(last.text) !== undefined) return false;
  if (last.text.length < FULL || !UNFINISHED.test(last.text)) return false;
  // A title or a label has no comma: only a sentence is broken to a width.
  if (!/[，。；：,]/.test(last.text) || /^[《【].*[》】]$/.test(last.text)) return false;
  if (/\d *日$/.test(line.text) && line.text.length < 40) return false;
  return GOES_ON.test(line.text) && !startsSomething(line.text) && !readCardLabel(line.text);
}

function readLine(raw: string, markdown: boolean): SourceLine {
  const heading = /^(#{1,6}) +(.*?)#*$/.exec(raw.trim());
  const text = markdown ? withoutMarks(heading?.[2] ?? raw) : (heading?.[2] ?? raw);
  const line: SourceLine = { text: text.trim() };
  if (heading) line.depth = heading[1]?.length ?? 1;
  return line;
}

/** Takes away what Markdown marks words with: emphasis, links, pictures, bullets, quotes, tags. */
function withoutMarks(text: string): string {
  return text
    .trim()
    .replace(/^(?:> ?)+/, "")
    .replace(/^(?:[-*+] +|(?:[-*_] *){3,}$|`{3,}.*$)/, "")
    .replace(/!\[[^\][]{0,200}\]\([^()]{0,500}\)/g, "")
    .replace(/\[([^\][]{1,200})\]\([^()\s]{0,500}(?: "[^"]{0,200}")?\)/g, "$1")
    .replace(/(\*\*|__)([^*_]{1,500})\1/g, "$2")
    .replace(/<\/?(?:br|b|strong|em|i|u|p|span|div|font|center)\b[^>]{0,200}>/gi, "")
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, "$1")
    .replace(/ +/g, " ");
}

function readRow(raw: string): string[] | undefined {
  const trimmed = raw.trim();
  if (!/^\|.+\|$/.test(trimmed)) return undefined;
  return trimmed
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, "|").trim());
}

/** Splits off the lines `key: value` that may stand between two rules at the very top. */
function frontMatter(
  text: string,
  markdown: boolean,
): { body: string; fields: Map<string, string> } {
  const found = markdown ? /^\s*---\n([\s\S]{0,4000}?)\n---(?:\n|$)/.exec(text) : null;
  const fields = new Map<string, string>();
  if (!found) return { body: text, fields };
  for (const line of (found[1] ?? "").split("\n")) {
    const pair = /^([\p{L}_-]{1,20}) *[:：] *(.+)$/u.exec(line);
    const [, key, value] = pair ?? [];
    if (key !== undefined && value !== undefined) {
      fields.set(KEYS.get(key.toLowerCase()) ?? key, value.replace(/^(["'])(.*)\1$/, "$2").trim());
    }
  }
  return { body: text.slice(found[0].length), fields };
}

const KEYS = new Map([
  ["title", "标题"],
  ["number", "发文字号"],
  ["issuer", "发文机关"],
  ["issued", "成文日期"],
]);
