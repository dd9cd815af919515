import { matchAt, textBefore } from "./folded-text.ts";
import { isPoint, pointInterval } from "./interval.ts";
import { compare, ratio, type Rational } from "./rational.ts";
import type { Script } from "./script.ts";
import type { AmountToken, Token } from "./token.ts";

/** 4700万又1元, 两亿加一块钱. */
const PLUS = /^ ?(?:又|又加|加|加上|再加上?|外加|另加) ?$/;
/** 比五千万多两万, 比9.5%高0.2个点; 多 may belong to the figure before it already. */
const MORE = /^ ?(?:(?:多|高|超)?(?:出|出了|了)?) ?$/;
const LESS = /^ ?(?:少|低|差|缺)(?:了|个)? ?$/;
const COMPARED = /比(?:起|着)?(?:那|这)?个? ?$/;
/** 差7万到五千万. */
const SHORT = /(?:还|就|只|仅)?(?:差|欠|缺)(?:了|着|个)? ?$/;
const UP_TO = /^ ?(?:就|才|便|就能|才能)?(?:到|够|满|达|达到|是|有|凑[够满齐])? ?$/;
/** 离五千万还差7万, 五千万还差7万. */
const AWAY = /(?:离|距离?)[^\d，,。;；离距]{0,6}$/;
const LACKING = /^ ?(?:还|就|只|仅|也就|正好|刚好|大概)*(?:差|欠|缺)(?:了|着|个)? ?$/;
/** 差三万五千万: two figures that run into each other. */
const RUN_IN =
  /(?:\d[\d.]*|[一二两三四五六七八九十百]+)万(?=(?:\d[\d.]*|[一二两三四五六七八九十]+)(?:[百千]?万|个?亿))/y;
const TEN = ratio(10n);

/** Where the figure at `index` ends that another one runs into (差三万五千万); `undefined` if none does. */
export function runInEnd({ folded }: Script, index: number): number | undefined {
  if (!SHORT.test(textBefore(folded, index, 4))) return undefined;
  const match = matchAt(RUN_IN, folded, index);
  return match ? index + match[0].length : undefined;
}

/**
 * Joins a figure and what is said to lie between it and the one meant: 4700万又1元, 比五千万多两万,
 * 差7万到五千万, 离五千万还差7万.
 */
export function joinRemainders(folded: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const previous = joined.at(-1);
    const whole =
      previous?.type === "amount" && token.type === "amount" && isAlike(previous, token)
        ? wholeOf(folded, previous, token)
        : undefined;
    if (whole) joined[joined.length - 1] = whole;
    else joined.push(token);
  }
  return joined;
}

function isAlike(left: AmountToken, right: AmountToken): boolean {
  const shared = left.kind === "money" || left.kind === "percent" || left.kind === "count";
  const said = !left.bare && !right.bare && right.start - left.end < 8;
  return shared && said && left.kind === right.kind && left.unit === right.unit;
}

function wholeOf(folded: string, left: AmountToken, right: AmountToken): AmountToken | undefined {
  const [first, second] = [left.value, right.value];
  if (!first || !second || !isPoint(right.interval) || first.s <= 0n || second.s <= 0n) {
    return undefined;
  }
  const between = folded.slice(left.end, right.start);
  const whole = (value: Rational, unsure: boolean, start = left.start): AmountToken => ({
    ...right,
    start,
    value,
    interval: pointInterval(value),
    scales: [],
    unitImplied: left.unitImplied && right.unitImplied,
    unsure: unsure || left.unsure || right.unsure,
  });
  const over = folded.charAt(left.end - 1) === "多" || between.trim().startsWith("多");
  if (!isPoint(left.interval) && !over) return undefined;
  const before = textBefore(folded, left.start, 10);
  const small = compare(second.mul(TEN), first) <= 0;
  if (PLUS.test(between)) {
    const power = left.factor.mul(left.scales.at(-1) ?? 1n);
    return left.kind === "money" && compare(second, power) < 0
      ? whole(first.add(second), false)
      : undefined;
  }
  const compared = COMPARED.exec(before);
  const from = left.start - (compared?.[0].length ?? 0);
  const beside = /比[^，,。;；]*$/.test(before);
  const higher = over || /[多高超]/.test(between);
  if (higher && MORE.test(between) && (compared || (left.kind === "money" && small && !beside)))
    return whole(first.add(second), !compared, from);
  const lower = compare(second, first) < 0;
  if (compared && lower && LESS.test(between)) return whole(first.sub(second), false, from);
  const away = AWAY.exec(before);
  // 96万差4万 has 96万; 五千万差十万 has less than the round figure.
  const round = left.kind === "money" && small && compare(left.place.mul(TEN), first) > 0;
  if (LACKING.test(between) && lower && (away || round))
    return whole(first.sub(second), !away, left.start - (away?.[0].length ?? 0));
  const short = SHORT.exec(before);
  const far = compare(first.mul(TEN), second) <= 0;
  if (short && far && UP_TO.test(between) && !over)
    return whole(second.sub(first), false, left.start - short[0].length);
  return undefined;
}
