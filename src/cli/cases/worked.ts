import type { Fact } from "../../profile/fact.ts";
import { Profile } from "../../profile/profile.ts";
import { Evaluation } from "../../rules/evaluation.ts";
import { withChildren } from "../../rules/example.ts";
import { sameInterval } from "../../rules/interval-text.ts";
import type { Ground } from "../../rules/judge.ts";
import type { ScorePart } from "../../rules/rule.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import type { Interval } from "../../units/interval.ts";
import { addIntervals, divideIntervals, pointOf } from "../../units/interval-arithmetic.ts";
import { pointInterval } from "../../units/interval.ts";
import { ZERO } from "../../units/rational.ts";
import { NOTHING, type Found } from "./found.ts";
import { joined } from "./found-figure.ts";
import type { Filing } from "./input-facts.ts";

/** Facts judged by one version of a rule for one filing day, to be asked for single results. */
export class Worked {
  readonly filing: Filing;
  readonly evaluation: Evaluation;
  readonly #ground: Ground;
  readonly #facts: readonly Fact[];

  constructor(facts: readonly Fact[], filing: Filing, ground: Ground) {
    this.filing = filing;
    this.#facts = facts;
    this.#ground = ground;
    const { version, filingDay, kind } = filing;
    this.evaluation = new Evaluation(version, new Profile(facts), ground.definitions, {
      asOf: filingDay,
      filingDay,
      kind,
    });
  }

  /** The same facts without those of these keys. */
  without(...keys: string[]): Worked {
    const kept = this.#facts.filter(({ key }) => !keys.includes(key));
    return new Worked(kept, this.filing, this.#ground);
  }

  /** How a condition of any rank comes out; throws where the rule has none of that id. */
  condition(id: string): ConditionResult {
    for (const condition of this.filing.version.conditions) {
      const result = withChildren(this.evaluation.judge(condition)).find((one) => one.id === id);
      if (result) return result;
    }
    throw new Error(`${this.filing.version.id} has no condition ${id}.`);
  }

  /** A measure of the rule. */
  measure(id: string): Found {
    const { interval, unit } = this.evaluation.measureResult(id);
    return { kind: "figure", interval, unit };
  }

  /** A figure of the law as it stands for this company. */
  param(id: string): Found {
    const unit = this.filing.version.params.get(id)?.unit ?? "数";
    return { kind: "figure", interval: this.evaluation.param(id), unit, exact: true };
  }

  /** A score of the rule or a part of one. */
  score(id: string): Found {
    const { range } = this.evaluation.scoreById(id);
    return pointOf(range)
      ? { kind: "figure", interval: range, unit: "分" }
      : { kind: "range", interval: range, open: true };
  }

  /** The points between which people decide. */
  range(id: string): Found {
    const { range, max } = this.evaluation.scoreById(id);
    const open = !pointOf(range) && sameInterval(range, { ...max, low: ZERO });
    return { kind: "range", interval: range, open };
  }

  /** Name of the row whose points a part came to. */
  band(id: string): Found {
    const { range } = this.evaluation.scoreById(id);
    const part = partsOf(this.filing.version.scores).find((one) => one.id === id);
    const label = part && labelOf(part, range);
    return label === undefined
      ? NOTHING
      : { kind: "words", shown: label, fits: (said) => said === label };
  }

  /** A fact, of a fiscal year (1 is the last closed one) where it has years. */
  fact(key: string, ago?: number): Found {
    const year = ago === undefined ? undefined : this.filing.lastYear + 1 - ago;
    const { value, found } = this.evaluation.collect(() => this.evaluation.figure(key, year));
    if (found.missing.length > 0) return NOTHING;
    const unit = this.#ground.definitions.get(key)?.unit ?? "数";
    return { kind: "figure", interval: value, unit };
  }

  /** The sum of a fact over the closed years that the rule looks at. */
  sum(key: string): Found {
    const { years } = this.filing;
    const row = this.evaluation.row(key, years);
    const interval = row.total ?? row.values.reduce(addIntervals, pointInterval(ZERO));
    return { kind: "figure", interval, unit: "元" };
  }

  /** The share of one fact in another, in a fiscal year. */
  share(part: string, whole: string, ago: number): Found {
    return joined(divideIntervals, this.fact(part, ago), this.fact(whole, ago), "%");
  }

  /** Whether a condition is met. */
  met(id: string): Found {
    const { outcome } = this.condition(id);
    return { kind: "yes", yes: outcome === "met" ? true : outcome === "unmet" ? false : undefined };
  }
}

function partsOf(parts: readonly ScorePart[]): ScorePart[] {
  return parts.flatMap((part) => [
    part,
    ...("parts" in part.points ? partsOf(part.points.parts) : []),
  ]);
}

/** Name of the first row within a part whose points are these. */
function labelOf(part: ScorePart, range: Interval): string | undefined {
  const rows = partsOf([part]).flatMap(({ points }) =>
    points.kind === "bands" ? points.bands : [],
  );
  return rows.find(({ value }) => sameInterval(value, range))?.label;
}
