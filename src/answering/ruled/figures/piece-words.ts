import { pointOf } from "../../../units/interval-arithmetic.ts";
import { isPoint, type Interval } from "../../../units/interval.ts";
import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import { bandEdges } from "../../../rules/band-edges.ts";
import { figureWords, rangeWords } from "../../../rules/figure-words.ts";
import type { Piece } from "../../../rules/pieces.ts";
import { pointsWords } from "../../../rules/rule-difference.ts";
import type { Condition, Figure, RuleVersion } from "../../../rules/rule.ts";
import type { ConditionResult, ScoreResult, Verdict } from "../../../rules/verdict.ts";
import { yearsByFact } from "../../../rules/telling.ts";
import { COMPARISONS, findPart, limitWords, Wording } from "../../../rules/wording.ts";

/** At most so many other ways are named. */
const mostWays = 4;

type Measured = NonNullable<ConditionResult["value"]>;

/** Says what a few facts tell of a rule, piece by piece. */
export class PieceWords {
  readonly #verdict: Verdict;
  readonly #version: RuleVersion;
  readonly #arithmetic: ReadonlyMap<string, string>;
  readonly #wording: Wording;

  readonly #shortOf: (result: ConditionResult) => string;

  /** `shortOf` says by how much a share falls short, in what is divided. */
  constructor(
    verdict: Verdict,
    version: RuleVersion,
    arithmetic: ReadonlyMap<string, string>,
    definitions: FactDefinitions,
    shortOf: (result: ConditionResult) => string,
  ) {
    this.#shortOf = shortOf;
    this.#verdict = verdict;
    this.#version = version;
    this.#arithmetic = arithmetic;
    this.#wording = new Wording(version, definitions);
  }

  /** One piece in one or two sentences. */
  say(piece: Piece): string {
    switch (piece.kind) {
      case "condition":
        return this.#condition(piece.top, piece.result) + this.#otherWays(piece.ways ?? []);
      case "score":
        return this.#part(piece.part);
      case "amount": {
        const { amount } = piece;
        const measure = this.#version.amounts.find(({ id }) => id === amount.id)?.measure;
        const value = amount.value ? rangeWords(amount.value.interval, amount.value.unit) : "";
        return `${amount.label}：${this.#equation(measure, value)}。${amount.note ?? ""}`;
      }
    }
  }

  #condition(top: ConditionResult, result: ConditionResult): string {
    const label = result.label === "" ? top.label : result.label;
    const { value, threshold, comparator, outcome } = result;
    if (!value || !threshold || comparator === undefined) return this.#said(result);
    const rank = this.#rank(result.subject, pointOf(value.interval)?.toString());
    if (rank !== undefined) return rank;
    const condition = findCondition(this.#version.conditions, result);
    const figure =
      condition?.test.kind === "compare" ? this.#resolved(condition.test.figure) : undefined;
    const [before, after] = COMPARISONS[comparator];
    const line = pointOf(threshold.interval);
    const must = line
      ? `要${before}${figureWords(line, threshold.unit)}${after}`
      : `要多少看${this.#bands(figure)}`;
    const why = line ? this.#whichBand(figure) : "";
    if (outcome === "unknown" && value.interval.high === undefined)
      return `${why}${label}${must}。`;
    // What is at most so much while figures are missing says nothing of where it will lie.
    const open = outcome === "unknown" && result.unmetUnlessExempt !== true;
    if (open && !isFloored(value.interval) && result.missing.length > 0)
      return `${why}${label}${must}。${this.#conclusion(result, condition)}`;
    const shown = atMostWords(value) ?? rangeWords(value.interval, value.unit, line ? [line] : []);
    const is = this.#equation(result.subject, shown);
    return `${label}：${is}；${why}${must}。${this.#conclusion(result, condition)}`;
  }

