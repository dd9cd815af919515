import { printClause } from "../../clauses/clause.ts";
import type { Fact } from "../../profile/fact.ts";
import { Profile } from "../../profile/profile.ts";
import type { StoredValue } from "../../profile/stored-value.ts";
import { Evaluation } from "../../rules/evaluation.ts";
import { figureWords } from "../../rules/figure-words.ts";
import type { Standing } from "../../rules/judge-all.ts";
import type { MeasureResult } from "../../rules/verdict.ts";
import { versionFor } from "../../rules/version.ts";
import { pointInterval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, ZERO, type Rational } from "../../units/rational.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import type { Taken } from "./taking.ts";

const PROGRAMME = "hnte";
/** The words of a total that follows from its classes. */
export const BY_CLASS = "按类折算";
const TOTAL = "rdExpenseHnte";
const COUNTED = "rdByClass";
/** Cost classes that count as they are, and what they come to where they were not told apart. */
const WHOLE = [
  "rdHntePersonnel",
  "rdHnteDirectInput",
  "rdHnteDepreciation",
  "rdHnteAmortization",
  "rdHnteDesign",
  "rdHnteDebugging",
];
const TOGETHER = "rdHnteSix";
const PARTLY = ["rdHnteOutsourcedDomestic", "rdHnteOutsourcedOverseas", "rdHnteOther"];
const GIVEN_OUT = "rdHnteOutsourcedDomestic";
const ABROAD = "rdHnteOutsourcedOverseas";
const CLASS = /^rdHnte/;
/** What was spent, what of it counts at most, and what counts: measures by id. */
const PARTS = [
  {
    spent: ["outsourcedDomestic", "outsourcedOverseas"],
    counted: "outsourcedCounted",
    label: "委外",
  },
  { spent: ["otherActual"], counted: "otherCounted", cap: "otherCap", label: "其他费用" },
] as const;

/** The research expenses of single years that follow from their cost classes, where not all years were parted. */
export function yearResearch(
  facts: readonly Fact[],
  standings: readonly Standing[],
  { ground }: DialogueGround,
): Fact[] {
  const standing = standings.find(({ rule }) => rule.programme === PROGRAMME);
  if (!standing || !facts.some(({ key }) => CLASS.test(key))) return [];
  const { years } = standing.verdict;
  const parted = years.filter((year) => classesOf(facts, year));
  const whole = parted.filter((year) => [...WHOLE, ABROAD].every((key) => exact(facts, key, year)));
  if (whole.length === years.length) return [];
  return parted.flatMap((year): Fact[] => {
    if (facts.some((one) => one.key === TOTAL && one.years?.[0] === year)) return [];
    const counted = countedOf(facts, year, standing, ground)?.of(COUNTED);
    const value = counted && pointOf(counted.interval);
    if (!value) return [];
    const interval = pointInterval(value);
    const figure = { kind: "figure", interval, approximate: false } as const;
    return [{ key: TOTAL, years: [year, year], value: figure, words: BY_CLASS }];
  });
}

/** How much of the research expenses of a year counts, where its classes were told just now. */
export function yearCountedLines(
  { added, replaced }: Taken,
  { profile, standings }: CompanyView,
  { ground }: DialogueGround,
): string[] {
  const now = [...added, ...replaced.map(({ after }) => after)];
  const years = new Set(
    now.flatMap(({ fact, years: of, implied, value }) =>
      CLASS.test(fact) && implied !== true && of && !isNone(value) ? [of[0]] : [],
    ),
  );
  return countedLinesOf([...years], { profile, standings }, ground);
}

/** How much of the research expenses of some years counts by their classes. */
export function countedLinesOf(
  years: readonly number[],
  { profile, standings }: Pick<CompanyView, "profile" | "standings">,
  ground: DialogueGround["ground"],
): string[] {
  const standing = standings.find(({ rule }) => rule.programme === PROGRAMME);
  if (!standing) return [];
  const lines = [...years]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const derived = profile.year(TOTAL, year);
      const counted = countedOf(profile.facts, year, standing, ground);
      const total = counted && pointOf(counted.of(COUNTED)?.interval ?? NOTHING);
      if (derived?.words !== BY_CLASS || !counted || !total) return [];
      const parts = PARTS.flatMap((part) => partWords(part, counted.of));
      const less = shortOf(BOOKS, year, profile, total);
      return [`${String(year)} 年计入 ${figureWords(total, "元")}${less}（${parts.join("；")}）`];
    });
  return lines.length === 0 ? [] : [`研发费用按高企口径：${lines.join("；")}。`];
}

