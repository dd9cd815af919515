import { Environment } from "@marcbachmann/cel-js";

/** Units that every rule may use, beside those of the facts. */
const USUAL = ["元", "%", "人", "项", "天", "年", "分", "数"];

/** What a name in a formula stands for. */
export type NameKind = "value" | "years" | "months" | "day";

/**
 * The types that formulas are checked by, before any figure is seen: one for each unit, for its rows
 * of years and for lists of it. A formula whose units do not fit has no type.
 */
export class UnitTypes {
  readonly #environment = new Environment();
  readonly #units: readonly string[];

  /** Takes every unit that facts, measures and params are held in. */
  constructor(units: Iterable<string>) {
    this.#units = [...new Set([...USUAL, ...units])];
    this.#register();
  }

  /** Type of a name; `undefined` for a unit that is not known. */
  typeOf(kind: NameKind, unit: string): string | undefined {
    if (kind === "day") return "Day";
    const number = this.#units.indexOf(unit);
    if (number < 0) return undefined;
    return `${kind === "value" ? "U" : kind === "years" ? "Y" : "M"}${String(number)}`;
  }

  /** Checks a formula whose names have these types; throws an error that names the units. */
  check(formula: string, names: ReadonlyMap<string, string>) {
    const environment = this.#environment.clone();
    for (const [name, type] of names) environment.registerVariable(name, type);
    const parsed = parsedBy(environment, formula);
    const { valid, type, error } = parsed.check();
    if (!valid || type === undefined) throw new Error(this.#inWords(error?.message ?? "没有类型"));
    const unit = type === "int" ? "数" : this.#units[Number(type.slice(1))];
    if (unit === undefined || !/^(U\d+|int)$/.test(type))
      throw new Error(`算出来的不是一个数，是 ${this.#inWords(type)}`);
    return { ast: parsed.ast, unit };
  }

  /** Puts units in place of the types' names, and keeps the first line. */
  #inWords(message: string): string {
    const [first = ""] = message.split("\n");
    return first
      .replace("no such overload", "单位合不到一起")
      .replace(/found no matching overload for '(.*)'\.?/, "没有这样的算法：$1")
      .replace("Unknown variable", "没有这个名字")
      .replace(/\b([UYLM])(\d+)\b/g, (_, kind: string, number: string) => {
        const unit = this.#units[Number(number)] ?? "?";
        return kind === "U" ? unit : `${unit}（${kind === "L" ? "几年的" : "按年的"}）`;
      });
  }

  #register(): void {
    const nothing = () => 0;
    const operator = (signature: string) => {
      this.#environment.registerOperator(signature, nothing);
    };
    const func = (signature: string) => {
      this.#environment.registerFunction(signature, nothing);
    };
    const type = (name: string) => {
      this.#environment.registerType(name, class {});
    };
    type("Day");
    for (const [number] of this.#units.entries())
      for (const kind of ["U", "Y", "L", "M"]) type(`${kind}${String(number)}`);
    const named = (unit: string) => `U${String(this.#units.indexOf(unit))}`;
    const [share, number, points] = [named("%"), named("数"), named("分")];
    for (const [index] of this.#units.entries()) {
      const [unit, years, list] = [`U${String(index)}`, `Y${String(index)}`, `L${String(index)}`];
      operator(`${unit} + ${unit}: ${unit}`);
      operator(`${unit} - ${unit}: ${unit}`);
      operator(`${unit} * int: ${unit}`);
      operator(`int * ${unit}: ${unit}`);
      operator(`${unit} / int: ${unit}`);
      operator(`${unit} / ${unit}: ${unit === number ? number : share}`);
      for (const factor of new Set([share, number])) {
        operator(`${unit} * ${factor}: ${unit}`);
        if (unit !== factor && !(unit === share && factor === number)) {
          if (!(unit === number && factor === share)) operator(`${factor} * ${unit}: ${unit}`);
          operator(`${unit} / ${factor}: ${unit}`);
        } else if (unit === share && factor === number) operator(`${unit} / ${factor}: ${unit}`);
      }
      func(`latest(${years}): ${unit}`);
      func(`yearsAgo(int, ${years}): ${unit}`);
      func(`thisYear(${years}): ${unit}`);
      func(`last(int, ${years}): ${list}`);
      for (const name of ["sum", "average", "smallest", "largest"])
        func(`${name}(${list}): ${unit}`);
      func(`years(${list}): ${number}`);
      func(`shares(${list}, ${list}): L${String(this.#units.indexOf("%"))}`);
      operator(`${list} + ${list}: ${list}`);
      operator(`${list} * ${share}: ${list}`);
      func(`lesser(${list}, ${list}): ${list}`);
      for (const name of ["min", "max"]) func(`${name}(${unit}, ${unit}): ${unit}`);
      for (const name of ["positive", "whole"]) func(`${name}(${unit}): ${unit}`);
      func(`compound(${unit}, ${unit}, int): ${share}`);
      func(`averageGrowth(${unit}, ${unit}, ${unit}): ${share}`);
      func(`monthly(M${String(index)}): ${unit}`);
      func(`asNumber(${unit}): ${number}`);
    }
    for (const dimensionless of [share, number]) {
      operator(`${dimensionless} + int: ${dimensionless}`);
      operator(`${dimensionless} - int: ${dimensionless}`);
      operator(`int - ${dimensionless}: ${dimensionless}`);
      operator(`int + ${dimensionless}: ${dimensionless}`);
    }
    func(`points(${number}): ${points}`);
    func(`days(Day, Day): ${named("天")}`);
    func(`fullYears(Day, Day): ${named("年")}`);
  }
}

function parsedBy(environment: Environment, formula: string) {
  try {
    return environment.parse(formula);
  } catch {
    throw new Error("不是写完整的算式：括号要成对，只用 + - * / 和列出的函数");
  }
}
