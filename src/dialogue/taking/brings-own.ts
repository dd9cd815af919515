import type { Claim } from "../../profile/claim.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { ofOthers, speaksOfOwn } from "../asking/starting.ts";

/** So many things that are told show that they are the company's, whatever is asked of them. */
const FEW = 2;
/** And so many that it is to be looked at, where no programme is named. */
const SEVERAL = 3;
/** A year in which something was: what is said of it happened. */
const DATED = /去年|前年|上年|今年|(?<!\d)(?:20)?\d{2}年(?!\d)/;
/** Research expenses of any kind serve for a first look. */
const RESEARCH = /^rdExpense/;
/** Asks what sum there is. */
const ASKS_SUM = /(?:奖|补|领|拿|给|贴|得)(?:到)?(?:多少|几)/;
/** What the rule asks for or gives, rather than whether the figures do. */
const ASKS_RULE =
  /拿满|满分|几分|多少分|\d分(?!之|公司|开)|(?:要|得|需要?)(?:占|到|有|满|交)?[^,，。;；\d]{0,3}(?:几|多少|哪些|什么|啥)/;
/** A figure that a rule is said to ask for, put to be confirmed: 占比要多少多少吧. */
const CLAIMS_RULE =
  /(?:要求?|得有?|必须|不能(?:超过?|少于?|低于)|不(?:超过|低于|少于)|至少|最少|最多|最高|门槛|都)[^,，。;；]{0,8}\d[\d.]*[^,，。;；\d]{0,6}(?:吧|呗|对吗|是吗|对吧|是吧)|\d[\d.]*(?:%|个?点|个|人|万|亿)?(?:以内|以上|以下|封顶|打底|起步|就够了?|够了)(?:吧|呗|对吗|是吗)|(?:不能|不许|不得)超过?[^,，。;；\d]{0,4}\d|(?:是不是|是否)[^,，。;；\d]{0,8}\d[\d.]*(?:%|个?点|个|人|项|万|亿)?(?:以内|以上|以下)|(?:得|须|要)有?(?:营收|收入|研发|资产|人)[^,，。;；\d]{0,3}\d[\d.]*(?:%|个?点|人|万|亿)?元?[,，]\s*我们?(?:公司|厂)?(?:还)?(?:差|不够|悬|没到)|\d[^,，。;；]{0,8}(?:降到|改成|变成|涨到)\D{0,3}\d|凑[^,，。;；\d]{0,2}[\d一二两三四五六七八九十]+[个项件]了?(?:吧|吗|么|没|不)/;

/** Parts of a message, and of them those that ask something. */
const PARTS = /[\s,，。；;!！?？~～]+/;
const ASKS =
  /(?:吗|么|呢|嘛|呗|不|没|没有)$|(?:够|过了?|行|能|可以|算)[^,，。\d]{0,4}吧$|(.)不\1|哪|多少|啥|什么|怎么|咋|如何|是不是|有没有|为什么|为啥|还是/;
/** Asks whether the figures do, or the programme can be had, and nothing else. */
export const ENOUGH =
  /^(?:能)?行(?:不行?|吗|么)$|(?:够|过得?[去了]?|达标|合格|符合|有戏|(?:能|可以)[^\d]{0,4}(?:报|评|申请|认定|过|成|弄|办|搞|拿)[^\d]{0,8})(?:不\S{1,3}|格|线|条件|标准|要求)?(?:了)?(?:吗|么|不|没|没有|呢|嘛|吧)?$|够不够|符不符合/;
/** Asks whether a programme can be had. */
export const OF_WHOLE =
  /(?:能|可以)[^\d]{0,4}(?:报|评|申请|认定|弄|办|搞|拿)[^\d]{0,8}(?:吗|么|不|没|没有|呢|嘛|吧)?$/;
/** What is reckoned or counted is asked of the law. */
const OF_COUNTING = /怎么|咋|如何|算(?:不|吗|么|数|分)|哪|多少|几|什么|啥|要不要|用不用|还用|直通/;

