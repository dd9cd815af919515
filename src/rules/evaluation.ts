import type { Day } from "../calendar/day.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { isPoint, type Interval } from "../units/interval.ts";
import { hull } from "../units/interval-arithmetic.ts";
import { compareIntervals } from "../units/interval-comparison.ts";
import { overlapOf } from "../units/interval-overlap.ts";
import { bandsFor } from "./bands.ts";
import type { Collector } from "./collector.ts";
import { judgeCondition } from "./condition.ts";
import type { Draft } from "./draft.ts";
import { FactReading } from "./fact-reading.ts";
import { countItems } from "./item-count.ts";
import type { Reading } from "./reading.ts";
import type {
  Condition,
  Figure,
  FilingKind,
  Measure,
  RuleVersion,
  ScorePart,
  Subject,
} from "./rule.ts";
import { scoreOf } from "./score.ts";
import type { ConditionResult, MeasureResult, ScoreResult } from "./verdict.ts";

/** What a verdict is asked for. */
export interface Situation {
  readonly asOf: Day;
  readonly filingDay: Day;
  readonly kind?: FilingKind;
  /** Choices by option; what is left out takes the rule's own. */
  readonly options?: ReadonlyMap<string, string>;
}

/** A figure of a fact, of a fiscal year where it has years, that is taken to lie within a range. */
interface Supposed {
  readonly fact: string;
  readonly year: number | undefined;
  readonly range: Interval;
}

/** Works out one version of a rule for one profile; nothing is worked out twice. */
export class Evaluation extends FactReading implements Reading {
  readonly version: RuleVersion;
  readonly #situation: Situation;
  readonly #choices: ReadonlyMap<string, string>;
  readonly #measures = new Map<string, { result: MeasureResult; found: Collector }>();
  readonly #scores = new Map<string, { result: ScoreResult; found: Collector }>();
  readonly #params = new Map<string, { value: Interval; found: Collector }>();

  constructor(
    version: RuleVersion,
    profile: Profile,
    definitions: FactDefinitions,
    situation: Situation,
  ) {
    super(profile, definitions, situation, version.dateBy);
    this.version = version;
    this.#situation = situation;
    this.#choices = situation.options ?? new Map<string, string>();
  }

