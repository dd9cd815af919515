import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Comparator } from "../units/interval-comparison.ts";
import type {
  Band,
  BandLimit,
  Condition,
  Figure,
  RuleVersion,
  ScorePart,
  Subject,
} from "./rule.ts";

/** How a comparison is said, with whether the limit itself belongs to it. */
export const COMPARISONS: Readonly<Record<Comparator, readonly [before: string, after: string]>> = {
  atLeast: ["不低于 ", "（含）"],
  atMost: ["不超过 ", "（含）"],
  moreThan: ["高于 ", "（不含）"],
  lessThan: ["低于 ", "（不含）"],
  is: ["是 ", ""],
  isNot: ["不是 ", ""],
};

/** Says what the parts of a rule ask, in plain words, from the rule alone. */
export class Wording {
  readonly #version: RuleVersion;
  readonly #definitions: FactDefinitions;

  constructor(version: RuleVersion, definitions: FactDefinitions) {
    this.#version = version;
    this.#definitions = definitions;
  }

  /** What a fact, measure, param or score is called. */
  label(name: string): string {
    const { measures, params, scores } = this.#version;
    return (
      measures.get(name)?.label ??
      params.get(name)?.label ??
      this.#definitions.get(name)?.label ??
      findPart(scores, name.replace(/^score:/, ""))?.label ??
      name
    );
  }

  /** A condition as one sentence without a full stop. */
  condition(condition: Condition): string {
    const said = this.#test(condition);
    const when = condition.when ? `${this.condition(condition.when)}的，` : "";
    const exempt = condition.exempt ? `；${this.condition(condition.exempt)}的可以免` : "";
    const expert = condition.expert !== undefined ? `（${condition.expert}）` : "";
    const known = condition.ifKnown === true ? "（知道时才看）" : "";
    return `${when}${said}${expert}${known}${exempt}`;
  }

  /** A threshold: a figure, or its table in one line. */
  figure(figure: Figure): string {
    switch (figure.kind) {
      case "fixed":
        return figure.words.replace(" %", "%");
      case "named": {
        const param = this.#version.params.get(figure.name);
        return param ? this.figure(param.value) : this.label(figure.name);
      }
      case "option":
        return this.figure(
          figure.choices.get(this.#version.options.get(figure.option)?.fallback ?? "") ??
            [...figure.choices.values()][0] ?? { kind: "named", name: figure.option },
        );
      case "bands":
        return `（按${this.label(figure.by.name)}分档：${figure.bands
          .map((band) => `${limitWords(band)}的 ${this.figure(band.value)}`)
          .join("；")}）`;
    }
  }

  #test(condition: Condition): string {
    const { test } = condition;
    switch (test.kind) {
      case "expert":
        return condition.label ?? "由专家或主管部门判断";
      case "yesno":
        return yesNoWords(this.label(test.subject.name), test.yes);
      case "choice":
        return `${this.label(test.subject.name)}${test.negate ? "不是" : "是"}${test.choices.join("、")}`;
      case "compare": {
        const [before, after] = COMPARISONS[test.comparator];
        const banded = this.#banded(test.figure);
        if (banded) return `${this.#subject(test.subject)}${before.trim()}${this.figure(banded)}`;
        return `${this.#subject(test.subject)}${before}${this.figure(test.figure)}${after}`;
      }
      case "not":
        return `不能：${this.condition(test.of)}`;
      case "option": {
        const fallback = this.#version.options.get(test.option)?.fallback;
        const usual = test.choices.get(fallback ?? "");
        return usual ? this.condition(usual) : "";
      }
      case "all":
        return test.of.map((one) => this.#within(one, "any")).join("，并且");
      case "any":
        return test.of.map((one) => this.#within(one, "all")).join("，或者");
    }
  }

  /** A condition within another, in brackets where it joins its own parts the other way. */
  #within(condition: Condition, other: "all" | "any"): string {
    const { test } = condition;
    const said = this.condition(condition);
    const joined = test.kind === "option" ? /，(或者|并且)/.test(said) : test.kind === other;
    return joined ? `（${said}）` : said;
  }

  #banded(figure: Figure): Figure | undefined {
    if (figure.kind === "bands") return figure;
    if (figure.kind !== "named") return undefined;
    const param = this.#version.params.get(figure.name);
    return param && this.#banded(param.value);
  }

  #subject({ name }: Subject): string {
    return this.label(name);
  }
}

/** What a yes/no must be: the label itself, or that it is not so. */
function yesNoWords(label: string, yes: boolean): string {
  if (yes) return label;
  return label.startsWith("是") ? `不${label}` : `没有“${label}”的情形`;
}

/** The limit of a row: `1234 万元及以下（含）`, `其余`. */
export function limitWords({ limit }: Band<unknown>): string {
  if (!limit) return "其余";
  if (limit.comparator === "oneOf") return limit.choices.join("、");
  const words: Record<Exclude<BandLimit["comparator"], "oneOf">, string> = {
    atMost: `不超过 ${limit.words}（含）`,
    lessThan: `低于 ${limit.words}（不含）`,
    atLeast: `不低于 ${limit.words}（含）`,
    moreThan: `高于 ${limit.words}（不含）`,
  };
  return words[limit.comparator];
}

/** The score or part of that id. */
export function findPart(parts: readonly ScorePart[], id: string): ScorePart | undefined {
  for (const part of parts) {
    if (part.id === id) return part;
    const inner = "parts" in part.points ? findPart(part.points.parts, id) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
