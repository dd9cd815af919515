import { matchAt, textBefore } from "./folded-text.ts";
import {
  boundInterval,
  oppositeBound,
  vagueInterval,
  type Bound,
  type Vagueness,
} from "./vagueness.ts";
import { overUnit } from "./amount-tail.ts";
import { isPoint, pointInterval, scaleInterval, type Interval } from "./interval.ts";
import { ratio } from "./rational.ts";
import type { AmountToken } from "./token.ts";

/** What the words around a figure say about it. */
type Effect = Bound | Vagueness | "exact" | "negative";

/** A figure together with the words around it that bound or blur it. */
export interface Qualified {
  readonly token: AmountToken;
  readonly bound: Bound | undefined;
}

const BEFORE: readonly (readonly [effect: Effect, words: string])[] = [
  [
    "<=",
    "不超过|没超过|未超过|没有超过|不会超过|别超过|不高于|不大于|不多于|不得超过|最多|至多|顶多|撑死|封顶|上限|顶天|最高|小于等于|小于或等于|≤|<=|≦|不超",
  ],
  [
    ">=",
    "不低于|不少于|不小于|不得低于|不得少于|至少|起码|最少|最低|保底|大于等于|大于或等于|≥|>=|≧|不下于?|(?<!不|未|没|有|圆|充)满(?!共|打满算)",
  ],
  ["<", "不到|不足|不满|未满|没满|没有满|未达到?|没达到?|没到|没有达到|低于|少于|小于|<|差点到"],
  [
    ">",
    "超过|超出|(?<!不)超|大于|高于|多于|突破|(?<!突|打)破|逾|不止|何止|>|(?<=^|[入收值润产额模量数已能早要均都年费人 ,，]|合计|总计|累计|[一总]共)过",
  ],
  [
    "nearly",
    "将近|接近|临近|逼近|差不多到|眼看|奔着?|(?<![尽加飞])快到?|(?<![最附接将临])近|(?<![大最缩中微偏弱窄科])小",
  ],
  [
    "about",
    "大概|大约|大致|约莫|约摸|(?<!契|条|合|公|节|预|签|制|履|违)约|差不多|估计|估摸着?|粗算|≈|~|大体",
  ],
  ["exact", "正好|刚好|恰好|整整|不多不少"],
  ["negative", "净?亏损|净?亏|(?<![抱欺胜自担])负(?:的|数的?|增长率?)?"],
];
const FILLER =
  "(?:也|就|都|才|只|有|是|为|在|得|要|能|会|到|达到?|共|一共|总共|合计|了|个|:| |花了|投了|需|须|算|额)";
const EFFECT_BEFORE = BEFORE.map(
  ([effect, words]) => [effect, new RegExp(`(?:${words})${FILLER}{0,3}$`)] as const,
);
/** 上亿, 上千万: at least that power. */
const ABOVE_POWER = /(?<![以加赶早晚网线路])上$/;

const AFTER: readonly (readonly [effect: Effect, pattern: RegExp])[] = [
  [
    "exact",
    / ?(?:整(?![个体理年改合天套车治])|正好|刚好|[,，。 ]{0,2}一分不[差多少]|[,， ]{0,2}不多不少)/y,
  ],
  [
    ">=",
    / ?(?:(?:\(含\))?及?(?:其)?以上(?! ?\(?不含)|打底|起步|起(?=$|[,，。;; )])|之上|往上|朝上|\+(?![\d]))/y,
  ],
  ["<=", / ?(?:(?:\(含\))?及?(?:其)?以下(?! ?\(?不含)|以内|之内|封顶|顶天|(?<=[年月天时])内)/y],
  [">", / ?(?:开外|不止|以上 ?\(?不含(?:本数|本级)?\)?)/y],
  ["<", / ?(?:都|还)?(?:不到|不足)(?:一?点儿?)?(?= *(?:$|[,，。;；!！?？)、吧呢的]))/y],
  ["<", / ?以下 ?\(?不含(?:本数|本级)?\)?/y],
  [
    "justOver",
    / ?(?:出点?头|冒头|挂零|有余|(?:稍|略)?多(?:一?点[点儿]?|一?丢丢|一丁点儿?|一丝|一?些)|(?:稍|略)多|还要?多(?! *[\d一二两三四五六七八九十少])|刚?(?:过|超)(?:一?点[点儿]?|一?丢丢|一丁点儿?))(?:一?点儿?)?/y,
  ],
  ["nearly", / ?(?:差一?点儿?|欠一?点儿?)(?= *(?:$|[,，。;；]))/y],
  [
    "about",
    / ?(?:左右|上下(?!浮|游|班|级|限|波)|的?样子|的?光景|前后|附近|大概(?= *(?:$|[,，。;；])))/y,
  ],
];
const MOST_BEFORE = 14;

