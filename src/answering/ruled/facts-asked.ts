import type { Condition, Figure, RuleVersion, ScorePart, Subject, Test } from "../../rules/rule.ts";

const known = new WeakMap<RuleVersion, readonly string[]>();

/** Facts (ids) that a version looks at, in the order in which it asks, then as they occur. */
export function factsAsked(version: RuleVersion): readonly string[] {
  const before = known.get(version);
  if (before) return before;
  const facts = [...new Set([...version.ask, ...new Gatherer(version).all()])];
  known.set(version, facts);
  return facts;
}

/** Goes through everything a version looks at. */
class Gatherer {
  readonly #version: RuleVersion;
  readonly #facts = new Set<string>();

  constructor(version: RuleVersion) {
    this.#version = version;
  }

  all(): readonly string[] {
    const { conditions, scores, measures, params, amounts } = this.#version;
    for (const condition of conditions) this.#condition(condition);
    for (const score of scores) this.#part(score);
    for (const { value } of params.values()) this.#figure(value);
    for (const { given, count, cases } of measures.values()) {
      for (const fact of given) this.#facts.add(fact);
      if (count) this.#facts.add(count.fact);
      for (const { when, formula } of cases) {
        if (when) this.#condition(when);
        for (const name of formula.names) this.#name(name);
      }
    }
    for (const { when } of amounts) if (when) this.#condition(when);
    return [...this.#facts];
  }

  #name(name: string): void {
    const { measures, params } = this.#version;
    if (!measures.has(name) && !params.has(name) && name !== "filingDay") this.#facts.add(name);
  }

  #subject({ kind, name }: Subject): void {
    if (kind === "fact") this.#facts.add(name);
  }

  #figure(figure: Figure): void {
    if (figure.kind === "bands") {
      this.#subject(figure.by);
      for (const { value } of figure.bands) this.#figure(value);
    }
  }

  #condition({ test, when, exempt }: Condition): void {
    this.#test(test);
    if (when) this.#condition(when);
    if (exempt) this.#condition(exempt);
  }

  #test(test: Test): void {
    if ("subject" in test) this.#subject(test.subject);
    if (test.kind === "compare") this.#figure(test.figure);
    if (test.kind === "all" || test.kind === "any") for (const one of test.of) this.#condition(one);
    if (test.kind === "not") this.#condition(test.of);
    if (test.kind === "option") for (const one of test.choices.values()) this.#condition(one);
  }

  #part({ given, when, points }: ScorePart): void {
    if (given !== undefined) this.#facts.add(given);
    if (when) this.#condition(when);
    if (points.kind === "bands") this.#subject(points.by);
    if (points.kind === "formula") for (const name of points.formula.names) this.#name(name);
    if ("parts" in points) for (const part of points.parts) this.#part(part);
  }
}
