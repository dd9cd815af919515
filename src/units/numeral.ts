import { SCALE } from "./arabic.ts";
import { pointInterval, type Interval } from "./interval.ts";
import { liftElided, readPart } from "./numeral-grammar.ts";
import { startReading, type NumeralStyle, type Reading } from "./numeral-reading.ts";
import { ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import { vagueInterval } from "./vagueness.ts";

/** A figure without its unit. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  /** The figure said; `undefined` where only a range was said (三四百, 几十). */
  readonly value: Rational | undefined;
  readonly interval: Interval;
  /** The worth of the last digit that is not a closing zero. */
  readonly place: Rational;
  /** Powers that a smaller figure before it may share, widest first: in 三到五百万 百万, then 万. */
  readonly scales: readonly bigint[];
  readonly style: NumeralStyle;
  /** Whether 万, 亿 or more is part of it. */
  readonly large: boolean;
  /** Whether another reading is possible, so that it should be asked back. */
  readonly unsure: boolean;
}

const MOST_PARTS = 24;
const WAN = 10n ** 4n;

/** Reads the numeral that begins at `start`; `undefined` where none does. */
export function readNumeral(script: Script, start: number): Numeral | undefined {
  const reading = startReading(start);
  let parts = 0;
  while (parts < MOST_PARTS && readPart(script, reading)) parts += 1;
  if (parts === 0) return undefined;
  liftElided(script, reading);
  const { sum, style, end } = reading;
  const place = exact(sum.place);
  const { value, interval } = figuresOf(reading, place);
  return {
    start,
    end,
    value,
    interval,
    place,
    scales: sum.scales,
    style,
    large: sum.lastBig >= WAN,
    unsure: reading.unsure,
  };
}

function figuresOf(
  reading: Reading,
  place: Rational,
): { value: Rational | undefined; interval: Interval } {
  const { low, high } = reading.sum.whole;
  const value = exact(low);
  if (low !== high) {
    const interval = {
      low: value,
      lowIncluded: true,
      high: exact(high),
      highIncluded: !reading.open,
    };
    return { value: undefined, interval };
  }
  if (reading.idiom) {
    const [from, said, to] = reading.idiom;
    const share = (part: bigint) => value.mul(ratio(part, said));
    const interval = { low: share(from), lowIncluded: true, high: share(to), highIncluded: true };
    return { value, interval };
  }
  if (reading.mark) {
    return { value, interval: vagueInterval(reading.mark, value, place) };
  }
  return { value, interval: pointInterval(value) };
}

const ONE = ratio(1n);

function exact(scaled: bigint): Rational {
  if (scaled === SCALE) return ONE;
  return scaled % SCALE === 0n ? ratio(scaled / SCALE) : ratio(scaled, SCALE);
}
