import { matchAt } from "./folded-text.ts";
import { pointInterval, scaleInterval } from "./interval.ts";
import { readNumeral, type Numeral } from "./numeral.ts";
import { digitValue } from "./numeral-piece.ts";
import { product, ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import type { AmountToken } from "./token.ts";

const OF_HUNDRED = /([百千万]) *分 *之 *(负)? */y;
const WHOLE = /百分(?:之)?百/y;
const HALF = /一半(?!导|成品|天|月|年|路|个)|半数|对半/y;
const TENTHS =
  / *成(?!本|立|果|员|功|长|品|熟|为|交|绩|分|套|年|都|型|人|效|就|色|天|群|百|千|份|因|才|语|份)/y;
const TENTHS_MORE =
  / *(?:(半)|([一二三四五六七八九1-9])(?![\d.零一二三四五六七八九十百千万亿个项件人年月家成]))/y;
const PRICE_TENTHS = / *折(?!旧|合|算|扣|让|现|成|价|人|回|页|叠|损|耗)/y;
/** Two digits apart from each other, as text read from a picture has them: 九 五 折. */
const SPELT_TENTHS = /([一二三四五六七八九]) ([一二三四五六七八九]) 折(?!旧|合|算|扣|让|现|成|价)/y;
const ONE = ratio(1n);
const TEN = ratio(10n);

/** Reads a share written before its figure or in words at `index`: 百分之三点五, 千分之五, 一半. */
export function readShareWords(script: Script, index: number): AmountToken | undefined {
  const { folded } = script;
  const whole = matchAt(WHOLE, folded, index);
  if (whole) return plainShare(index, index + whole[0].length, ratio(100n));
  const half = matchAt(HALF, folded, index);
  if (half) return plainShare(index, index + half[0].length, ratio(50n));
  const spelt = matchAt(SPELT_TENTHS, folded, index);
  const digits = spelt && [digitValue(spelt[1] ?? ""), digitValue(spelt[2] ?? "")];
  if (spelt && digits?.[0] !== undefined && digits[1] !== undefined) {
    return plainShare(index, index + spelt[0].length, ratio(digits[0] * 10n + digits[1]));
  }
  const opening = matchAt(OF_HUNDRED, folded, index);
  if (!opening) return undefined;
  const numeral = readNumeral(script, index + opening[0].length);
  if (!numeral || numeral.style === "barePower") return undefined;
  const parts = { 百: ONE, 千: ratio(1n, 10n), 万: ratio(1n, 100n) }[opening[1] ?? ""] ?? ONE;
  const factor = opening[2] === undefined ? parts : parts.neg();
  return { ...share(numeral, numeral.end, factor), start: index, prefixed: true };
}

/** Reads the share that `numeral` and the 成 or 折 behind it make: 四成, 一成五, 三成半, 八折, 七二折. */
export function readTenths(script: Script, numeral: Numeral): AmountToken | undefined {
  const { folded } = script;
  const price = matchAt(PRICE_TENTHS, folded, numeral.end);
  const { value } = numeral;
  if (price) {
    const end = numeral.end + price[0].length;
    const figure = value ?? ONE;
    if (figure.compare(100n) >= 0) return undefined;
    return share(numeral, end, figure.compare(TEN) > 0 ? ONE : TEN);
  }
  const tenths = matchAt(TENTHS, folded, numeral.end);
  if (!tenths || (value && value.compare(TEN) > 0)) return undefined;
  const end = numeral.end + tenths[0].length;
  const more = matchAt(TENTHS_MORE, folded, end);
  const token = share(numeral, end, TEN);
  if (!more || !token.value) return token;
  const digit = more[1] === undefined ? (digitValue(more[2] ?? "") ?? BigInt(more[2] ?? "5")) : 5n;
  const total = token.value.add(ratio(digit));
  return {
    ...token,
    end: end + more[0].length,
    value: total,
    interval: pointInterval(total),
    place: ONE,
  };
}

function share(numeral: Numeral, end: number, factor: Rational): AmountToken {
  return {
    type: "amount",
    start: numeral.start,
    end,
    kind: "percent",
    unit: "%",
    value: numeral.value && product(numeral.value, factor),
    interval: scaleInterval(numeral.interval, factor),
    place: numeral.place.mul(factor.abs()),
    scales: [],
    factor,
    bare: false,
    prefixed: false,
    unitImplied: false,
    unsure: numeral.unsure,
  };
}

function plainShare(start: number, end: number, value: Rational): AmountToken {
  return {
    type: "amount",
    start,
    end,
    kind: "percent",
    unit: "%",
    value,
    interval: pointInterval(value),
    place: TEN,
    scales: [],
    factor: ONE,
    bare: false,
    prefixed: true,
    unitImplied: false,
    unsure: false,
  };
}
