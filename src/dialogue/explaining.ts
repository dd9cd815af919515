import { figureWords } from "../rules/figure-words.ts";
import { conditionLine } from "../rules/condition-words.ts";
import type { RuleVersion } from "../rules/rule.ts";
import { Told } from "../rules/telling.ts";
import type { ConditionResult, MeasureResult } from "../rules/verdict.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { printClause } from "../clauses/clause.ts";
import { intervalOf } from "../profile/stored-value.ts";
import { compare, ZERO, type Rational } from "../units/rational.ts";
import { toldEntries, type CompanyView } from "./company-view.ts";
import { tellingOf } from "./asking.ts";
import { cutsOf, type Cut } from "./counted-lines.ts";
import type { DialogueGround } from "./dialogue-ground.ts";

const MOST_STEPS = 6;
/** Where it is said what is left out, so many are enough. */
const FEWER_STEPS = 2;
const DAYS = "天";
const COUNTED = "rdTotal";
const REPORTED = "rdExpenseUnspecified";

/** How the figure came about that is being wondered at: step by step, each with its clause. */
export function explainingLines(view: CompanyView, ground: DialogueGround): string[] {
  const found = view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    if (!told) return [];
    const computed = standing.verdict.conditions.filter(
      ({ subject, value }) => value && subject !== undefined && told.arithmetic.has(subject),
    );
    const order = ["unmet", "unknown", "met"];
    const [first] = [...computed].sort(
      (a, b) =>
        order.indexOf(a.outcome) - order.indexOf(b.outcome) ||
        Number(a.value?.unit === DAYS) - Number(b.value?.unit === DAYS),
    );
    return first ? [linesOf(first, told, view, cutsOf(standing, view, ground))] : [];
  });
  return found[0] ?? [];
}

function linesOf(
  condition: ConditionResult,
  told: Told,
  view: CompanyView,
  cuts: readonly Cut[],
): string[] {
  const measures = new Map(told.verdict.measures.map((one) => [one.id, one]));
  const steps = chain(condition.subject ?? "", told.version, measures).filter((id) =>
    told.arithmetic.has(id),
  );
  return [
    `${conditionLine(condition, told).text}。一步步看：`,
    ...countedLine(view, measures, cuts),
    ...steps.slice(0, cuts.length > 0 ? FEWER_STEPS : MOST_STEPS).map((id) => {
      const measure = measures.get(id);
      const point = measure && pointOf(measure.interval);
      const result = measure && point ? ` ＝ ${figureWords(point, measure.unit)}` : "";
      const clause = measure?.clause ? `〔${printClause(measure.clause)}〕` : "";
      return `- ${measure?.label ?? id}：${(told.arithmetic.get(id) ?? "").trim()}${result}${clause}`;
    }),
  ];
}

/** How much of the expenses that were reported counts. */
function countedLine(
  view: CompanyView,
  measures: ReadonlyMap<string, MeasureResult>,
  cuts: readonly Cut[],
): string[] {
  const counted = measures.get(COUNTED);
  const total = counted && pointOf(counted.interval);
  const said = toldEntries(view).filter(
    ({ fact, years }) => fact === REPORTED && years?.[0] === years?.[1],
  );
  const points = said.map(({ value }) =>
    value.kind === "figure" ? pointOf(intervalOf(value)) : undefined,
  );
  if (!total || points.length === 0 || points.some((point) => !point)) return [];
  const sum = points.reduce<Rational>((so, point) => (point ? so.add(point) : so), ZERO);
  const less = sum.sub(total);
  if (compare(less, ZERO) <= 0) return [];
  const [all, part, gap] = [sum, total, less].map((one) => figureWords(one, "元"));
  const told = cuts.reduce<Rational>((so, { less: one }) => so.add(one), ZERO);
  const why =
    cuts.length > 0 && compare(told, less) === 0
      ? `：${cuts.map((one) => `${one.label} ${figureWords(one.less, "元")}`).join(" ＋ ")}${cuts.length > 1 ? ` ＝ ${gap ?? ""}` : ""}。钱是真付了，只是这个口径不全计`
      : "";
  return [
    `- 报的研发费用 ${all ?? ""}，按口径计入 ${part ?? ""}，少了 ${gap ?? ""}${why}。`,
    ...cuts.map(({ words }) => `- ${words}。`),
  ];
}

/** A measure and those that it is computed from, the whole before its parts. */
function chain(
  id: string,
  version: RuleVersion,
  measures: ReadonlyMap<string, MeasureResult>,
  seen = new Set<string>(),
): string[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const measure = version.measures.get(id);
  const used = measures.get(id);
  if (!measure || !used) return [];
  const formula = measure.cases.find(({ formula: one }) => one.text === used.formula)?.formula;
  // A measure that another one told has no formula of its own here.
  const names = formula ? [...formula.names] : measure.given;
  return [id, ...names.flatMap((name) => chain(name, version, measures, seen))];
}
