import { matchAt } from "./folded-text.ts";
import { pointInterval } from "./interval.ts";
import { measureAt } from "./measure.ts";
import { readNumeral } from "./numeral.ts";
import { ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import type { AmountToken } from "./token.ts";

const EACH = /每(?:隔|过)? */y;
/** A unit of time without a figure before it, which is one of it: 每年, 每个季度, 每半年. */
const ONE_OF =
  /一? *(?:(半)年|(年)(?!级|轮|货)度?|个?(季)度?|个?(月)(?!亮|饼)|个?(?:周|星期|礼拜)|(天)(?!然|气)|(日)(?!元|本))/y;
const ONE = ratio(1n);

/** Reads how often something is at `index`: 每年, 每个月, 每三年, 每半年; `undefined` where nothing says so. */
export function readFrequency(script: Script, index: number): AmountToken | undefined {
  const { folded } = script;
  const each = matchAt(EACH, folded, index);
  if (!each) return undefined;
  const from = index + each[0].length;
  return oneOf(folded, index, from) ?? several(script, index, from);
}

function oneOf(folded: string, start: number, from: number): AmountToken | undefined {
  const match = matchAt(ONE_OF, folded, from);
  if (!match) return undefined;
  const [words, half, year, quarter, month, day, date] = match;
  const end = from + words.length;
  if (half !== undefined) return frequency(start, end, ratio(1n, 2n), "年");
  if (year !== undefined) return frequency(start, end, ONE, "年");
  if (quarter !== undefined) return frequency(start, end, ratio(3n), "月");
  if (month !== undefined) return frequency(start, end, ONE, "月");
  return frequency(start, end, (day ?? date) ? ONE : ratio(7n), "天");
}

function several(script: Script, start: number, from: number): AmountToken | undefined {
  const numeral = readNumeral(script, from);
  const measure = numeral && measureAt(script.folded, numeral.end);
  if (measure?.kind !== "duration" || !numeral?.value) return undefined;
  return frequency(start, measure.end, numeral.value.mul(measure.factor), measure.unit);
}

function frequency(
  start: number,
  end: number,
  value: Rational,
  unit: string | undefined,
): AmountToken {
  return {
    type: "amount",
    start,
    end,
    kind: "frequency",
    unit,
    value,
    interval: pointInterval(value),
    place: ONE,
    scales: [],
    factor: ONE,
    bare: false,
    prefixed: true,
    unitImplied: false,
    unsure: false,
  };
}
