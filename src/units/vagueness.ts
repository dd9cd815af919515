import type { Interval } from "./interval.ts";
import { smaller, type Rational } from "./rational.ts";

/** The ways a figure can be vague; {@link vagueInterval} says what each means. */
export type Vagueness = "over" | "around" | "about" | "justOver" | "nearly";

/** The ways a figure can bound another; {@link boundInterval} says what each means. */
export type Bound = "<" | "<=" | ">" | ">=";

/*
 * What the vague forms mean. v is the figure said; p is the worth of its last digit that is not a
 * closing zero (400 → 100, 120 → 10, 5.2 → 0.1, 四千一百万 → 百万).
 *
 *   words                                range                                    example
 *   ----------------------------------   --------------------------------------   ------------------------------
 *   三四百万, 60到70人                   both ends belong to it                   [300万, 400万], [60, 70]
 *   几, 数, 好几 before 十百千万亿       [2, 10) times the power                  几百万 = [200万, 1000万)
 *   over: 多, 余, 几 after the digits    (v, v + p)                               二十多 = (20, 30)
 *   around: 来, 把                       v ± min(v/10, p/2)                       四千一百来万 = [4050万, 4150万]
 *   about: 大概, 约, 左右, 上下          v ± min(v/10, 5p)                        12%左右 = [10.8%, 13.2%]
 *   justOver: 出头, 多一点               (v, v + min(v/10, p/2)]                  400出头 = (400, 440]
 *   nearly: 将近, 接近, 小, 快           [v − min(v/10, 5p), v)                   小三千万 = [2700万, 3000万)
 *   上下浮动7%, ±7%                      v ± 7% of v, both ends belong to it      1000万 = [930万, 1070万]
 *   "<"  不到, 不足, 低于                below v, v excluded                      不到800万 = (…, 800万)
 *   "<=" 最多, 撑死, 不超过, 以内, 以下  v at most                                撑死800万 = (…, 800万]
 *   ">"  超过, 大于, 突破                above v, v excluded                      超过7% = (7%, …)
 *   ">=" 至少, 起码, 不低于, 以上        v at least                               7%以上 = [7%, …)
 *   正好, 刚好, 整, 一分不差             v alone                                  正好八百万整 = 800万
 *
 * A wide range costs a question more; a narrow one could cost a wrong verdict.
 */

/** The range meant by a vague word said with the figure `value`, whose last digit is worth `place`. */
export function vagueInterval(kind: Vagueness, value: Rational, place: Rational): Interval {
  const tenth = value.abs().div(10n);
  const low = value;
  switch (kind) {
    case "over":
      return { low, high: value.add(place), lowIncluded: false, highIncluded: false };
    case "around":
      return around(value, smaller(tenth, place.div(2n)));
    case "about":
      return around(value, smaller(tenth, place.mul(5n)));
    case "justOver": {
      const high = value.add(smaller(tenth, place.div(2n)));
      return { low, high, lowIncluded: false, highIncluded: true };
    }
    case "nearly": {
      const low = value.sub(smaller(tenth, place.mul(5n)));
      return { low, high: value, lowIncluded: true, highIncluded: false };
    }
  }
}

/** The range `value` ± `spread`, both ends included. */
export function around(value: Rational, spread: Rational): Interval {
  return {
    low: value.sub(spread),
    high: value.add(spread),
    lowIncluded: true,
    highIncluded: true,
  };
}

/** The range on the bounded side of `interval`: of 最多两百来万, everything up to the high end of 两百来万. */
export function boundInterval(bound: Bound, interval: Interval): Interval {
  const included = bound === "<=" || bound === ">=";
  if (bound === "<" || bound === "<=") {
    const highIncluded = included && interval.highIncluded;
    return { low: undefined, lowIncluded: false, high: interval.high, highIncluded };
  }
  const lowIncluded = included && interval.lowIncluded;
  return { low: interval.low, lowIncluded, high: undefined, highIncluded: false };
}

/** The opposite side, for figures that turn negative (亏损不到50万). */
export function oppositeBound(bound: Bound): Bound {
  const opposite = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;
  return opposite[bound];
}