  /** What else would do in place of a condition, in one sentence. */
  #otherWays(ways: readonly ConditionResult[]): string {
    const labels = ways.slice(0, mostWays).flatMap(({ label }) => (label === "" ? [] : [label]));
    if (labels.length === 0) return "";
    const more = ways.length > labels.length ? "等" : "";
    return `这是几条路里的一条，另外的路也行：${labels.join("、")}${more}。`;
  }

  /** A measure whose label numbers its outcomes (1 微型、2 小型), by the name of its outcome; empty while that is open. */
  #rank(subject: string | undefined, value: string | undefined): string | undefined {
    const measure = this.#verdict.measures.find(({ id }) => id === subject);
    const [, label, names] = /^(.*?)（(\d .+)）$/.exec(measure?.label ?? "") ?? [];
    const named = names?.split("、").find((one) => one.startsWith(`${value ?? ""} `));
    if (label === undefined) return undefined;
    if (value === undefined || named === undefined) return "";
    return `${label}：${measure?.method ?? ""}，是${named.slice(value.length + 1)}。`;
  }

  #conclusion(result: ConditionResult, condition: Condition | undefined): string {
    const { outcome, value, missing } = result;
    if (outcome === "met") return "这一条够。";
    if (result.unmetUnlessExempt === true && condition?.exempt)
      return `这一条不够；${this.#wording.condition(condition.exempt)}的可以免。`;
    if (outcome === "unknown" && value && !isPoint(value.interval)) {
      const years = [...yearsByFact(missing)].slice(0, 3);
      const labels = years.map(([fact, of]) => yearWords(of) + this.#wording.label(fact));
      return labels.length > 0
        ? `还要看${labels.join("、")}。`
        : "说的是大概数，跨着线，定不下来。";
    }
    return outcome === "unmet" ? notEnough(result, this.#shortOf(result)) : "";
  }

  #said({ said, outcome, subject, label }: ConditionResult): string {
    const how = outcome === "met" ? "符合" : outcome === "unmet" ? "不符合" : "还定不下来";
    const name = subject === undefined ? label : this.#wording.label(subject);
    return `${name}：${said === undefined ? "" : `${said}，`}${how}。`;
  }

  #part(part: ScoreResult): string {
    const points = findPart(this.#version.scores, part.id)?.points;
    const by = points?.kind === "bands" ? points.by.name : undefined;
    const measure = this.#verdict.measures.find(({ id }) => id === by);
    const edges = points?.kind === "bands" ? bandEdges(points.bands) : [];
    const value = measure ? rangeWords(measure.interval, measure.unit, edges) : "";
    const worked = by === undefined ? "" : `${this.#equation(by, value)}，`;
    const limits =
      points?.kind === "bands" && part.band !== undefined
        ? points.bands.find(({ label }) => label === part.band)
        : undefined;
    const band =
      part.band === undefined ? "" : `${limits ? limitWords(limits) : ""}，${part.band} 档，`;
    const range = pointsWords({
      low: part.range.low?.toString(),
      high: part.range.high?.toString(),
    });
    return `${part.label}：${worked}${band}${range}${part.expert ? "（专家在这个范围里打）" : ""}。`;
  }

  /** `680 万元 ÷ 13,000 万元 ≈ 5.23%`, or the value alone where nothing was computed. */
  #equation(subject: string | undefined, value: string): string {
    const worked = subject === undefined ? undefined : this.#arithmetic.get(subject);
    const label = subject === undefined ? "" : this.#wording.label(subject);
    if (worked === undefined || worked.includes("还不知道") || worked === value)
      return value || label;
    const method = this.#verdict.measures.find(({ id }) => id === subject)?.method;
    const sign = value.startsWith("约") ? "≈" : "＝";
    return `${worked.trim()} ${sign} ${value.replace(/^约 ?/, "")}${method === undefined ? "" : `（${method}）`}`;
  }

  /** The param a threshold stands for, else itself. */
  #resolved(figure: Figure): Figure {
    if (figure.kind !== "named") return figure;
    return this.#version.params.get(figure.name)?.value ?? figure;
  }

  #bands(figure: Figure | undefined): string {
    return figure ? this.#wording.figure(figure).replace(/^（|）$/g, "") : "";
  }

  /** Which row of its table a threshold was taken from. */
  #whichBand(figure: Figure | undefined): string {
    if (figure?.kind !== "bands") return "";
    const measure = this.#verdict.measures.find(({ id }) => id === figure.by.name);
    if (!measure) return "";
    const value = rangeWords(measure.interval, measure.unit, bandEdges(figure.bands));
    return `${measure.label} ${value}，这一档`;
  }
}

function yearWords(years: readonly number[]): string {
  return years.length === 0 ? "" : ` ${years.join("、")} 年`;
}

/** Whether a figure is known to be more than nothing. */
function isFloored({ low }: Interval): boolean {
  return low !== undefined && low.n !== 0n;
}

/** A count of which only the most is known, as one at most; `undefined` for all others. */
function atMostWords({ interval: { low, high }, unit }: Measured): string | undefined {
  const none = low?.n === 0n && high !== undefined && high.n !== 0n;
  return none && unit === "项" ? `最多 ${figureWords(high, unit)}` : undefined;
}

/** That a condition is not met, and by how much where that is exact. */
function notEnough({ shortfall, comparator }: ConditionResult, more: string): string {
  const above = comparator === "atMost" || comparator === "lessThan";
  const no = above ? "这一条不符合" : "这一条不够";
  const short = shortfall && pointOf(shortfall.interval);
  const unit = shortfall?.unit ?? "";
  if (!short || short.n === 0n) return `${no}。`;
  const by = figureWords(short, unit);
  const gap = unit === "%" ? by.replace("%", " 个百分点") : by;
  const beside = more === "" ? "" : `，${more}`;
  return `${no}，${above ? "超" : "差"} ${gap}${beside}。`.replace(/([超差]) 约 ?/, "$1约 ");
}

/** The condition a result came from: by its id, else by what it looks at. */
function findCondition(
  conditions: readonly Condition[],
  result: ConditionResult,
): Condition | undefined {
  for (const condition of conditions) {
    const { test } = condition;
    const same =
      test.kind === "compare" &&
      test.subject.name === result.subject &&
      test.comparator === result.comparator &&
      (condition.id ?? "") === result.id;
    if (same) return condition;
    const inner =
      test.kind === "all" || test.kind === "any"
        ? test.of
        : test.kind === "not"
          ? [test.of]
          : test.kind === "option"
            ? [...test.choices.values()]
            : [];
    const found = findCondition(inner, result);
    if (found) return found;
  }
  return undefined;
}
