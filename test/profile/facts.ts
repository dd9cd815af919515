import type { Fact, FactValue } from "../../src/profile/fact.ts";
import type { FactDefinition, FactKind } from "../../src/profile/fact-definition.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio } from "../../src/units/rational.ts";

/** The definition of a fact that has only what it needs. */
export function definition(kind: FactKind, more: Partial<FactDefinition> = {}): FactDefinition {
  const own = { money: "元", ratio: "%", count: "人", months: "人" }[String(kind)];
  return {
    id: "some",
    label: "某项",
    aliases: [],
    kind,
    per: "year",
    ...(own !== undefined && { unit: own }),
    choices: [],
    distinctFrom: [],
    ...more,
  };
}

/** An exact figure. */
const exact = (figure: number | bigint): FactValue => ({
  kind: "figure",
  interval: pointInterval(ratio(BigInt(figure))),
  approximate: false,
});

/** A figure of some fiscal years, or of none. */
export const fact = (
  key: string,
  years: readonly number[],
  figure: number,
  more: Partial<Fact> = {},
): Fact => ({
  key,
  value: exact(figure),
  ...(years.length > 0 && { years: [years[0] ?? 0, years.at(-1) ?? 0] as const }),
  ...more,
});
