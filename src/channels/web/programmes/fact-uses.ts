import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import type {
  Condition,
  Figure,
  ItemCount,
  RuleVersion,
  ScorePart,
  Subject,
} from "../../../rules/rule.ts";
import { findPart } from "../../../rules/wording.ts";

/** How a version uses one fact. */
export interface FactUse {
  /** Fiscal years counted back from the filing year: 1 for the last closed one, 0 for the filing year itself. */
  readonly back: ReadonlySet<number>;
  /** Id of the first condition that needs it; `undefined` where only sums and notes do. */
  readonly condition: string | undefined;
  /** The items that count where the fact is a list. */
  readonly count?: ItemCount;
  /** Whether another fact may take the place of the list. */
  readonly replaceable: boolean;
}

interface Found {
  back: Set<number>;
  condition: string | undefined;
  count?: ItemCount;
  replaceable: boolean;
}

/** What every fact of a version is used for, in the order in which the law names them. */
export function factUses(
  version: RuleVersion,
  definitions: FactDefinitions,
): ReadonlyMap<string, FactUse> {
  const walker = new Walker(version, definitions);
  for (const condition of version.conditions) walker.condition(condition, condition.id);
  for (const score of version.scores) walker.part(score, undefined);
  for (const { measure, when } of version.amounts) {
    if (measure !== undefined) walker.measure(measure, undefined);
    if (when) walker.condition(when, undefined);
  }
  for (const { worth } of version.benefits)
    if (worth !== undefined) walker.measure(worth, undefined);
  for (const { when } of [...version.notes, ...version.materials])
    if (when) walker.condition(when, undefined);
  return walker.uses;
}

/** Goes through a version and notes every fact it meets. */
class Walker {
  readonly uses = new Map<string, Found>();
  readonly #version: RuleVersion;
  readonly #definitions: FactDefinitions;
  readonly #seen = new Set<string>();

  constructor(version: RuleVersion, definitions: FactDefinitions) {
    this.#version = version;
    this.#definitions = definitions;
  }

  condition(condition: Condition, of: string | undefined): void {
    const { when, exempt, test } = condition;
    if (when) this.condition(when, of);
    if (exempt) this.condition(exempt, of);
    switch (test.kind) {
      case "compare":
        this.#subject(test.subject, of);
        return this.#figure(test.figure, of);
      case "choice":
      case "yesno":
        return this.#subject(test.subject, of);
      case "all":
      case "any":
        return test.of.forEach((one) => this.condition(one, of));
      case "not":
        return this.condition(test.of, of);
      case "option":
        return test.choices.forEach((one) => this.condition(one, of));
      case "expert":
        return undefined;
    }
  }

  measure(id: string, of: string | undefined): void {
    const measure = this.#version.measures.get(id);
    if (!measure || !this.#first(`measure ${id}`, of)) return;
    for (const { when, formula } of measure.cases) {
      if (when) this.condition(when, of);
      for (const name of formula.names) this.#name(name, formula.text, of);
    }
    for (const fact of measure.given) this.#fact(fact, [1], of);
    const { count } = measure;
    if (count) {
      const found = this.#fact(count.fact, [1], of);
      found.count ??= count;
      found.replaceable &&= measure.cases.length > 0;
    }
  }

  part(part: ScorePart, of: string | undefined): void {
    if (!this.#first(`score ${part.id}`, of)) return;
    if (part.when) this.condition(part.when, of);
    if (part.points.kind === "bands") this.#subject(part.points.by, of);
    if (part.points.kind === "formula")
      for (const name of part.points.formula.names) this.#name(name, part.points.formula.text, of);
    if ("parts" in part.points) part.points.parts.forEach((one) => this.part(one, of));
    if (part.given !== undefined) this.#fact(part.given, [1], of);
  }

  #first(what: string, of: string | undefined): boolean {
    const key = `${what} ${of ?? ""}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  #subject({ kind, name }: Subject, of: string | undefined): void {
    if (kind === "fact") this.#fact(name, [1], of);
    if (kind === "measure") this.measure(name, of);
    if (kind === "param") this.#param(name, of);
    const part = kind === "score" ? findPart(this.#version.scores, name) : undefined;
    if (part) this.part(part, of);
  }

  #figure(figure: Figure, of: string | undefined): void {
    if (figure.kind === "named") {
      this.measure(figure.name, of);
      this.#param(figure.name, of);
    }
    if (figure.kind === "option") figure.choices.forEach((one) => this.#figure(one, of));
    if (figure.kind !== "bands") return;
    this.#subject(figure.by, of);
    for (const { value } of figure.bands) this.#figure(value, of);
  }

  #param(id: string, of: string | undefined): void {
    const param = this.#version.params.get(id);
    if (param && this.#first(`param ${id}`, of)) this.#figure(param.value, of);
  }

  #name(name: string, formula: string, of: string | undefined): void {
    if (this.#version.measures.has(name)) this.measure(name, of);
    else if (this.#version.params.has(name)) this.#param(name, of);
    else if (this.#definitions.has(name)) this.#fact(name, yearsIn(formula, name), of);
  }

  #fact(id: string, back: readonly number[], of: string | undefined): Found {
    const found = this.uses.get(id) ?? { back: new Set(), condition: of, replaceable: true };
    found.condition ??= of;
    for (const year of back) found.back.add(year);
    this.uses.set(id, found);
    return found;
  }
}

/** How far back a formula looks for a fact. */
function yearsIn(formula: string, fact: string): number[] {
  const back = new Set<number>();
  const uses = new RegExp(`(?:(\\w+)\\(\\s*(?:(\\d+)\\s*,\\s*)?)?(?<!\\w)${fact}(?!\\w)`, "g");
  for (const [, call, figure = "1"] of formula.matchAll(uses)) {
    const n = Number(figure);
    if (call === "thisYear") back.add(0);
    else if (call === "yearsAgo") back.add(n);
    else if (call === "last") for (let year = 1; year <= n; year++) back.add(year);
    else back.add(1);
  }
  return [...back];
}
