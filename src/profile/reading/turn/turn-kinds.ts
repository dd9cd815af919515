import { matchesIn } from "../../../units/folded-text.ts";
import type { Claim } from "../../claim.ts";
import type { Entry } from "../../history.ts";
import type { Statement } from "../statement.ts";

const UNSPECIFIED = "rdExpenseUnspecified";
/** How a message says of which kind all its research expenses are. */
const KINDS: readonly (readonly [words: RegExp, fact: string])[] = [
  [
    /(?:都|均|全|这些|以上)?(?:是|按)(?:的)?(?:高企)?(?:专审|专项审计|归集|高企)(?:的)?(?:口径|的数|数)/,
    "rdExpenseHnte",
  ],
  [
    /(?:都|均|全|这些|以上)?(?:是|按)(?:的)?加计(?:扣除)?(?:的)?(?:口径|的数|数)/,
    "rdExpenseDeduction",
  ],
  [/(?:都|均|全|这些|以上)?(?:是|按)(?:的)?(?:账上|账面)(?:的)?(?:口径|的数|数)/, "rdExpenseBook"],
];
const FAMILY = KINDS.map(([, fact]) => fact);
/** 高企 in these words is no title that is held. */
const NO_TITLE = /高企(?:专审|专项|口径|归集)/;

const RESEARCH = "(?:研发|研究开发)";
/** How the kind is said with a figure of research expenses itself: 加计口径的研发费165万. */
const WITH_FIGURE: readonly (readonly [words: RegExp, fact: string])[] = [
  [
    new RegExp(
      `(?:高企|专审|专项审计|归集)(?:报告)?[上里中]?的?(?:口径|归集)|(?:高企(?:专审|归集)?|专审|专项审计)(?:报告)?[上里中]?的?(?=${RESEARCH})`,
      "g",
    ),
    "rdExpenseHnte",
  ],
  [/(?<!加计)按口径(?:已经)?(?:计入|归集|算)的?|(?<!加计)(?:计入|归集)口径的?/g, "rdExpenseHnte"],
  [new RegExp(`加计(?:扣除)?的?(?:口径|(?=${RESEARCH}))`, "g"), "rdExpenseDeduction"],
  [
    new RegExp(`(?:统计|纳统|联网直报)(?:报表)?[上里]?的?(?:口径|(?=${RESEARCH}))`, "g"),
    "rdExpenseStatistics",
  ],
  [new RegExp(`(?:账上|账面|利润表)[上里]?的?(?:口径|(?=${RESEARCH}))`, "g"), "rdExpenseBook"],
];
const BEHIND = 10;
const SENTENCE_END = /[。！!？?；;\n]/g;

/** Statements on research expenses of the kind that is said with them, before the figure or right behind it. */
export function ofKinds(text: string, statements: readonly Statement[]): Statement[] {
  const told = statements.map((each) => {
    if (each.fact !== UNSPECIFIED) return each;
    const from = Math.max(
      ...matchesIn(text.slice(0, each.start), SENTENCE_END).map(({ index }) => index),
      0,
    );
    const before = lastKind(text.slice(from, each.start));
    const behind =
      /^\s*[(（]?[^,，。;；\d]*/.exec(text.slice(each.end, each.end + BEHIND))?.[0] ?? "";
    const fact = before ?? lastKind(behind);
    return fact === undefined ? each : { ...each, fact };
  });
  return told.map((each, index) => {
    const last = lastOfRow(statements, index);
    const fact = told[last]?.fact;
    const wholly = OF_ALL.test(text.slice(statements[last]?.end ?? 0).slice(0, BEHIND));
    return last > index && wholly && fact !== undefined ? { ...each, fact } : each;
  });
}

/** Behind a row of figures what they all are: 研发23年200 24年225 25年260 都是万 专审口径. */
const OF_ALL = /^[^,，。;；\d]{0,4}(?:都|全|均)|^[\s,，]+[^,，。;；\d]{0,4}口径/;

/** The place of the last figure of the row of research expenses, year by year, that one begins or goes on. */
function lastOfRow(statements: readonly Statement[], index: number): number {
  let last = index;
  while (statements[last]?.fact === UNSPECIFIED && statements[last + 1]?.fact === UNSPECIFIED)
    last += 1;
  return last;
}

/** The kind said last in some words. */
function lastKind(words: string): string | undefined {
  const found = WITH_FIGURE.flatMap(([pattern, fact]) =>
    matchesIn(words, pattern).map(({ index }) => ({ index, fact })),
  );
  return found.sort((a, b) => b.index - a.index)[0]?.fact;
}

/** The kind that all research expenses before were of. */
function kindBefore(known: readonly Entry[]): string | undefined {
  const kinds = new Set(known.flatMap(({ fact }) => (fact.startsWith("rdExpense") ? [fact] : [])));
  const [only, ...others] = kinds;
  return others.length === 0 && FAMILY.includes(only ?? "") ? only : undefined;
}

/** Claims with research expenses of the kind that their message names. */
export function withKinds(
  text: string,
  claims: readonly Claim[],
  known: readonly Entry[],
): Claim[] {
  const kind = KINDS.find(([words]) => words.test(text))?.[1] ?? kindBefore(known);
  return claims
    .filter(({ fact }) => fact !== "isHnte" || !NO_TITLE.test(text))
    .map((claim) =>
      kind !== undefined && claim.fact === UNSPECIFIED ? { ...claim, fact: kind } : claim,
    );
}
