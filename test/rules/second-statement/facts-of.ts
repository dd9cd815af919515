import type { Fact, FactValue } from "../../../src/profile/fact.ts";
import { pointInterval } from "../../../src/units/interval.ts";
import { ratio } from "../../../src/units/rational.ts";
import { Fraction } from "./fraction.ts";
import type { ByYear, Profile, Value } from "./profile.ts";

/** The facts of a profile as the assistant holds them; `isMoney` tells which ids are amounts in 分. */
export function factsOf({ facts }: Profile, isMoney: (id: string) => boolean): Fact[] {
  return Object.entries(facts).flatMap(([key, value]): Fact[] => {
    if (value === undefined) return [];
    const per = isMoney(key) ? 100n : 1n;
    if (!isByYear(value)) return [{ key, value: valueOf(value, per) }];
    return Object.entries(value).flatMap(([year, one]): Fact[] =>
      one === undefined
        ? []
        : [{ key, years: [Number(year), Number(year)], value: valueOf(one, per) }],
    );
  });
}

function valueOf(value: Value, per: bigint): FactValue {
  if (typeof value === "boolean") return { kind: "yesno", yes: value };
  if (typeof value === "string") return { kind: "date", from: value, to: value };
  if (typeof value === "bigint") return figure(value, per);
  if (value instanceof Fraction) return figure(value.numerator, value.denominator * per);
  return { kind: "items", items: value.map((kind) => ({ kind })) };
}

const figure = (dividend: bigint, divisor: bigint): FactValue => ({
  kind: "figure",
  interval: pointInterval(ratio(dividend, divisor)),
  approximate: false,
});

const isByYear = (value: Value | ByYear): value is ByYear =>
  typeof value === "object" && !Array.isArray(value) && !(value instanceof Fraction);
