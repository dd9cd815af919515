import { figureWords } from "../../rules/figure-words.ts";
import { conditionLine } from "../../rules/condition-words.ts";
import type { RuleVersion, ScorePart } from "../../rules/rule.ts";
import { partWords } from "../../rules/score-words.ts";
import { Told } from "../../rules/telling.ts";
import type { ConditionResult, MeasureResult, ScoreResult } from "../../rules/verdict.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { printClause } from "../../clauses/clause.ts";
import { intervalOf } from "../../profile/stored-value.ts";
import { compare, ZERO, type Rational } from "../../units/rational.ts";
import { toldEntries, type CompanyView } from "../company-view.ts";
import { tellingOf } from "../asking/asking.ts";
import { cutsOf, type Cut } from "../telling/counted-lines.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

const MOST_STEPS = 6;
/** Where it is said what is left out, so many are enough. */
const FEWER_STEPS = 2;
const DAYS = "天";
const COUNTED = "rdTotal";
const REPORTED = "rdExpenseUnspecified";

/** Something that came about by reckoning: a condition, or a part of a score. */
interface Reckoned {
  /** What it goes by. */
  readonly names: readonly string[];
  readonly heading: string;
  /** Measure (id) that was reckoned. */
  readonly subject: string;
  readonly rank: number;
}

/** What stands first where nothing is named. */
const ORDER = ["unmet", "unknown", "met"];
/** So many conditions of what is named are told. */
const MOST_NAMED = 2;
/** Words of a request that name nothing. */
const REQUEST =
  /给我们?|帮我们?|我们?|咱们?|你们?|算算|算一下|算一算|怎么|出来|凭啥|凭什么|为什么|为啥|这条|那条|这项|那项|这个|那个|只|就|都|的|算|得|是|成|了/g;

/** How the figure came about that is named or being wondered at: step by step, each with its clause. */
export function explainingLines(text: string, view: CompanyView, ground: DialogueGround): string[] {
  const found = view.standings.flatMap((standing) => {
    const told = Told.of(tellingOf(standing, view, ground));
    if (!told) return [];
    const all = [...conditionsOf(told), ...scorePartsOf(told)];
    const chosen = namedBy(text, all);
    const [first] = [...conditionsOf(told, false)].sort((a, b) => a.rank - b.rank);
    const about = chosen.length > 0 ? chosen : first ? [first] : scorePartsOf(told);
    const cuts = cutsOf(standing, view, ground);
    return about.length > 0 ? [about.flatMap((one) => linesOf(one, told, view, cuts))] : [];
  });
  return found[0] ?? [];
}

/** Those whose names share most with the words of a message. */
function namedBy(text: string, all: readonly Reckoned[]): Reckoned[] {
  const pairs = text
    .replace(REQUEST, " ")
    .split(/[^\u4e00-\u9fffⅠⅡ]+/)
    .flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));
  const sharing = ({ names }: Reckoned) =>
    Math.max(...names.map((name) => pairs.filter((pair) => name.includes(pair)).length));
  const most = Math.max(0, ...all.map(sharing));
  return most === 0 ? [] : all.filter((one) => sharing(one) === most).slice(0, MOST_NAMED);
}

/** Conditions that were reckoned, those within others too where they are asked for. */
function conditionsOf(told: Told, deep = true): Reckoned[] {
  const within = (condition: ConditionResult, of: readonly string[]): Reckoned[] => {
    const { subject, value, label, outcome, children } = condition;
    const names = [...of, label];
    const own =
      value && subject !== undefined && told.arithmetic.has(subject)
        ? {
            names: [...names, told.wording.label(subject)],
            heading: conditionLine(condition, told).text,
            subject,
            rank: ORDER.indexOf(outcome) * 2 + Number(value.unit === DAYS),
          }
        : undefined;
    return [
      ...(own ? [own] : []),
      ...(deep ? children.flatMap((child) => within(child, names)) : []),
    ];
  };
  return told.verdict.conditions.flatMap((condition) => within(condition, []));
}

/** Parts of scores whose points follow from what was reckoned. */
function scorePartsOf(told: Told): Reckoned[] {
  const within = (
    results: readonly ScoreResult[],
    parts: readonly ScorePart[],
    of: readonly string[],
  ): Reckoned[] =>
    results.flatMap((result): Reckoned[] => {
      const part = parts.find(({ id }) => id === result.id);
      if (!part) return [];
      const { points } = part;
      const names = [...of, result.label];
      if ("parts" in points) return within(result.parts, points.parts, names);
      if (points.kind !== "bands" || !told.arithmetic.has(points.by.name)) return [];
      const subject = points.by.name;
      return [
        {
          names: [...names, told.wording.label(subject)],
          // One of two ways is told with what it counts for.
          heading: `${of
            .slice(1)
            .map((name) => `${name}：`)
            .join("")}${partWords(result, part, told)}`,
          subject,
          rank: ORDER.length,
        },
      ];
    });
  return within(told.verdict.scores, told.version.scores, []);
}

function linesOf(
  { heading, subject }: Reckoned,
  told: Told,
  view: CompanyView,
  cuts: readonly Cut[],
): string[] {
  const measures = new Map(told.verdict.measures.map((one) => [one.id, one]));
  const steps = chain(subject, told.version, measures).filter((id) => told.arithmetic.has(id));
  return [
    `${heading}。一步步看：`,
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
