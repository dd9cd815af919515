import { scaleInterval, pointInterval, type Interval } from "../../units/interval.ts";
import type { Quantity } from "../../units/quantity.ts";
import { parseDecimal, ratio } from "../../units/rational.ts";
import { maySink, type FactDefinition } from "../fact-definition.ts";
import type { FactValue } from "../fact.ts";
import type { Message } from "./message.ts";
import { ofYear } from "./of-year.ts";
import type { Doubt } from "./statement.ts";

/** A figure in the unit of its fact. */
interface FigureValue {
  readonly value: FactValue;
  readonly unitSaid: boolean;
  /** Whether 万元 was taken from the figures beside it. */
  readonly unitTaken?: boolean;
  readonly unsure?: Doubt;
}

const PERCENT = ratio(1n, 100n);
const MONTHS = ratio(1n, 12n);
const WAN = ratio(10_000n);
const ONE = ratio(1n);
const SIZED = /[万亿萬億元块圆毛角kKmM¥$wW]/;
/** 31,200,000.00 and 980,000.00 of a statement. */
const TO_THE_FEN = /\d\.\d\d$/;
const MILLIONS = /^-?\d{1,3}(?:,\d{3}){2,}\.\d\d$/;
const LONE_WAN = /(?:^|[,，、\s(（])(?:单位[:：]?|都是|均为|全是|以)?万元?(?=$|[\s,，。；;)）])/;
/** By how much something falls; not to what: 增速降到3%. */
const FALLING = /(?:降|跌|下滑|减少|少了|缩水)(?!低?[到至成])/;

/** The value of `fact` that a figure states. */
export function figureValue(
  message: Message,
  figure: Quantity,
  fact: FactDefinition,
  named: string,
): FigureValue {
  const { kind, approximate } = figure;
  const value = (interval: Interval): FactValue => ({ kind: "figure", interval, approximate });
  if (fact.kind === "ratio") return shareValue(figure, named, value, maySink(fact), message);
  if (kind === "duration" && figure.unit === "月")
    return { value: value(scaleInterval(figure, MONTHS)), unitSaid: true };
  if (fact.kind !== "money" || (kind === "money" && !isPlain(figure))) {
    const unitTaken = kind === "money" && figure.unitImplied && !SIZED.test(figure.words);
    return {
      value: value(scaleInterval(figure, ONE)),
      unitSaid: true,
      ...(unitTaken && { unitTaken }),
    };
  }
  if (LONE_WAN.test(message.folded))
    return { value: value(scaleInterval(figure, WAN)), unitSaid: true };
  if (isInYuan(figure, message)) return { value: value(figure), unitSaid: true };
  if (countsInWan(message))
    return { value: value(scaleInterval(figure, WAN)), unitSaid: true, unitTaken: true };
  if (kind === "money") return { value: value(figure), unitSaid: true, unsure: "unit" };
  return { value: value(figure), unitSaid: false, unsure: "unit" };
}

/** Whether a figure stands without a unit that the list it is in did not settle either: 3000 in 3000、200万. */
function isPlain({ unitImplied, words, value, high, low }: Quantity): boolean {
  if (!unitImplied || SIZED.test(words)) return false;
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(words)?.[0];
  const size = value ?? high ?? low;
  if (digits === undefined) return size !== undefined && size.abs().compare(WAN) < 0;
  return (
    size !== undefined && parseDecimal(digits.replaceAll(",", ""))?.equals(size.abs()) === true
  );
}

/** Whether a figure is written as money is in books, to the 分, in a message that has one too large for 万元. */
function isInYuan({ words }: Quantity, { figures }: Message): boolean {
  return TO_THE_FEN.test(words) && figures.some((each) => MILLIONS.test(each.words));
}

/** Whether 万 is said once for a message's figures of money, and no other size. */
function countsInWan({ figures }: Message): boolean {
  const money = figures.filter(({ kind, words }) => kind === "money" && SIZED.test(words));
  return money.length > 0 && money.every(({ words }) => /[万萬wW]/.test(words));
}

function shareValue(
  figure: Quantity,
  named: string,
  value: (interval: Interval) => FactValue,
  sinks: boolean,
  message: Message,
): FigureValue {
  if (sinks && figure.kind === "percent" && ofYear(message, figure)) {
    const { low, high } = scaleInterval(figure, PERCENT);
    return { value: value(shifted({ ...figure, value: undefined, low, high })), unitSaid: true };
  }
  const falling = sinks && FALLING.test(named) && (figure.value?.s ?? 1n) > 0n;
  const sign = falling ? ratio(-1n) : ONE;
  if (figure.kind === "percent")
    return { value: value(scaleInterval(figure, PERCENT.mul(sign))), unitSaid: true };
  if (figure.kind === "times") {
    const whole = /增长|增加|涨|多|提高/.test(named) && !figure.words.includes("翻");
    const interval = whole ? figure : shifted(figure);
    return { value: value(interval), unitSaid: true };
  }
  const small = figure.value && figure.value.abs().compare(1n) < 0;
  if (small) return { value: value(figure), unitSaid: false, unsure: "unit" };
  return { value: value(scaleInterval(figure, PERCENT)), unitSaid: false };
}

/** 2.3 times as much is 130 % more. */
function shifted({ low, high, lowIncluded, highIncluded, value }: Quantity): Interval {
  if (value && low === undefined && high === undefined) return pointInterval(value.sub(ONE));
  return { low: low?.sub(ONE), high: high?.sub(ONE), lowIncluded, highIncluded };
}