/** What a message tells of the own company by figures and days. */
function toldIn({ claims, doubted }: Turn): Claim[] {
  return [...claims, ...doubted.map(({ claim }) => claim)].filter(
    ({ implied, value: { kind } }) => implied !== true && (kind === "figure" || kind === "date"),
  );
}

/** How many things some claims are of, where there is a figure among them. */
function sizeOf(told: readonly Claim[]): number {
  const figures = told.some(({ value: { kind } }) => kind === "figure");
  return figures ? new Set(told.map(({ fact }) => fact)).size : 0;
}

/** Whether a figure stands by itself, apart from what is asked, and is said to be the company's. */
function isStated(text: string, told: readonly Claim[]): boolean {
  return text
    .split(PARTS)
    .some(
      (part) =>
        !ASKS.test(part) &&
        (speaksOfOwn(part) || DATED.test(part)) &&
        told.some(({ words }) => part.includes(words.split(/[\s,，。；;]/)[0] ?? words)),
    );
}

/** Whether all that a message asks is whether the figures do: 人数够吗 占比够吗. */
function asksEnough(text: string): boolean {
  const asking = text.split(PARTS).filter((part) => ASKS.test(part));
  if (OF_COUNTING.test(text) || (asking.length === 0 && /[?？]/.test(text))) return false;
  return asking.every((part) => ENOUGH.test(part));
}

/**
 * Whether a message brings figures of the own company for a programme that is named in it, whose
 * facts are `within`, or `several`: then it is pre-checked with them, and what it asks besides is answered beside.
 * A single figure that nothing says is the company's is part of a question.
 */
export function bringsFor(
  text: string,
  turn: Turn,
  within: readonly string[],
  several: boolean,
): boolean {
  const told = toldIn(turn).filter(({ fact }) => within.includes(fact) || RESEARCH.test(fact));
  const size = sizeOf(told);
  const own = speaksOfOwn(text);
  if (size === 0 || turn.foreign || (ofOthers(text) && !own)) return false;
  if (claimsRule(text)) return false;
  // What a sum is given for may be titles of others.
  if (several && (size < SEVERAL || ASKS_SUM.test(text)))
    return (own || DATED.test(text)) && asksEnough(text);
  if (size >= SEVERAL) return true;
  if (ASKS_RULE.test(text)) return false;
  if (size >= FEW) return own || DATED.test(text) || asksEnough(text);
  return isStated(text, told);
}

/** Whether a message that names no programme brings so much of the own company that it is to be looked at by the usual one. */
export function bringsMuch(text: string, turn: Turn): boolean {
  const own = speaksOfOwn(text) && !turn.foreign && !claimsRule(text);
  return own && sizeOf(toldIn(turn)) >= SEVERAL && asksEnough(text);
}

/** Whether a message says what a rule asks for, to have it confirmed: such a figure is not the company's. */
export function claimsRule(text: string): boolean {
  return CLAIMS_RULE.test(text);
}

/** Whether a part of a message asks more than whether a programme can be had; `isWish` tells of a part whether it only wishes. */
export function asksApart(text: string, isWish: (part: string) => boolean): boolean {
  return text.split(PARTS).some((part) => ASKS.test(part) && !OF_WHOLE.test(part) && !isWish(part));
}

/** How much a rule asks for or gives, which of its ways holds, how something is done: 得占到百分之几, 按哪个比例, 给我算个数. */
export const HOW_MUCH =
  /(?<![十好差缺少这那前近后头有没])几(?:$|个?点|成|倍|年|个?月|天|项|个|人|分|档|次|家|万|平|条|种|类|级|号)|百分之几|(?<![差缺少])多少|(?<![差缺])哪(?:个|些|几|种|一|年|类|档|条|儿|里)|怎么(?!也|都)|咋|如何|多久|(?<![差缺])(?:啥|什么)|(?:给|帮)(?:我|我们|咱)?算(?:一)?个数/;
