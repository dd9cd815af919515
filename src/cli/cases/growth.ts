import { pointOf } from "../../units/interval-arithmetic.ts";
import { differences, NOTHING, type Found } from "./found.ts";
import type { Worked } from "./worked.ts";

/** The facts, measures and score of one of the two growth rates of 高企. */
export const GROWTH = {
  netAssets: { measure: "netAssetsGrowth", score: "growth-net-assets" },
  sales: { measure: "salesGrowth", score: "growth-sales" },
} as const;

type Rate = (typeof GROWTH)[keyof typeof GROWTH];

/** How the rule names its ways of computing, and how cases name them. */
const METHODS: readonly {
  readonly ours: RegExp;
  readonly theirs: RegExp;
  /** Whether no formula was used, so that a case may leave the rate out. */
  readonly none?: true;
}[] = [
  { ours: /第一年.*为 0/, theirs: /first.*zero|首年.*0|第一年.*0/i },
  { ours: /第二年.*为 0/, theirs: /^(?!.*(first|首年|第一年)).*(zero|0)/i, none: true },
  { ours: /只有一个会计年度/, theirs: /one|single_year|insufficient|only|仅|一个/i, none: true },
  { ours: /两个会计年度/, theirs: /^(?!.*first).*(two|2|single|one_segment|两|一段)/i },
  { ours: /三年|^$/, theirs: /^normal$|三年/i },
];

const BY_PEOPLE = /manual|review|negative|undefined|人工|专家|负/i;

/** The growth rate; a case may leave it out where no formula was used. */
export function growthOf(worked: Worked, { measure }: Rate): Found {
  const { interval, method = "" } = worked.evaluation.measureResult(measure);
  const none = METHODS.find(({ ours }) => ours.test(method))?.none === true;
  if (!pointOf(interval)) return NOTHING;
  return none ? { kind: "nothing", alsoZero: true } : { kind: "figure", interval, unit: "%" };
}

/** The way in which the growth rate was computed. */
export function methodOf(worked: Worked, rate: Rate): Found {
  const { interval, method = "" } = worked.evaluation.measureResult(rate.measure);
  const row = METHODS.find(({ ours }) => ours.test(method));
  const shown = method === "" ? "按公式算" : method;
  if (!pointOf(interval))
    return { kind: "words", shown: "由人判断", fits: (said) => BY_PEOPLE.test(said), open: true };
  return { kind: "words", shown, fits: (said) => row?.theirs.test(said) === true };
}

/** What a case says of growth in words: each of its figures must be one of ours. */
export function growthInWords(worked: Worked): Found {
  const rates = Object.values(GROWTH).map((rate) => worked.measure(rate.measure));
  const points = [
    ...Object.values(GROWTH).map(({ score }) => worked.score(score)),
    worked.score("growth"),
  ];
  const kinds: Readonly<Record<string, readonly Found[]>> = {
    个会计年度: [worked.measure("fiscalYears")],
    "%": rates,
    分: points,
  };
  const fits = (said: string) => {
    const figures = [...said.matchAll(/(-?\d+(?:\.\d+)?)\s*(个会计年度|%|分)/g)];
    return (
      figures.length > 0 &&
      figures.every(([, figure = "", unit = ""]) =>
        (kinds[unit] ?? []).some(
          (found) => differences(unit === "%" ? `${figure}%` : Number(figure), found).length === 0,
        ),
      )
    );
  };
  return { kind: "words", shown: "另外的年数、增长率或分", fits };
}
