import type { Message } from "./message.ts";
import { readMessage } from "./message.ts";
import type { ReadingContext } from "./statement.ts";

const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;
/** Parts that commas set off, but for those within a number. */
const PARTS = /(?:[^,，、;；。\n]|,(?=\d{3}(?!\d)))+/g;
const ASKS = /[?？吗么]|多少|怎么|如果|要是|假如/;
/** What may stand beside a name that is told behind its figures. */
const BESIDE =
  /^(?:近|最近|前|这|过去|[一二两三四五1-5]年|全年|分别|都?是|说的是|指的是|的|数|各年|[\s:：])*$/;
/** A part that tells nothing but the unit. */
const UNIT = /^(?:单位|都|全|均|是|为|以|按|计|[:：]|千元|万元?|亿元?|元|块钱?|人|个|\s)*$/;

/** The text with a name that is told only behind its figures put before them: 23年860，24年1120，单位都是万，净资产. */
export function withTrailingName(
  text: string,
  context: Pick<ReadingContext, "today" | "vocabulary" | "within">,
): string {
  if (text.includes("\n") || ASKS.test(text)) return text;
  const message = readMessage(text, context);
  const names = message.mentions.filter(
    ({ covered, facts }) => !covered && facts.some(({ kind }) => FIGURE_KINDS.test(kind)),
  );
  const [name, ...others] = names;
  if (!name || others.length > 0 || message.figures.length === 0) return text;
  const parts = [...text.matchAll(PARTS)].map(({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }));
  const at = parts.findIndex(({ start, end }) => start <= name.start && name.end <= end);
  const part = parts[at];
  if (!part || at < 1 || !isNameOnly(message, part, name)) return text;
  const before = parts.slice(0, at);
  const has = (one: { start: number; end: number }) =>
    [...message.figures, ...message.years].some(
      ({ start, end }) => start >= one.start && end <= one.end,
    );
  if (!before.every((one) => has(one) || UNIT.test(one.words))) return text;
  if (!parts.slice(at + 1).every(({ words }) => UNIT.test(words))) return text;
  const rest = text.slice(0, before.at(-1)?.end ?? 0);
  return `${part.words.trim()} ${rest}${text.slice(part.end)}`;
}

/** Whether a part of a text is a name and the year or years that it is of, and no more. */
function isNameOnly(
  { folded, years, figures }: Message,
  { start, end }: { readonly start: number; readonly end: number },
  name: { readonly start: number; readonly end: number },
): boolean {
  const known = [name, ...years.filter((one) => one.start >= start && one.end <= end)].sort(
    (a, b) => b.start - a.start,
  );
  if (figures.some((one) => one.start >= start && one.end <= end)) return false;
  const words = known.reduce(
    (so, one) => so.slice(0, one.start - start) + so.slice(one.end - start),
    folded.slice(start, end),
  );
  return BESIDE.test(words);
}
