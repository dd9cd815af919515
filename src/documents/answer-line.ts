import type { SourceLine } from "./source-line.ts";

const LONGEST = 100_000;
/** A question, numbered or with 问, up to the 答 that follows it; what stands before it is over. */
const QUESTION =
  /(^|[。；？！?）)”"])\s*((?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|问题?[一二三四五六七八九十\d]{0,3}\s*[:：])[^。]{4,300}?)\s*(?=答\s*[:：])/g;

/** Questions and answers that run on in one line, each on a line of its own; any other line as it is. */
export function splitAnswers(line: SourceLine): SourceLine[] {
  if (line.table === true || line.text.length > LONGEST || !/.答\s*[:：]/.test(line.text))
    return [line];
  const texts = line.text
    .replace(QUESTION, "$1\n$2\n")
    .split("\n")
    .filter((text) => text !== "");
  return texts.map((text, at) => (at === 0 ? { ...line, text } : { text }));
}
