import type { Fact, FactValue, Item } from "../profile/fact.ts";
import { unitOf, type FactDefinitions } from "../profile/fact-definition.ts";
import { standing, type History } from "../profile/history.ts";
import { fraction } from "../profile/stored-value.ts";
import { rangeWords } from "../rules/figure-words.ts";
import type { Interval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { ratio, type Rational } from "../units/rational.ts";

const TWO = ratio(2n);

/** How well a fact is borne, in words. */
const BORNE: Readonly<Record<NonNullable<Fact["evidence"]>, string>> = {
  said: "自己说的",
  file: "文件",
  audited: "审计",
  confirmed: "部门确认",
};

/** The one figure that stands for a range: itself, or the middle of what it may be; `undefined` without both ends. */
export function middleOf(interval: Interval): Rational | undefined {
  const point = pointOf(interval);
  if (point) return point;
  const { low, high } = interval;
  return low && high ? low.add(high).div(TWO) : undefined;
}

/** The figure of a fact: what was said where that is kept, else the middle of what it may be. */
export function figureOf(fact: Fact, history: History): Rational | undefined {
  if (fact.value.kind !== "figure") return undefined;
  const entry = standing(history).find(({ id }) => String(id) === fact.id);
  const said = entry?.value.kind === "figure" ? entry.value.said : undefined;
  return said === undefined ? middleOf(fact.value.interval) : fraction(said);
}

/** Whether a fact is not known to the last digit. */
export function isRough({ value }: Fact): boolean {
  if (value.kind === "date") return value.from !== value.to;
  return value.kind === "figure" && (value.approximate || !pointOf(value.interval));
}

/** What has to be known of a fact beside its figure: how well it is borne, and that it is approximate or expected. */
export function marksOf(fact: Fact, definitions: FactDefinitions): string[] {
  const unit = unitOf(definitions.get(fact.key) ?? { ...NOTHING, id: fact.key, label: fact.key });
  const range =
    fact.value.kind === "figure" && !pointOf(fact.value.interval)
      ? `（${rangeWords(fact.value.interval, unit ?? "数")}）`
      : "";
  return [
    ...(isRough(fact) ? [`概数${range}`] : []),
    ...(fact.forecast === true ? ["预计数"] : []),
    fact.assumed === true ? "没直接说，先这样算" : BORNE[fact.evidence ?? "said"],
  ];
}

/** A fact's value in words. */
export function valueWords(value: FactValue, unit: string | undefined): string {
  switch (value.kind) {
    case "figure": {
      const rough = value.approximate ? "（概数）" : "";
      return `${rangeWords(value.interval, unit ?? "数")}${rough}`;
    }
    case "yesno":
      return value.yes ? "是" : "否";
    case "text":
      return value.text;
    case "date":
      return value.from === value.to ? value.from : `${value.from} 到 ${value.to}`;
    case "items":
      return itemsWords(value.items);
    case "months":
      return `${String(value.months.length)} 个月的数`;
  }
}

/** How many things of each kind a list has; one of its entries may stand for several that were only counted. */
function itemsWords(items: readonly Item[]): string {
  const counts = new Map<string, number>();
  for (const { kind = "", number } of items)
    counts.set(kind, (counts.get(kind) ?? 0) + (number === undefined ? 1 : Number(number)));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].filter(([kind]) => kind !== "");
  const each = kinds.map(([kind, count]) => `${kind} ${String(count)}`).join("、");
  return `${String(all)} 项${each === "" ? "" : `（${each}）`}`;
}

const NOTHING = {
  kind: "number",
  per: "once",
  aliases: [],
  choices: [],
  distinctFrom: [],
} as const;
