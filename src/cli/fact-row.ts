import type { Fact, FactValue } from "../profile/fact.ts";
import { unitOf } from "../profile/fact-definition.ts";
import type { Interval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { exactDecimal, ratio, type Rational } from "../units/rational.ts";
import type { Bench } from "./judging.ts";
import type { FactRow } from "./precheck-row.ts";

/** A fact as a row of `precheck --jsonl`, from which the very same fact is read again. */
export function factRow(fact: Fact, rule: string, { ground, knowledge }: Bench): FactRow {
  const { key, years, value, forecast, evidence } = fact;
  const definition = ground.definitions.get(key);
  const versions = knowledge.rules.find(({ id }) => id === rule)?.versions ?? [];
  const measure = versions.flatMap(({ measures }) => measures.get(key) ?? [])[0];
  const unit = definition ? unitOf(definition) : measure?.unit;
  const [from, to] = years ?? [];
  return {
    ...(definition ? { fact: key } : { measure: key }),
    ...(from !== undefined && to !== undefined && { year: from === to ? from : [from, to] }),
    ...valueOf(value, unit),
    ...(forecast === true && { forecast }),
    ...(evidence && { evidence }),
    ...(value.kind === "figure" && { confirmed: true }),
  };
}

function valueOf(value: FactValue, unit: string | undefined): Partial<FactRow> {
  switch (value.kind) {
    case "figure":
      return { ...figure(value.interval, unit === "%"), unit: unit ?? null };
    case "yesno":
      return { value: value.yes };
    case "text":
      return { value: value.text };
    case "date":
      return { value: dateText(value.from, value.to) };
    case "items":
      return { value: value.items.map((item) => ({ ...item })) };
    case "months":
      return { value: value.months.map((pair) => pair.map(exact).join("-")).join(",") };
  }
}

function figure(interval: Interval, share: boolean): Partial<FactRow> {
  const scale = ratio(share ? 100n : 1n);
  const point = pointOf(interval);
  if (point) return { value: exact(point.mul(scale)) };
  const [low, high] = [interval.low, interval.high].map((end) => end && exact(end.mul(scale)));
  return { range: [low ?? "0", high ?? "0"] };
}

/** A decimal, or a fraction where its decimals never end. */
function exact(value: Rational): string {
  return exactDecimal(value) ?? value.toFraction();
}

/** A day, or the month or year that the span is. */
function dateText(from: string, to: string): string {
  if (from === to) return from;
  return from.slice(0, 7) === to.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}
