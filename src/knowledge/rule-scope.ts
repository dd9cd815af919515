import type { DocumentNames } from "../clauses/document-mention.ts";
import type { FactDefinition, FactDefinitions } from "../profile/fact-definition.ts";
import { unitOf } from "../profile/fact-definition.ts";
import { factNamed } from "../rules/fact-name.ts";
import { compileFormula, type Formula, type Named } from "../rules/formula.ts";
import type { Subject } from "../rules/rule.ts";
import type { UnitTypes } from "../rules/unit-types.ts";
import { readStated, type StatedQuantity } from "../units/stated-quantity.ts";
import type { Row } from "./row.ts";

/** What all rules are read against. */
export interface RuleGround {
  readonly names: DocumentNames;
  readonly facts: FactDefinitions;
  readonly types: UnitTypes;
}

/** Finds what the names in one version of a rule stand for. */
export class RuleScope {
  readonly names: DocumentNames;
  readonly #facts: FactDefinitions;
  readonly #types: UnitTypes;
  /** Units of measures and params by id. */
  readonly #units = new Map<string, { from: "measure" | "param"; unit: string }>();
  readonly #options = new Map<string, ReadonlySet<string>>();
  readonly #scores = new Set<string>();

  constructor({ names, facts, types }: RuleGround) {
    this.names = names;
    this.#facts = facts;
    this.#types = types;
  }

  /** Adds a measure or param; a fault where the name is taken. */
  add(row: Row, id: string, from: "measure" | "param", unit: string): void {
    if (!/^[a-z][A-Za-z0-9]*$/.test(id))
      throw row.fault("label", `“${id}”不能作名字：只能写字母和数字，小写字母开头。`);
    if (this.#units.has(id))
      throw row.fault("label", `“${id}”写了两次：参数和指标的名字不能重复。`);
    if (!this.#types.typeOf("value", unit))
      throw row.fault(
        "unit",
        `“${id}”的单位“${unit}”没有：写 facts.yaml 里有的单位，或 元、%、人、项、天、年、分、数。`,
      );
    this.#units.set(id, { from, unit });
  }

  /** Adds an option with its choices. */
  addOption(id: string, choices: Iterable<string>): void {
    this.#options.set(id, new Set(choices));
  }

  /** Adds a score or a part of one; a fault where the id is taken. */
  addScore(row: Row, id: string): void {
    if (this.#scores.has(id)) throw row.fault("label", `评分项“${id}”写了两次：每个只能写一次。`);
    this.#scores.add(id);
  }

  /** Texts by the choices of an option; a fault where the option or a choice is not there. */
  choices(row: Row, option: string, given: Iterable<string>): void {
    const known = this.#options.get(option);
    if (!known) throw row.fault("option", `没有“${option}”这个选项：先写在 options 里。`);
    const written = new Set(given);
    const lacking = [...known].filter((one) => !written.has(one));
    const strange = [...written].filter((one) => !known.has(one));
    if (lacking.length + strange.length === 0) return;
    throw row.fault("choose", `选项“${option}”的 choose 要正好写 ${[...known].join("、")}。`);
  }

  /** The fact of that id; a fault where it is not in facts.yaml. */
  fact(row: Row, key: string, id: string): FactDefinition {
    const definition = this.#facts.get(id);
    if (definition) return definition;
    throw row.fault(key, `没有“${id}”这个事实：先写进 facts.yaml。`);
  }

  /** What stands under `by`, `measure`, `fact` or `score`. */
  subject(row: Row, key: string): Subject {
    const name = row.text(key);
    const own = this.#units.get(name);
    if (key === "score") {
      if (this.#scores.has(name)) return { kind: "score", name, unit: "分" };
      throw row.fault(key, `没有“${name}”这个评分项：写 scores 里有的 id。`);
    }
    if (own && key !== "fact") return { kind: own.from, name, unit: own.unit };
    if (key === "measure") throw row.fault(key, `没有“${name}”这个指标：先写在 measures 里。`);
    const unit = unitOf(this.fact(row, key, name));
    return { kind: "fact", name, ...(unit !== undefined && { unit }) };
  }

  /** Whether a name is a measure or param of this version. */
  owns(name: string): boolean {
    return this.#units.has(name);
  }

  /** Whether a name is a measure of this version. */
  measures(name: string): boolean {
    return this.#units.get(name)?.from === "measure";
  }

  /** Unit of a measure or param. */
  unit(name: string): string | undefined {
    return this.#units.get(name)?.unit;
  }

  /** A formula of a key; a fault where it does not hold together or comes out in another unit. */
  formula(row: Row, key: string, unit: string): Formula {
    const text = row.text(key);
    let formula: Formula;
    try {
      formula = compileFormula(text, this.#types, (name) => this.#named(name));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw row.fault(key, `“${key}”写的“${text}”${reason}。`);
    }
    if (formula.unit === unit) return formula;
    throw row.fault(key, `“${key}”算出来是“${formula.unit}”，要的是“${unit}”：改公式或改 unit。`);
  }

  /** A quantity of a key, in `unit` unless that is not known yet. */
  quantity(row: Row, key: string, text: string, unit?: string): StatedQuantity {
    const stated = readStated(text);
    if (!stated)
      throw row.fault(key, `“${key}”写的“${text}”不是数：写成“1234 万元”“7 %”这样带单位的数。`);
    if (unit === undefined || stated.unit === unit) return stated;
    throw row.fault(key, `“${key}”写的“${text}”单位不对：要和“${unit}”比。`);
  }

  #named(name: string): Named | undefined {
    if (name === "filingDay") return { from: "filingDay", kind: "day", unit: "天" };
    const own = this.#units.get(name);
    if (own) return { from: own.from, kind: "value", unit: own.unit };
    const definition = this.#facts.get(name);
    return definition && factNamed(definition);
  }
}
