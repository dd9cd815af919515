import { dayPeriod } from "./period.ts";
import type { PeriodToken, Token } from "./token.ts";

const RANGE = /^ ?(?:-{1,2}|~{1,2}|到|至) ?$/;

/** Joins 2025年1月1日到2025年6月30日, 去年7月到今年3月 into one period each. */
export function joinPeriods(folded: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const previous = joined.at(-1);
    const both = previous?.type === "period" && token.type === "period";
    const span = both ? spanOf(folded, previous, token) : undefined;
    if (span) joined[joined.length - 1] = span;
    else joined.push(token);
  }
  return joined;
}

function spanOf(folded: string, left: PeriodToken, right: PeriodToken): PeriodToken | undefined {
  if (!RANGE.test(folded.slice(left.end, right.start))) return undefined;
  const from = left.period?.from;
  const to = right.period?.to ?? inYearOf(right.date, from);
  if (from === undefined || to === undefined || from >= to) return undefined;
  const years = left.kind === "year" && right.kind === "year";
  return {
    ...left,
    kind: years ? "year" : "period",
    end: right.end,
    value: undefined,
    date: undefined,
    years: [Number(from.slice(0, 4)), Number(to.slice(0, 4))],
    period: { grain: "span", from, to },
    unsure: left.unsure || right.unsure,
  };
}

/** The day `--MM-DD` in the year of the day `from`. */
function inYearOf(date: string | undefined, from: string | undefined): string | undefined {
  const parts = /^--(\d\d)-(\d\d)$/.exec(date ?? "");
  if (!parts || from === undefined) return undefined;
  return dayPeriod(Number(from.slice(0, 4)), Number(parts[1]), Number(parts[2]))?.to;
}
