import type { Condition, Figure, Measure, RuleVersion } from "./rule.ts";

/** Ids of the facts that a measure of a version may read, whatever lies between. */
export function factsRead(version: RuleVersion, measure: string): Set<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const name = (id: string) => {
    if (seen.has(id) || id === "filingDay") return;
    seen.add(id);
    const [own, param] = [version.measures.get(id), version.params.get(id)];
    if (own) ofMeasure(own);
    else if (param) figure(param.value);
    else facts.add(id);
  };
  const ofMeasure = ({ id, given, count, cases }: Measure) => {
    for (const one of given) {
      if (one === id) facts.add(one);
      else name(one);
    }
    if (count) facts.add(count.fact);
    for (const { when, formula } of cases) {
      if (when) condition(when);
      for (const one of formula.names) name(one);
    }
  };
  const figure = (one: Figure) => {
    if (one.kind === "named") name(one.name);
    if (one.kind === "bands") {
      name(one.by.name);
      for (const { value } of one.bands) figure(value);
    }
    if (one.kind === "option") for (const chosen of one.choices.values()) figure(chosen);
  };
  const condition = ({ test, when, exempt }: Condition) => {
    for (const one of [when, exempt]) if (one) condition(one);
    if ("subject" in test) name(test.subject.name);
    if (test.kind === "compare") figure(test.figure);
    if (test.kind === "all" || test.kind === "any") for (const one of test.of) condition(one);
    if (test.kind === "not") condition(test.of);
    if (test.kind === "option") for (const one of test.choices.values()) condition(one);
  };
  name(measure);
  return facts;
}
