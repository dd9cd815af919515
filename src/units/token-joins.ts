import { rescaled } from "./amount-reader.ts";
import { textBefore } from "./folded-text.ts";
import { spanInterval } from "./interval.ts";
import { compare, ratio, type Rational } from "./rational.ts";
import type { AmountToken, Token } from "./token.ts";

const WAN = 10_000n;
const YI = 100_000_000n;
const RANGE = /^ ?(?:-{1,2}|~{1,2}|到|至) ?$/;
const PAIR = /^ ?、 ?$/;
const BETWEEN = /^之间/;
/** 从300万到500万 may tell a change, 差30万到200万 what is lacking. */
const FROM = /[从由差] ?$/;
const LIST_MARK = /^ ?(?:、|和|及|以及|与|跟|\/) ?$/;
const LOOSE_MARK = /^ ?[,，] ?$|^ {1,2}$/;
const LIST_CUE = /分别|依次|各[是为自]?|年末|三年|两年/;

/** Joins 60到70人, 3000-3500万, 7%~9%, 3、4百万 into one range each. */
export function joinRanges(folded: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const previous = joined.at(-1);
    const range =
      previous?.type === "amount" && token.type === "amount"
        ? rangeOf(folded, previous, token)
        : undefined;
    if (range) joined[joined.length - 1] = range;
    else joined.push(token);
  }
  return joined;
}

function rangeOf(folded: string, left: AmountToken, right: AmountToken): AmountToken | undefined {
  const between = folded.slice(left.end, right.start);
  if (between.length > 4) return undefined;
  const pair = PAIR.test(between) && isDigitPair(folded, left, right);
  if (!RANGE.test(between) && !pair) return undefined;
  const shared = right.bare && !left.bare;
  const low = shared ? left : likeRight(left, right);
  const high = shared ? likeLeft(left, right) : right;
  if (!low || low.kind !== high.kind || low.unit !== high.unit) return undefined;
  const bottom = low.interval.low;
  const top = high.interval.high;
  if (!bottom || !top || compare(bottom, top) >= 0) return undefined;
  const tail = BETWEEN.exec(folded.slice(right.end, right.end + 2))?.[0].length ?? 0;
  return {
    ...high,
    start: left.start,
    end: right.end + tail,
    value: undefined,
    interval: spanInterval(low.interval, high.interval),
    unsure:
      left.unsure ||
      right.unsure ||
      pair ||
      (shared && !left.prefixed) ||
      FROM.test(textBefore(folded, left.start, 2)),
  };
}

/** 3、4百万, 两,三个: neighbouring single digits. */
function isDigitPair(folded: string, left: AmountToken, right: AmountToken): boolean {
  const listed = /[、,，]$/.test(textBefore(folded, left.start, 1));
  const single = left.end - left.start === 1 && left.bare && !listed;
  if (!single || right.bare || !left.value || !right.value) return false;
  const next = folded.charAt(right.start);
  const digits = "零一二三四五六七八九";
  const low = Math.max(digits.indexOf(folded.charAt(left.start)), Number(left.value.valueOf()));
  const high = /\d/.test(next) ? Number(next) : digits.indexOf(next);
  return high - low === 1 && !/[\d.]/.test(folded.charAt(right.start + 1));
}

/** `left` with the unit and power of `right` where it has none: 60 in 60到70人, 3 in 3到5百万. */
export function likeRight(left: AmountToken, right: AmountToken): AmountToken | undefined {
  if (!left.bare) return left;
  const { value } = left;
  const top = right.interval.high;
  if (!value || !top) return undefined;
  const power = sharedPower(value, right, top);
  if (power === undefined) return undefined;
  const scaled = rescaled(left, right.factor.mul(power));
  return { ...scaled, kind: right.kind, unit: right.unit, factor: right.factor, bare: false };
}

/** The widest power of `token` that keeps `value` below `limit`; `undefined` where none does. */
function sharedPower(value: Rational, token: AmountToken, limit: Rational): bigint | undefined {
  const loose = token.scales.includes(YI) && value.compare(100n) < 0;
  return [...token.scales, 1n].find((power) => {
    if (power === 10n || (power === WAN && loose)) return false;
    return compare(value.mul(power).mul(token.factor), limit) < 0;
  });
}

/** `right` with the unit and power of `left` where it has none: 百分之三到五, ¥300-500, 300万到500. */
function likeLeft(left: AmountToken, right: AmountToken): AmountToken {
  const power = left.scales.at(-1) ?? 1n;
  const scaled = rescaled(right, left.factor.mul(left.prefixed ? 1n : power));
  return { ...scaled, kind: left.kind, unit: left.unit, factor: left.factor, bare: false };
}

/** Gives the figures of 1500、1800和2250万 the unit and power that only the last one carries. */
export function spreadUnits(folded: string, tokens: readonly Token[]): Token[] {
  const result = [...tokens];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const token = result[index];
    const previous = result[index - 1];
    if (token?.type !== "amount" || previous?.type !== "amount" || !previous.bare) continue;
    if (token.bare || (token.kind !== "money" && token.kind !== "percent")) continue;
    if (!isListed(folded, result, index)) continue;
    const power =
      previous.value && token.value && sharedPower(previous.value, token, token.value.mul(10n));
    if (power === undefined) continue;
    const scaled = rescaled(previous, ratio(power).mul(token.factor));
    const { kind, unit, factor, scales } = token;
    result[index - 1] = { ...scaled, kind, unit, factor, scales, bare: false, unitImplied: true };
  }
  return result;
}

function isListed(folded: string, tokens: readonly Token[], index: number): boolean {
  const [left, right] = [tokens[index - 1], tokens[index]];
  if (!left || !right) return false;
  const between = folded.slice(left.end, right.start);
  if (between.length > 4) return false;
  if (LIST_MARK.test(between)) return true;
  if (!LOOSE_MARK.test(between)) return false;
  let first = index - 1;
  while (first > 0 && tokens[first - 1]?.type === "amount" && index - first < 6) {
    const [a, b] = [tokens[first - 1], tokens[first]];
    if (!a || !b || b.start - a.end > 3) break;
    first -= 1;
  }
  return LIST_CUE.test(textBefore(folded, tokens[first]?.start ?? 0, 16));
}
