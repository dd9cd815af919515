import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { TurnContext } from "./turn-context.ts";

/** The year in which a company says that it was founded. */
const FOUNDED = /(?<!\d)(\d{4}|\d\d)年[^,，。\s]{0,8}(?:注册|登记|成立|开业|创办|创立)/;
/** Half a year of figures. */
const HALF = /(?<!\d)(\d{4}|\d\d)年(?:度|下)?半年(?=[^,，。;；\d]{0,8}[\d一二三四五六七八九十])/g;

/**
 * The text without the words that make a part of the year in which a company was founded less than a year:
 * what it did from then on is what it did that year (24年6月成立 24年半年收入310万). Every offset stays.
 */
export function withFirstYear(text: string, { known }: TurnContext): string {
  const said = FOUNDED.exec(text)?.[1];
  const held = known.findLast(({ fact }) => fact === "regDate")?.value;
  const founded =
    said === undefined ? (held?.kind === "date" ? yearOf(held.from) : undefined) : fullYear(said);
  return text.replace(HALF, (words, year: string) =>
    fullYear(year) === founded ? `${year}年`.padEnd(words.length) : words,
  );
}

function fullYear(said: string): number {
  return said.length === 4 ? Number(said) : 2000 + Number(said);
}
