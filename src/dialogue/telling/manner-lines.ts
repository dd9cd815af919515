import type { Entry } from "../../profile/history.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { TurnTaken } from "../taking/turn-taken.ts";

type Took = TurnTaken["taken"];

/** The order of years is told by the speaker. */
const ORDERED = /顺序|分别|依次|对应|倒着|反着/;
/** A year right before a figure. */
const YEAR_BEFORE = /(?:\d{2,4}\s*年(?:度)?|[去前今]年)[^\d,，。;；\s]{0,8}\s*$/;
/** So many figures in a row are put to years by their order. */
const IN_A_ROW = 2;

/** Figures in a row that no year was said of: in which order they were put to years. */
export function orderTakenLines(
  text: string,
  { added, replaced }: Took,
  definitions: FactDefinitions,
): string[] {
  if (ORDERED.test(text)) return [];
  const now = [...added, ...replaced.map(({ after }) => after)].filter(
    ({ implied, years, value }) =>
      implied !== true && years?.[0] === years?.[1] && years && value.kind === "figure",
  );
  const rows = new Map<string, Entry[]>();
  for (const entry of now)
    if (isBare(text, entry)) rows.set(entry.fact, [...(rows.get(entry.fact) ?? []), entry]);
  const taken = [...rows].filter(
    ([, list]) => new Set(list.map(({ words }) => words)).size > IN_A_ROW,
  );
  const years = taken.flatMap(([, list]) => list.flatMap((one) => one.years?.[0] ?? []));
  if (taken.length === 0) return [];
  const labels = taken.map(([fact]) => definitions.get(fact)?.label ?? fact);
  const span = [...new Set(years)].sort((a, b) => a - b).map(String);
  return [`${labels.join("、")}没写年份，按 ${span.join("、")} 年的顺序记的，请对一眼，不是就说。`];
}

/** Whether a figure stands in a text without a year right before it. */
function isBare(text: string, { words }: Entry): boolean {
  const at = text.indexOf(words);
  return at >= 0 && !words.includes("年") && !YEAR_BEFORE.test(text.slice(0, at));
}

/** What was left out of the books and is found now. */
const LEFT_OUT =
  /(?:没|没有|未|漏)(?:归集?|算|列|入|计|记|放)(?:进去|进来|进|了|账)?|漏(?:归|记|算|报)了?/;

/** A sum that somebody adds to figures of the books: on the company's word until the books show it. */
export function addedLines(text: string, { replaced }: Took): string[] {
  const added = replaced.some(
    ({ after: { fact, value } }) => /^rd/.test(fact) && value.kind === "figure",
  );
  return added && LEFT_OUT.test(text)
    ? [
        "补进去的这笔是你说的（自报），没有核过：票据、合同、付款凭证留好，审计认可了才算审计报告上的数。",
      ]
    : [];
}
