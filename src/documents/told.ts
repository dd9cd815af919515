import type { Day } from "../calendar/day.ts";
import { DAY_FORM, readFieldDay } from "./written-day.ts";

const DAY = new RegExp(`${DAY_FORM}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}`);

/** Says of a line whether the fields of its document tell all of it: title, 文号, issuer, and the day of issue. */
export function toldBy(
  fields: readonly (string | undefined)[],
  issued: Day | undefined,
): (text: string) => boolean {
  const told = fields.flatMap((field) => (field === undefined ? [] : [bare(field)]));
  const isField = (text: string) => text === "" || told.some((one) => one.includes(text));
  return (text) => {
    const words = bare(text.replace(/^[^:：]{2,8}[:：]/, "").replace(/^\d{1,3}[.．、]/, ""));
    if (isField(words) || isField(bare(text))) return true;
    const day = readFieldDay(text);
    if (day === undefined || day !== issued) return false;
    return isField(bare(text.replace(DAY, "").replace("印发", "")));
  };
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