/** A profile in which work that was given out is that at home where nothing is known of any abroad: the same share of it counts. */
export function withGivenOut(profile: Profile, years: readonly number[]): Profile {
  const none = years.flatMap((year): Fact[] =>
    profile.year(GIVEN_OUT, year) && !profile.year(ABROAD, year)
      ? [{ key: ABROAD, years: [year, year], value: ZERO_VALUE }]
      : [],
  );
  return none.length === 0 ? profile : profile.with(none);
}

function isNone(value: StoredValue): boolean {
  return value.kind === "figure" && value.low === "0" && value.high === "0";
}

/** What was reported in all, before anything was left out. */
const BOOKS = ["rdExpenseBook", "rdExpenseUnspecified"];

/** How much less counts than was reported. */
function shortOf(
  keys: readonly string[],
  year: number,
  profile: Profile,
  counts: Rational,
): string {
  const reported = keys.flatMap((key) => {
    const value = profile.year(key, year)?.value;
    const point = value?.kind === "figure" ? pointOf(value.interval) : undefined;
    return point ?? [];
  })[0];
  if (!reported || compare(reported, counts) <= 0) return "";
  return `，比报的 ${figureWords(reported, "元")}少 ${figureWords(reported.sub(counts), "元")}`;
}

const NOTHING = { low: undefined, high: undefined, lowIncluded: false, highIncluded: false };

type Measured = (id: string) => MeasureResult | undefined;

function partWords(part: (typeof PARTS)[number], of: Measured): string[] {
  const points = (ids: readonly string[]): Rational =>
    ids.reduce<Rational>((sum, id) => sum.add(pointIn(of(id)) ?? ZERO), ZERO);
  const spent = points(part.spent);
  const counted = of(part.counted);
  const counts = pointIn(counted);
  if (!counts || compare(spent, ZERO) === 0) return [];
  const cap = "cap" in part ? pointIn(of(part.cap)) : undefined;
  const how = cap
    ? `、上限 ${figureWords(cap, "元")}，计 `
    : ` × ${figureWords(counts.div(spent), "%")} ＝ `;
  const clause = counted?.clause ? `〔${printClause(counted.clause)}〕` : "";
  return [`${part.label} ${figureWords(spent, "元")}${how}${figureWords(counts, "元")}${clause}`];
}

function pointIn(measure: MeasureResult | undefined): Rational | undefined {
  return measure && pointOf(measure.interval);
}

/** The measures of a year by itself: nothing was spent in the others. */
function countedOf(
  facts: readonly Fact[],
  year: number,
  { rule, verdict }: Standing,
  ground: DialogueGround["ground"],
): { readonly of: Measured } | undefined {
  const classes = classesOf(facts, year);
  const version = versionFor(rule, verdict.filingDay, verdict.kind);
  if (!classes || !version?.measures.has(COUNTED)) return undefined;
  const alone = verdict.years.flatMap((one) =>
    one === year
      ? classes
      : [...WHOLE, ...PARTLY].map((key): Fact => ({ key, years: [one, one], value: ZERO_VALUE })),
  );
  const options = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
  const situation = { ...verdict, options };
  const evaluation = new Evaluation(version, new Profile(alone), ground.definitions, situation);
  const of: Measured = (id) =>
    version.measures.has(id)
      ? evaluation.collect(() => evaluation.measureResult(id)).value
      : undefined;
  return { of };
}

const ZERO_VALUE = {
  kind: "figure",
  interval: pointInterval(ZERO),
  approximate: false,
} as const;

/** All cost classes of a year, what was not told apart as one of them; `undefined` where one is not known. */
function classesOf(facts: readonly Fact[], year: number): Fact[] | undefined {
  // Wherever it was done, the same share of what was given out counts.
  const given = exact(facts, GIVEN_OUT, year) !== undefined;
  const none: Fact = { key: ABROAD, years: [year, year], value: ZERO_VALUE };
  const partly = PARTLY.map(
    (key) => exact(facts, key, year) ?? (given && key === ABROAD ? none : undefined),
  );
  const whole = WHOLE.map((key) => exact(facts, key, year));
  const together = exact(facts, TOGETHER, year);
  if (partly.some((one) => !one)) return undefined;
  const own = partly.flatMap((one) => one ?? []);
  if (whole.every((one) => one !== undefined))
    return [...own, ...whole.flatMap((one) => one ?? [])];
  if (!together) return undefined;
  const rest = WHOLE.slice(1).map((key): Fact => ({ key, years: [year, year], value: ZERO_VALUE }));
  return [...own, { ...together, key: WHOLE[0] ?? "" }, ...rest];
}

function exact(facts: readonly Fact[], key: string, year: number): Fact | undefined {
  return facts.findLast(
    (one) =>
      one.key === key &&
      one.years?.[0] === year &&
      one.years[1] === year &&
      one.value.kind === "figure" &&
      pointOf(one.value.interval) !== undefined,
  );
}