/** Reads the words around `token`, not reaching back beyond `floor`. */
export function qualify(folded: string, token: AmountToken, floor: number): Qualified {
  const effects: Effect[] = [];
  const start = readBefore(folded, token, floor, effects);
  let result = overUnit(folded, token) ?? token;
  const end = readAfter(folded, result.end, effects);
  const negative = effects.includes("negative");
  result = { ...result, start, end };
  const { interval, bound } = applied(result, effects);
  if (!negative) return { token: { ...result, interval }, bound };
  const minus = ratio(-1n);
  const value = result.value?.mul(minus);
  const flipped = bound === undefined ? undefined : oppositeBound(bound);
  return { token: { ...result, value, interval: scaleInterval(interval, minus) }, bound: flipped };
}

function readBefore(folded: string, token: AmountToken, floor: number, effects: Effect[]): number {
  let at = token.start;
  if (ABOVE_POWER.test(textBefore(folded, at, 2, floor)) && /^[百千万亿]/.test(folded.charAt(at))) {
    effects.push(">=");
    return at - 1;
  }
  for (let round = 0; round < 3; round += 1) {
    const before = textBefore(folded, at, MOST_BEFORE, floor);
    if (before === "") return at;
    const found = EFFECT_BEFORE.map(([effect, pattern]) => [effect, pattern.exec(before)] as const)
      .filter(([, match]) => match !== null)
      .sort(([, left], [, right]) => (left?.index ?? 0) - (right?.index ?? 0))[0];
    const match = found?.[1];
    if (!found || !match) return at;
    if (!fitsSmall(match[0], token)) return at;
    effects.push(found[0]);
    at -= before.length - match.index;
  }
  return at;
}

/** 小, 快, 近 blur a figure only where they stand right before it. */
function fitsSmall(words: string, { kind, value }: AmountToken): boolean {
  if (/^小(?!于)/.test(words) && (kind === "percent" || value?.lt(10n))) return false;
  if (!/^[小快近过破超]/.test(words)) return true;
  return (
    words.length === 1 || /^(?:小于|快到|超过|超出)/.test(words) || /^[快超过破]了$/.test(words)
  );
}

function readAfter(folded: string, end: number, effects: Effect[]): number {
  let at = end;
  for (let round = 0; round < 3; round += 1) {
    const found = AFTER.find(([, pattern]) => matchAt(pattern, folded, at));
    if (!found) return at;
    effects.push(found[0]);
    at += matchAt(found[1], folded, at)?.[0].length ?? 0;
  }
  return at;
}

function applied(
  token: AmountToken,
  effects: readonly Effect[],
): { interval: Interval; bound: Bound | undefined } {
  const { value, place } = token;
  let interval = token.interval;
  // 大概200出头 is over 200.
  const vague =
    effects.find((each) => isVagueness(each) && each !== "about") ?? effects.find(isVagueness);
  const bound = effects.find(isBound);
  if (effects.includes("exact") && value && !bound && !vague) {
    return { interval: pointInterval(value), bound: undefined };
  }
  if (vague && value && isPoint(interval)) interval = vagueInterval(vague, value, place);
  if (bound && vague !== "nearly") return { interval: boundInterval(bound, interval), bound };
  if (vague === "justOver") return { interval, bound: ">" };
  return { interval, bound: vague === "nearly" ? "<" : undefined };
}

function isVagueness(effect: Effect): effect is Vagueness {
  return /^(?:over|around|about|justOver|nearly)$/.test(effect);
}

function isBound(effect: Effect): effect is Bound {
  return effect.startsWith("<") || effect.startsWith(">");
}
