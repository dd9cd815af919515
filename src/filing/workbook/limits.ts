import type { Evaluation } from "../../rules/evaluation.ts";
import type { Band, Condition, Figure, RuleVersion, ScorePart, Subject } from "../../rules/rule.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import type { Rational } from "../../units/rational.ts";

/** The limits that figures are held against: a shown figure never lies on their wrong side. */
export class Limits {
  readonly #evaluation: Evaluation;
  readonly #bySubject = new Map<string, Rational[]>();

  constructor(version: RuleVersion, evaluation: Evaluation) {
    this.#evaluation = evaluation;
    for (const condition of version.conditions) this.#condition(condition);
    for (const part of version.scores) this.#part(part);
    for (const { value } of version.params.values()) this.#bands(value);
    for (const { cases } of version.measures.values())
      for (const { when } of cases) if (when) this.#condition(when);
    for (const { when } of version.amounts) if (when) this.#condition(when);
  }

  /** Limits of a measure, or of a fact in one year (`undefined`: without years). */
  of(name: string, year?: number): readonly Rational[] {
    return this.#bySubject.get(keyOf(name, year)) ?? [];
  }

  #note(subject: Subject, limits: readonly Rational[]): void {
    const lone = this.#evaluation.loneFigureOf(subject);
    const keys = [
      ...(subject.kind === "measure" ? [keyOf(subject.name, undefined)] : []),
      ...(lone ? [keyOf(lone.fact, lone.year)] : []),
    ];
    for (const key of keys)
      this.#bySubject.set(key, [...(this.#bySubject.get(key) ?? []), ...limits]);
  }

  #condition({ test, when, exempt }: Condition): void {
    if (when) this.#condition(when);
    if (exempt) this.#condition(exempt);
    if (test.kind === "compare") {
      if (test.subject.kind !== "score") this.#note(test.subject, this.#points(test.figure));
      this.#bands(test.figure);
    }
    if (test.kind === "all" || test.kind === "any") for (const one of test.of) this.#condition(one);
    if (test.kind === "not") this.#condition(test.of);
    if (test.kind === "option") for (const one of test.choices.values()) this.#condition(one);
  }

  #part({ when, points }: ScorePart): void {
    if (when) this.#condition(when);
    if (points.kind === "bands") this.#limits(points.by, points.bands);
    if ("parts" in points) for (const part of points.parts) this.#part(part);
  }

  #bands(figure: Figure): void {
    if (figure.kind === "bands") this.#limits(figure.by, figure.bands);
  }

  #limits(by: Subject, bands: readonly Band<unknown>[]): void {
    if (by.kind === "score") return;
    const points = bands.flatMap(({ limit }) =>
      limit && limit.comparator !== "oneOf" ? (pointOf(limit.interval) ?? []) : [],
    );
    this.#note(by, points);
  }

  /** Every figure that a threshold may be. */
  #points(figure: Figure): readonly Rational[] {
    switch (figure.kind) {
      case "fixed":
        return [pointOf(figure.interval)].flatMap((point) => point ?? []);
      case "named": {
        const param = this.#evaluation.version.params.get(figure.name);
        return param ? this.#points(param.value) : [];
      }
      case "bands":
        return figure.bands.flatMap(({ value }) => this.#points(value));
      case "option":
        return [...figure.choices.values()].flatMap((one) => this.#points(one));
    }
  }
}

function keyOf(name: string, year: number | undefined): string {
  return year === undefined ? name : `${name}@${String(year)}`;
}
