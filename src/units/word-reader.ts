import { matchAt, textBefore } from "./folded-text.ts";
import { pointInterval, type Interval } from "./interval.ts";
import type { QuantityKind } from "./quantity.ts";
import { ratio, ZERO, type Rational } from "./rational.ts";
import { smallNumber } from "./small-number.ts";
import type { AmountToken } from "./token.ts";

/** 一个都没有, 一项发明也没有, 一分钱没有. */
const NONE =
  /(?:一|半|1)(?:(分钱|毛钱|块钱|分)|(人|名|位|个人)|(项|件)|个|家|篇|本)(?:(?<=钱)(?:都|也)?(?:没有?|不)|[\u4e00-\u9fff]{0,6}?(?:(?:都|也)(?:还)?(?:没有?|无)|没有))(?!问题)/y;
const EVEN =
  /(基本上?|差不多|大致|大体|勉强|刚刚?|将将)?(?:是|能|算)?(?:打平|盈亏平衡|收支平衡|收支相抵|不赚不亏|不亏不赚|不盈不亏)/y;
/** Said so loosely that it leaves open how far from nothing it is: 没挣钱也没亏钱. */
const ABOUT_EVEN =
  /没(?:有)?(?:怎么)?(?:挣|赚|盈利?|赔|亏)(?:到|着)?钱?[也又,，]{0,2}没(?:有)?(?:怎么)?(?:亏|赔|赚|挣|盈利?)(?:到|着)?钱?/y;
const DOUBLED = /翻(?:了)?([一两二三四五六]|\d)?(番|倍)/y;
const COUPLE = /(俩|仨)(?:个)?(?:(人(?!工)|员工|职工|搞|做|从事)|(月))?/y;
const PRONOUN = /[咱我你他她它哥姐爷娘夫妻]$/;
const HALF_TIME = /半(?:(年)(?!度|报)|(个月)|(天)|个?(?:小时|钟头))/y;
const ONE = ratio(1n);
const UNKNOWN: Interval = {
  low: undefined,
  high: undefined,
  lowIncluded: false,
  highIncluded: false,
};

/** Reads a figure that is said without a numeral at `index`: 一个都没有, 打平, 翻番, 俩, 半年. */
export function readWord(folded: string, index: number): AmountToken | undefined {
  switch (folded.charAt(index)) {
    case "一":
    case "1":
      return readNone(folded, index);
    case "翻":
      return readDoubled(folded, index);
    case "俩":
    case "仨":
      return readCouple(folded, index);
    case "半":
      return readNone(folded, index) ?? readHalfTime(folded, index);
    default:
      return readEven(folded, index);
  }
}

function word(
  start: number,
  length: number,
  kind: QuantityKind,
  unit: string | undefined,
  value: Rational,
): AmountToken {
  return {
    type: "amount",
    start,
    end: start + length,
    kind,
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

function readNone(folded: string, index: number): AmountToken | undefined {
  const match = matchAt(NONE, folded, index);
  if (!match || /[\d第十百千万]/.test(folded.charAt(index - 1))) return undefined;
  const [words, money, people, items] = match;
  if (money !== undefined) return word(index, words.length, "money", "元", ZERO);
  const unit = people !== undefined ? "人" : items !== undefined ? "项" : undefined;
  return word(index, words.length, "count", unit, ZERO);
}

/** 打平 is a profit of nothing; 基本打平 leaves open how far from it. */
function readEven(folded: string, index: number): AmountToken | undefined {
  const match = matchAt(EVEN, folded, index);
  const about = match ? undefined : matchAt(ABOUT_EVEN, folded, index);
  if (about) {
    const nothing = word(index, about[0].length, "money", "元", ZERO);
    return { ...nothing, unitImplied: true, interval: UNKNOWN };
  }
  if (!match) return undefined;
  const token = { ...word(index, match[0].length, "money", "元", ZERO), unitImplied: true };
  return match[1] === undefined ? token : { ...token, interval: UNKNOWN };
}

/** 翻一番 is twice, 翻两番 four times, 翻倍 twice; 翻三倍 is asked back. */
function readDoubled(folded: string, index: number): AmountToken | undefined {
  const match = matchAt(DOUBLED, folded, index);
  if (!match) return undefined;
  const count = match[1] === undefined ? undefined : smallNumber(match[1]);
  if (match[2] === "番") {
    return word(index, match[0].length, "times", "倍", ratio(2n ** BigInt(count ?? 1)));
  }
  const value = ratio(BigInt(count === undefined || count < 2 ? 2 : count));
  const token = word(index, match[0].length, "times", "倍", value);
  return { ...token, unsure: count !== undefined && count > 1 };
}

function readCouple(folded: string, index: number): AmountToken | undefined {
  const match = matchAt(COUPLE, folded, index);
  if (!match || /[十百千万亿]/.test(folded.charAt(index + 1))) return undefined;
  const [words, , people, month] = match;
  const value = ratio(words.startsWith("俩") ? 2n : 3n);
  if (month !== undefined) return word(index, words.length, "duration", "月", value);
  const said = people === "人" || people === "员工" || people === "职工";
  const length = people === undefined || said ? words.length : words.length - people.length;
  if (PRONOUN.test(textBefore(folded, index, 1)) && !said) return undefined;
  return word(index, length, "count", people === undefined ? undefined : "人", value);
}

function readHalfTime(folded: string, index: number): AmountToken | undefined {
  const match = matchAt(HALF_TIME, folded, index);
  if (!match || /[上下前后大小多]$/.test(textBefore(folded, index, 1))) return undefined;
  const [words, year, month, day] = match;
  const unit = year ? "年" : month ? "月" : day ? "天" : "小时";
  return word(index, words.length, "duration", unit, ratio(1n, 2n));
}
