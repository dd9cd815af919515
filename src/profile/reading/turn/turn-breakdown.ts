import { addIntervals, pointOf } from "../../../units/interval-arithmetic.ts";
import { pointInterval, type Interval } from "../../../units/interval.ts";
import { compare, ratio, ZERO } from "../../../units/rational.ts";
import type { Statement } from "../statement.ts";
import { ABROAD, mayBeAbroad } from "./turn-rest.ts";
import type { TurnContext } from "./turn-context.ts";

/** Cost classes that together are the research expenses, by the facts that hold their total. */
const FAMILIES: readonly { readonly parts: readonly string[] }[] = [
  {
    parts: [
      "rdHntePersonnel",
      "rdHnteDirectInput",
      "rdHnteDepreciation",
      "rdHnteAmortization",
      "rdHnteDesign",
      "rdHnteDebugging",
      "rdHnteOutsourcedDomestic",
      "rdHnteOutsourcedOverseas",
      "rdHnteOther",
    ],
  },
  {
    parts: [
      "rdDedPersonnel",
      "rdDedDirectInput",
      "rdDedDepreciation",
      "rdDedAmortization",
      "rdDedDesign",
      "rdDedEntrustedDomestic",
      "rdDedEntrustedOverseas",
      "rdDedOther",
    ],
  },
];
const TOTAL = "rdExpenseUnspecified";
/** Facts that a figure without a name, or one of research in general, may have been taken for. */
const WHOLES = [
  TOTAL,
  "rdExpenseHnte",
  "rdExpenseDeduction",
  "salesRevenue",
  "operatingRevenue",
  "mainRevenue",
];
const REVENUE_WORDS = /收入|营收|销售|卖|产值|流水|营业/;
const TEN_THOUSAND = ratio(10_000n);

/**
 * Reads a year's total with its parts (17年22万 人工12 材料8 其他2): the total is that of the parts,
 * and where they add up to it every other class is nothing.
 */
export function withBreakdowns(
  text: string,
  statements: readonly Statement[],
  { within }: TurnContext,
): { statements: Statement[]; implied: Statement[] } {
  const implied: Statement[] = [];
  const told = [...statements];
  for (const { parts } of FAMILIES) {
    for (const [index, whole] of told.entries()) {
      const before = text.slice(told[index - 1]?.end ?? 0, whole.start);
      if (!WHOLES.includes(whole.fact) || REVENUE_WORDS.test(before)) continue;
      const following = partsBehind(told, index, parts);
      if (following.length < 2) continue;
      const { unsure: doubt, ...sure } = whole;
      told[index] = {
        ...sure,
        fact: TOTAL,
        unnamed: false,
        ...(doubt && doubt !== "field" && { unsure: doubt }),
      };
      if (!addUp(whole, following)) continue;
      const zero = { kind: "figure", interval: pointInterval(ZERO), approximate: false } as const;
      const facts = following.map(({ fact }) => fact);
      const open = mayBeAbroad(text, facts) ? ABROAD : undefined;
      for (const fact of parts) {
        if (facts.includes(fact) || fact === open || !within.includes(fact)) continue;
        implied.push({ ...whole, fact, value: zero });
      }
    }
  }
  return { statements: told, implied };
}

/** The parts that follow a total up to the next figure of something else, of the same year. */
function partsBehind(
  statements: readonly Statement[],
  index: number,
  parts: readonly string[],
): Statement[] {
  const found: Statement[] = [];
  for (const one of statements.slice(index + 1)) {
    const sameYear = one.years?.[0] === statements[index]?.years?.[0] || !one.yearSaid;
    if (!parts.includes(one.fact) || !sameYear) break;
    if (found.some(({ fact }) => fact === one.fact)) break;
    found.push(one);
  }
  return found;
}

function addUp(whole: Statement, parts: readonly Statement[]): boolean {
  const sum = parts.reduce<Interval>(
    (so, { value }) => (value.kind === "figure" ? addIntervals(so, value.interval) : so),
    pointInterval(ZERO),
  );
  const [total, all] = [
    whole.value.kind === "figure" && pointOf(whole.value.interval),
    pointOf(sum),
  ];
  if (!total || !all) return false;
  return compare(total, all) === 0 || compare(total, all.mul(TEN_THOUSAND)) === 0;
}