  /** Every measure that was looked at. */
  get measured(): readonly MeasureResult[] {
    return [...this.#measures.values()].map(({ result }) => result);
  }

  /** The same rule and profile, where one figure lies within a range as well. */
  supposing(supposed: Supposed): Evaluation {
    const { version, profile, definitions } = this;
    return new Supposing(supposed, version, profile, definitions, this.#situation);
  }

  /** How a condition comes out. */
  judge(condition: Condition): ConditionResult {
    return judgeCondition(condition, this);
  }

  measure(id: string): Interval {
    return this.measureResult(id).interval;
  }

  /** A measure with how it came about. */
  measureResult(id: string): MeasureResult {
    const known = this.#measures.get(id);
    if (known) {
      this.take(known.found);
      return known.result;
    }
    const measure = this.version.measures.get(id);
    if (!measure) throw new Error(`${this.version.id} has no measure ${id}.`);
    const { value: result, found } = this.collect(() => this.#work(measure));
    result.missing = found.missing;
    this.#measures.set(id, { result, found });
    this.take(found);
    return result;
  }

  param(id: string): Interval {
    const known = this.#params.get(id);
    if (known) {
      this.take(known.found);
      return known.value;
    }
    const param = this.version.params.get(id);
    if (!param) throw new Error(`${this.version.id} has no param ${id}.`);
    const { value, found } = this.collect(() => this.threshold(param.value));
    this.#params.set(id, { value, found });
    this.take(found);
    return value;
  }

  /** The range of a threshold. */
  threshold(figure: Figure): Interval {
    switch (figure.kind) {
      case "fixed":
        return figure.interval;
      case "named":
        return this.version.params.has(figure.name)
          ? this.param(figure.name)
          : this.measure(figure.name);
      case "option": {
        const chosen = figure.choices.get(this.choice(figure.option));
        if (!chosen) throw new Error(`Option ${figure.option} lacks a figure.`);
        return this.threshold(chosen);
      }
      case "bands":
        return bandsFor(figure.by, figure.bands, this)
          .map(({ value }) => this.threshold(value))
          .reduce(hull);
    }
  }

  /** What was chosen for an option, which is noted. */
  choice(id: string): string {
    this.collector.choose(id);
    const option = this.version.options.get(id);
    if (!option) throw new Error(`${this.version.id} has no option ${id}.`);
    const chosen = this.#choices.get(id);
    return chosen !== undefined && option.choices.has(chosen) ? chosen : option.fallback;
  }

  /** The range of what is compared or put into bands. */
  rangeOf({ kind, name }: Subject): Interval {
    if (kind === "measure") return this.measure(name);
    if (kind === "param") return this.param(name);
    if (kind === "score") return this.score(this.#part(name)).range;
    return this.figure(name, this.yearOfFact(name) === undefined ? undefined : this.#yearFor(name));
  }

  /** The one figure of a fact that a subject is; `undefined` where it is anything else. */
  loneFigureOf({ kind, name }: Subject): Pick<Supposed, "fact" | "year"> | undefined {
    if (kind === "fact") {
      const year = this.yearOfFact(name) === undefined ? undefined : this.#yearFor(name);
      return { fact: name, year };
    }
    if (kind !== "measure" || this.measureResult(name).given) return undefined;
    const { count, cases: [only, ...others] = [] } = this.version.measures.get(name) ?? {};
    if (count || others.length > 0 || !only?.formula.lone || only.when) return undefined;
    const { fact, ago } = only.formula.lone;
    return { fact, year: ago === undefined ? undefined : this.lastYear + 1 - ago };
  }

  /** How a score or a part of one comes out. */
  score(part: ScorePart): ScoreResult {
    const known = this.#scores.get(part.id);
    if (known) {
      this.take(known.found);
      return known.result;
    }
    const { value: result, found } = this.collect(() => scoreOf(part, this));
    if (!isPoint(result.range)) result.missing = found.missing;
    this.#scores.set(part.id, { result, found });
    this.take(found);
    return result;
  }

  /** The score or part of that id. */
  scoreById(id: string): ScoreResult {
    return this.score(this.#part(id));
  }

  /** The last closed year, unless the fact is only known once and for all. */
  #yearFor(key: string): number | undefined {
    const lone = this.lone(key);
    return lone && !lone.years ? undefined : this.lastYear;
  }

  #part(id: string): ScorePart {
    const find = (parts: readonly ScorePart[]): ScorePart | undefined => {
      for (const part of parts) {
        if (part.id === id) return part;
        const { points } = part;
        const inner = "parts" in points ? find(points.parts) : undefined;
        if (inner) return inner;
      }
      return undefined;
    };
    const found = find(this.version.scores);
    if (!found) throw new Error(`${this.version.id} has no score ${id}.`);
    return found;
  }

  /** A measure by its formula where all of it is known, else as it was stated outright. */
  #work(measure: Measure): Draft<MeasureResult> {
    const { id, given } = measure;
    const { value: computed, found } = this.collect(() => this.#compute(measure));
    const complete = computed && isWhole(found);
    const stated = given.find((key) =>
      this.#isMeasure(key, id) ? !complete && this.#isKnown(key) : this.has(key),
    );
    if (stated !== undefined && !complete) {
      if (!this.#isMeasure(stated, id))
        return resultOf(measure, this.figure(stated, this.#yearFor(stated)), true);
      const other = this.measureResult(stated);
      return { ...other, ...resultOf(measure, other.interval, other.given) };
    }
    this.take(found);
    if (!computed) {
      const fact = given[0] ?? id;
      this.lack(fact, this.yearOfFact(fact));
      return resultOf(measure, this.naturalRange(fact), false);
    }
    if (stated !== undefined) this.#doubt(measure, stated, computed.interval);
    const result = resultOf(measure, computed.interval, false);
    if (computed.formula !== undefined) result.formula = computed.formula;
    if (computed.method !== undefined) result.method = computed.method;
    return result;
  }

  /** Whether what tells a measure is another one; under its own name it is a fact. */
  #isMeasure(key: string, own: string): boolean {
    return key !== own && this.version.measures.has(key);
  }

  /** Whether all that a measure is computed from is there. */
  #isKnown(measure: string): boolean {
    return isWhole(this.collect(() => this.measureResult(measure)).found);
  }

  /** Notes where a stated measure is not the one that its parts give. */
  #doubt({ label }: Measure, stated: string, computed: Interval): void {
    const { value } = this.collect(() => this.figure(stated, this.#yearFor(stated)));
    if (compareIntervals(computed, "is", value) === false)
      this.collector.doubt(`直接给的${label}和按各项数算出来的不一样，这里按算出来的。`);
  }

  #compute(measure: Measure): Pick<MeasureResult, "interval" | "formula" | "method"> | undefined {
    const counted = measure.count && countItems(measure.count, this);
    if (counted) return { interval: counted };
    let all: Pick<MeasureResult, "interval" | "formula" | "method"> | undefined;
    for (const { when, formula, label } of measure.cases) {
      const outcome = when ? this.judge(when).outcome : "met";
      if (outcome === "unmet") continue;
      const interval = formula.compute(this);
      all = all
        ? { interval: hull(all.interval, interval) }
        : { interval, formula: formula.text, ...(label !== undefined && { method: label }) };
      if (outcome === "met") break;
    }
    return all;
  }
}

/** Works out the same where one figure lies within a range as well. */
class Supposing extends Evaluation {
  readonly #supposed: Supposed;

  constructor(supposed: Supposed, ...all: ConstructorParameters<typeof Evaluation>) {
    super(...all);
    this.#supposed = supposed;
  }

  override figure(key: string, year?: number): Interval {
    const figure = super.figure(key, year);
    const { fact, year: ofYear, range } = this.#supposed;
    return fact === key && ofYear === year ? (overlapOf(figure, range) ?? range) : figure;
  }
}

/** Whether all that was read is there and could be worked out. */
function isWhole({ missing, byZero, notYet }: Collector): boolean {
  return missing.length === 0 && !byZero && !notYet;
}

function resultOf(
  { id, label, unit, clause }: Measure,
  interval: Interval,
  given: boolean,
): Draft<MeasureResult> {
  const result: Draft<MeasureResult> = { id, label, unit, interval, given, missing: [] };
  if (clause) result.clause = clause;
  return result;
}
