import { isAgency } from "./agency.ts";

const BEFORE_ABOUT = /^(.{2,120}?)(?:关于|印发|转发|公告$|令$)/;
const LONGEST = 200;

/**
 * Says who issued a document: what a labelled field says, who signed, who stands before 关于 in the title or
 * alone on a line of the head, or who adopted the law; with blanks between. `undefined` when nobody is named.
 */
export function readIssuer(found: {
  field: string | undefined;
  signed: readonly string[];
  titles: readonly string[];
  head: readonly string[];
  history: string | undefined;
}): string | undefined {
  if (found.field !== undefined) return tidy(found.field);
  const titled = found.titles.map(ofTitle).find((one) => one !== undefined);
  if (titled !== undefined) return titled;
  if (found.signed.length > 0) return tidy(found.signed.join(" "));
  if (found.history !== undefined) return found.history;
  const line = found.head.find((one) => one.split(/[ 、]+/).every(isAgency));
  return line === undefined ? undefined : tidy(line);
}

function ofTitle(title: string): string | undefined {
  const before = BEFORE_ABOUT.exec(title)?.[1]?.trim();
  if (before === undefined) return undefined;
  return before.split(/[ 、]+/).every(isAgency) ? tidy(before) : undefined;
}

function tidy(text: string): string {
  return text
    .replace(/[\s、，,;；]+/g, " ")
    .trim()
    .slice(0, LONGEST);
}