/** Whether something counts, is needed or may be used: 能算一个不, 认不认, 要不要证明. */
const COUNTS =
  /(?:能|可以|可|算|认|行|管用|作数|有效|影响|享受|需要|必须|得要?|还用|还要)[^,，。;；]{0,12}(?:不|吗|么|嘛|没|没有)$|([算认要用需得交补抵扣计退])不\1|能不能|可不可以|是不是|(?:算|认|按|是)[^,，。;；\d]{1,10}还是/;
/** What is not known, or that there was nothing, asks nothing: 科技人员多少得问人事, 没出过什么事. */
export const NOT_KNOWN =
  /(?:没有?|无|从未|不是)(?:[出有受发做过拿]|发生)*(?:啥|什么|哪|几|多少)(?![^,，。]*(?:吗|么|不)$)|(?:得|要|去|再)(?:先)?(?:问|查|核|看看)|不(?:知道|清楚|晓得|确定|记得)|没(?:统计|算|查)|忘了|记不|说不(?:好|准|上|清)|没[数底]|拿不准|搞不清|待定/;
/** Asks what follows from a figure that is only named: 负债率超68%还能报不. */
const LIMIT =
  /(?:超过?|过|低于|少于|不到|不够|没到|到)了?\d[\d.]*[^,，。;；\d]{0,8}(?:能|可以|算|行|让)[^,，。;；]{0,6}(?:不|吗|么|嘛)$/;
/** Asks of one thing whether it counts, in words that else only wish: 能算一个不, 能加计不. */
const OF_THING = /加计|抵[减扣]|算(?!算|下|一下)|认不认|要不要|用不用/;
/** What the pre-check itself tells: what is lacking, what else may be filed, how it stands. */
export const OF_CHECK =
  /还?(?:差|缺|少)(?:多少|哪|什么|啥|几)|(?:能|可以)(?:申?报|评|申请)(?:哪|什么|啥|几)|(?:怎么|咋)样|有戏|(?:什么|啥|怎么|咋)(?:情况|意思|弄|整|办)?$/;

/**
 * Whether a message asks what a rule says, beside what it tells: that wants its clause, whatever the
 * figures come to; `isWish` tells of a part whether it only wishes to be looked at.
 */
export function asksRule(text: string, isWish: (part: string) => boolean): boolean {
  return text
    .split(PARTS)
    .some(
      (part) =>
        LIMIT.test(part) ||
        ((HOW_MUCH.test(part) || COUNTS.test(part)) &&
          !OF_CHECK.test(part) &&
          !NOT_KNOWN.test(part) &&
          !ENOUGH.test(part) &&
          !OF_WHOLE.test(part) &&
          (!isWish(part) || OF_THING.test(part))),
    );
}

/** The parts of a message that ask something; all of it where none does by itself. */
export function askingParts(text: string): string {
  const asking = text.split(PARTS).filter((part) => HOW_MUCH.test(part) || ASKS.test(part));
  return asking.length === 0 ? text : asking.join(" ");
}

/** Whether a part of a message asks whether figures do, or whether a programme can be had. */
export function asksWhetherSo(text: string): boolean {
  return text
    .split(PARTS)
    .some((part) => [ENOUGH, OF_WHOLE, OF_CHECK].some((one) => one.test(part)));
}

/** Whether a message brings its figures only to be judged: the look at them is all the answer it wants. */
export function onlyBringsOwn(text: string, turn: Turn): boolean {
  const own = speaksOfOwn(text) || DATED.test(text) || sizeOf(toldIn(turn)) >= FEW;
  return own && turn.claims.length > 0 && !claimsRule(text) && asksEnough(text);
}

/** Whether a message that tells something of the own company asks whether a programme can be had, and nothing else. */
export function wantsIt(text: string, turn: Turn): boolean {
  const tells = turn.claims.some(({ value: { kind } }) => kind !== "yesno");
  const asks = text.split(PARTS).some((part) => ASKS.test(part));
  return speaksOfOwn(text) && !turn.foreign && tells && asks && asksEnough(text);
}
