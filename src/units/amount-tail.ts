import { matchAt } from "./folded-text.ts";
import { pointInterval } from "./interval.ts";
import { readNumeral, type Numeral } from "./numeral.ts";
import { digitValue } from "./numeral-piece.ts";
import { ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import type { AmountToken } from "./token.ts";
import { vagueInterval } from "./vagueness.ts";

const TENTHS_OF_YUAN =
  /零?([一二三四五六七八九1-9])(?:[角毛](?!度|落|坯|利)|(?![\d.零一二三四五六七八九十百千万亿]|个|项|件|人|年|月|%|名|位|天|家|块|元|岁|次|成))/y;
const FIRST_TENTHS = /零?([一二三四五六七八九\d]) ?[角毛](?!度|落|坯|利)/y;
const HUNDREDTHS = /零?([一二三四五六七八九\d]) ?分(?!之|别|成|公司|钟)/y;
const HALF_MORE = /半(?!年|导|成)/y;
const MONTHS_MORE = /[零又加,]? ?(?=[\d一二两三四五六七八九十])/y;
const MONTHS = / ?个半?月/y;
const COUNTED_PARTS = /个 *(?:(多|来)|(半)) *(?:(月)|(?:百 *分 *)?点(?!子|钟|到|名|位|击))/y;
/** 4700万元多一点; of a share, 6.5%多一点 may be all up to the next whole one. */
const LITTLE_OVER = /多(?:一?点|一?些|一?丢丢|一丁点|一丝)/y;
const OVER_UNIT = /多(?!少|次|数|家|种|年来|个(?!月)|[打写输按敲填记报](?:了|个|一))/y;

/** `token` with what belongs to it behind its unit: 五块八, 12元5角, 三年半, 两年零三个月, 一个半, 三年多. */
export function extendAmount(script: Script, token: AmountToken): AmountToken {
  const { folded } = script;
  if (token.kind === "money") return withSmallMoney(folded, token);
  if (token.kind === "duration" && token.unit === "年")
    return withMonths(script, withHalf(folded, token));
  if (token.kind === "duration" || token.kind === "count" || token.kind === "times") {
    return withHalf(folded, token);
  }
  return token;
}

/** Reads 三个半月, 三个多月, 四个多点 from their numeral; `undefined` for other units. */
export function readCountedParts(script: Script, numeral: Numeral): AmountToken | undefined {
  const match = matchAt(COUNTED_PARTS, script.folded, numeral.end);
  const { value, place } = numeral;
  if (!match || !value) return undefined;
  const [words, vague, half, month] = match;
  const figure = half === undefined ? value : value.add(ratio(1n, 2n));
  const kind = vague === "多" ? "over" : "around";
  const interval = vague === undefined ? pointInterval(figure) : vagueInterval(kind, figure, place);
  return {
    type: "amount",
    start: numeral.start,
    end: numeral.end + words.length,
    kind: month === undefined ? "percent" : "duration",
    unit: month === undefined ? "%" : "月",
    value: figure,
    interval,
    place,
    scales: [],
    factor: ratio(1n),
    bare: false,
    prefixed: false,
    unitImplied: false,
    unsure: numeral.unsure,
  };
}

/** The figure's range where 多 stands behind its unit, and where that word ends. */
export function overUnit(folded: string, token: AmountToken): AmountToken | undefined {
  const over = token.kind === "count" ? undefined : matchAt(OVER_UNIT, folded, token.end);
  if (!over || !token.value) return undefined;
  if (token.kind === "money" && matchAt(LITTLE_OVER, folded, token.end)) return undefined;
  const interval = vagueInterval("over", token.value, token.place);
  return { ...token, interval, end: token.end + over[0].length };
}

function grown(token: AmountToken, more: Rational, end: number): AmountToken {
  const value = token.value?.add(more);
  if (!value) return token;
  return { ...token, value, interval: pointInterval(value), place: more, end };
}

function digitRatio(character: string, parts: bigint): Rational {
  return ratio(digitValue(character) ?? BigInt(character), parts);
}

function withSmallMoney(folded: string, token: AmountToken): AmountToken {
  const unit = folded.charAt(token.end - 1);
  if (unit === "毛") {
    const more = matchAt(TENTHS_OF_YUAN, folded, token.end);
    return more
      ? grown(token, digitRatio(more[1] ?? "0", 100n), token.end + more[0].length)
      : token;
  }
  if (unit !== "元" && unit !== "块") return token;
  const pattern = unit === "块" ? TENTHS_OF_YUAN : FIRST_TENTHS;
  const tenths = matchAt(pattern, folded, token.end);
  let result = token;
  if (tenths)
    result = grown(result, digitRatio(tenths[1] ?? "0", 10n), result.end + tenths[0].length);
  const hundredths = matchAt(HUNDREDTHS, folded, result.end);
  if (!hundredths || (unit === "块" && !tenths)) return result;
  return grown(result, digitRatio(hundredths[1] ?? "0", 100n), result.end + hundredths[0].length);
}

/** 三年半, 一个半, 两倍半. */
function withHalf(folded: string, token: AmountToken): AmountToken {
  const half = matchAt(HALF_MORE, folded, token.end);
  if (!half) return token;
  return grown(token, token.factor.div(2n), token.end + 1);
}

/** 两年零三个月, 一年又一个月21天: whole months are added as parts of the year. */
function withMonths(script: Script, token: AmountToken): AmountToken {
  const { folded } = script;
  const lead = matchAt(MONTHS_MORE, folded, token.end);
  const numeral = lead && readNumeral(script, token.end + lead[0].length);
  const months = numeral && matchAt(MONTHS, folded, numeral.end);
  if (!months || !numeral.value || numeral.value.compare(12n) >= 0) return token;
  const half = months[0].includes("半") ? ratio(1n, 2n) : ratio(0n);
  return grown(token, numeral.value.add(half).div(12n), numeral.end + months[0].length);
}
