import { chosen } from "../fitting.ts";
import { readMessage } from "../message.ts";
import type { TurnContext } from "./turn-context.ts";

const DIGIT = "[一二两三四五六七八九]";
const DIGITS = "〇一二三四五六七八九";
const COUNT = "\\d{1,6}(?:\\.\\d+)?|[一二两三四五六七八九十百]{1,5}";
const UNIT = "(?:个人|[个名人位万亿项件%])?";
/** One of two figures: 可能是5个也可能是6个, 不是5个就是6个, 要么5个要么6个. */
const EITHER = new RegExp(
  `(?:可能|也许|或许|要么|不是)(?:就)?[是有]?(${COUNT})(${UNIT})[,，\\s]*(?:(?:也|又|或者?|还)?(?:可能|也许|或许)|要么|就)(?:就)?[是有]?(${COUNT})(${UNIT})(?![年月日号])`,
  "g",
);
/** The same where only the second is said to be possible: 5个也可能6个. */
const OR_ELSE = new RegExp(
  `(?<![\\d.年月])(${COUNT})(${UNIT})[,，\\s]*(?:也|又|或者?)可能(?:就)?[是有]?(${COUNT})(${UNIT})(?![年月日号])`,
  "g",
);
/** Tens and some more in figures: 80几个. */
const SOME_MORE = /(?<![\d.年])([1-9]\d*0)几(?=[个名人位项件万])/g;
/** Two figures said one after the other where the second is the next round one: 四千九五千来万. */
const NEXT_ROUND = new RegExp(`(${DIGIT})([千百])(${DIGIT})(?=(${DIGIT})\\2(?!${DIGIT}))`, "g");
/** Up to when, right before what is named, which is nobody who is at it now: 到现在研发花了180. */
const SO_FAR = /到(?:现在|目前)(?=研发)/g;
/** What a whole year is thought to come to, without a name, behind what a part of it came to. */
const WHOLE_YEAR =
  /全年(?:能|会|可能|大概|大约|估计|预计|应该|差不多|约|得|要)*(?:有|到|做到|达到|花到?)?(?=\d)/;
const PART_OF_YEAR =
  /到(?:现在|目前|今天|\d{1,2}月)|截[至止]|前\d{1,2}个?月|上半年|目前为止|\d\s*[月](?:底|末)?/;
/** A sum of several years, where nothing says a year. */
const SUM = /(?:一共|总共|合计|拢共|总计|加起来|加一起|加一块)(?:是|有|花了?|投了?|大概|约)*$/;
const NUMBERS = ["", "一", "两", "三", "四", "五"];

/** The text with what is said of figures in ways that only people use, as the readers know it. */
export function reworded(text: string, context: TurnContext): string {
  const between = (words: string, one: string, unit: string, other: string, same: string) =>
    unit === "" || same === "" || unit === same ? `${one}到${other}${same || unit}` : words;
  const plain = text
    .replace(EITHER, between)
    .replace(OR_ELSE, between)
    .replace(SOME_MORE, "$1多")
    .replace(SO_FAR, "$& ")
    .replace(NEXT_ROUND, (words, first: string, _: string, last: string, next: string) =>
      valueOf(next) === valueOf(first) + 1 && valueOf(last) > 5 ? `${words}到` : words,
    );
  return withYearsOfSum(withNameOfWhole(plain, context), context);
}

/** 26年到现在研发花了180 估计全年能有260: what is expected of the whole year is of what was told of a part of it. */
function withNameOfWhole(text: string, context: TurnContext): string {
  const whole = WHOLE_YEAR.exec(text);
  if (!whole || !PART_OF_YEAR.test(text.slice(0, whole.index))) return text;
  const { mentions } = readMessage(text, context);
  const near = mentions.filter(({ start, covered }) => !covered && start >= whole.index);
  const name = mentions.findLast(({ end, covered }) => !covered && end <= whole.index);
  const at = whole.index + "全年".length;
  if (!name || near.some(({ start }) => start < at + whole[0].length + 8)) return text;
  return `${text.slice(0, at)}${text.slice(name.start, name.end)}${text.slice(at)}`;
}

function valueOf(digit: string): number {
  return digit === "两" ? 2 : DIGITS.indexOf(digit);
}

/** 研发一共525万, where it was asked for several years, is of all of them. */
function withYearsOfSum(text: string, context: TurnContext): string {
  const { figures, years, mentions } = readMessage(text, context);
  const [figure, ...others] = figures;
  if (!figure || others.length > 0 || years.length > 0 || /每年|年均|一年/.test(text)) return text;
  if (figure.kind !== "money" && figure.kind !== "number") return text;
  const before = text.slice(0, figure.start);
  const sum = SUM.exec(before);
  const name = mentions.find(({ end, covered }) => !covered && end <= (sum?.index ?? 0));
  if (!sum || !name) return text;
  const asked = context.asked.map(({ fact }) => fact);
  const fact = chosen(name.facts, [...asked, ...context.within]);
  const question = context.asked.find(
    (one) => one.fact === fact?.id || (isResearch(one.fact) && isResearch(fact?.id ?? "")),
  );
  const number = NUMBERS[question?.years.length ?? 0] ?? "";
  return number === "" || number === "一"
    ? text
    : `${text.slice(0, name.start)}${number}年${text.slice(name.start)}`;
}

function isResearch(fact: string): boolean {
  return fact.startsWith("rdExpense");
}
