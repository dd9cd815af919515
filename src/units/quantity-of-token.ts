import { isPoint } from "./interval.ts";
import type { Quantity } from "./quantity.ts";
import { ratio } from "./rational.ts";
import type { AmountToken, PeriodToken } from "./token.ts";
import type { Bound } from "./vagueness.ts";

/** The quantity that `token` states in `text`. */
export function amountQuantity(
  text: string,
  token: AmountToken,
  bound: Bound | undefined,
): Quantity {
  const { kind, unit, value, interval, unitImplied, unsure, start, end } = token;
  return {
    kind,
    unit,
    value,
    ...interval,
    approximate: !isPoint(interval),
    bound,
    unitImplied,
    unsure,
    period: undefined,
    date: undefined,
    words: text.slice(start, end),
    start,
    end,
  };
}

/** The year, date or period that `token` states in `text`. */
export function periodQuantity(text: string, token: PeriodToken): Quantity {
  const { kind, value, years, period, date, unsure, start, end } = token;
  const [first, last] = years ?? [undefined, undefined];
  return {
    kind,
    unit: kind === "year" ? "年" : undefined,
    value: kind === "year" ? value : undefined,
    low: first === undefined ? undefined : ratio(BigInt(first)),
    high: last === undefined ? undefined : ratio(BigInt(last)),
    lowIncluded: first !== undefined,
    highIncluded: last !== undefined,
    approximate: false,
    bound: undefined,
    unitImplied: false,
    unsure,
    period,
    date,
    words: text.slice(start, end),
    start,
    end,
  };
}
