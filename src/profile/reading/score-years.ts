import type { Statement } from "./statement.ts";

/** Facts of this year that have a twin for the year before. */
const TWINS: Readonly<Record<string, string>> = { platformScore: "platformScoreLastYear" };
const LAST_YEAR = /去年度?|上一?年度?|前一年度?/g;
const THIS_YEAR = /今年度?|本年度?|现在|目前|这次/g;

/** Statements of what is told for this year and for the one before, each with the fact of its year: 平台分去年52.5，今年48. */
export function withTwins(text: string, statements: readonly Statement[]): Statement[] {
  return statements.map((each) => {
    const twin = TWINS[each.fact];
    return twin !== undefined && isOfLastYear(text, each, statements)
      ? { ...each, fact: twin }
      : each;
  });
}

/** Whether the year before is what stands nearest in front of a figure, or right behind it. */
function isOfLastYear(text: string, each: Statement, all: readonly Statement[]): boolean {
  const previous = Math.max(
    0,
    ...all.flatMap(({ end }) => (end <= each.start ? [end] : [])),
    ...["。", "；", ";"].map((mark) => text.lastIndexOf(mark, each.start) + 1),
  );
  const before = text.slice(previous, each.end);
  const [last, now] = [lastAt(before, LAST_YEAR), lastAt(before, THIS_YEAR)];
  if (last >= 0 || now >= 0) return last > now;
  return /^[（(]?(?:是)?(?:去年|上一?年度?)的?/.test(text.slice(each.end));
}

function lastAt(text: string, words: RegExp): number {
  return [...text.matchAll(words)].at(-1)?.index ?? -1;
}
