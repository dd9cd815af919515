import { foldWords } from "../vocabulary.ts";

/** Texts that were looked at last; a cell is looked at many times over. */
const seen = new Map<string, string>();
const MOST_SEEN = 4000;

/** A cell's text in the form in which names are compared: one width, no blanks. */
export function compact(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  const compacted = foldWords(text).replace(/\s+/g, "");
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.set(text, compacted);
  return compacted;
}

const NUMBERING =
  /^(?:[一二三四五六七八九十]+[、.,]|\([一二三四五六七八九十\d]+\)|\d{1,2}[、.)](?!\d)|[①-⑳])/;
const PREFIX = /^(?:其中|加|减|另|附)[:：]?/;
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]/g;

/** What a row or column is called, without its number, 其中 and 减, brackets and notes: 净利润 for 四、净利润（净亏损以“-”号填列）. */
export function nameIn(text: string): string {
  let name = compact(text);
  for (let last = ""; last !== name;) {
    last = name;
    name = name.replace(NUMBERING, "").replace(PREFIX, "");
  }
  return name.replace(BRACKETS, "").replace(/[:：*#△▲※→←]+/g, "");
}

/** Words of a file, cut so that they can be told back. */
export function told(text: string, longest = 24): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
