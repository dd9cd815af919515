import { clean } from "./source-line.ts";

/** Longest text of a cell that is looked at. */
const LONGEST = 500;

/** A text of a file as it may be looked at and shown: on one line, without what is invisible, and not too long. */
export function shownText(text: string, longest = LONGEST): string {
  const line = clean(text.length > longest * 4 ? text.slice(0, longest * 4) : text)
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
