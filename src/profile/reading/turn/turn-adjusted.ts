import { readQuantities } from "../../../units/quantities.ts";
import { addIntervals, pointOf } from "../../../units/interval-arithmetic.ts";
import { pointInterval } from "../../../units/interval.ts";
import { compare, ratio, ZERO, type Rational } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import type { Entry } from "../../history.ts";
import { intervalOf, isExact, storeValue } from "../../stored-value.ts";
import { chosen } from "../fitting.ts";
import { readMessage } from "../message.ts";
import type { TurnContext } from "./turn-context.ts";

/** Some of those that were counted do not count: 那6个里头有俩是后勤 不算. */
const NOT_ALL =
  /(?:里[头面边]?|其中|当中)(?:有|的)?([一二两俩仨三四五六七八九十]|\d+)个?[^,，。;；\d]{0,12}[,，\s]?(?:都|也|其实)?(?:不(?:能|该|应该)?算|不是(?:的|科技|研发)?|得?要?(?:扣|去|减|刨)掉?)/;
/** What was left out of a figure is found: 有一笔3万的检测费没归进去. */
const LEFT_OUT =
  /(?:没|忘了?|漏)(?:有)?(?:归集?|算|记|放|加|统计)?(?:进去?|进来|上|到里[头面])|没(?:有)?入(?!围|选|库|规)(?:账|进去?)?|漏(?:归集?|记|算|报|掉|了)了?/;
const ASKS = /[?？吗]|怎么|咋|能不能|行不行|如果|要是|假如/;
const RESEARCH = /研发|检测费|试验|材料费|人工/;
const GIVEN_OUT = /委外|委托|外包|外协/;
const WHETHER = /算不算/;
const RESEARCH_FACT = /^rdExpense/;
/** A right whose owner is somebody in the company: 外观那个专利权人写的是老板本人. */
const OTHERS_RIGHT =
  /(?:专利权人|权利人|著作权人|所有人|权属|名字|名下)[^,，。;；]{0,6}(?:老板|法人|个人|股东|员工|他人|别的公司|母公司)/;
const ONE_OF = /那一?[个项件]|有一?[个项件]/;
/** A day alone: 9号. */
const DAY = /(?:^|[\s,，。是在])(\d{1,2})[号日](?=$|[\s,，。的了吧])/;
const HAN = "零一二三四五六七八九十";
const ONE = ratio(1n);

/** Figures and days said before, made more or less or more exact by what a message says of them. */
export function adjustedClaims(text: string, context: TurnContext): Claim[] {
  const last = text.split(/[?？]/).findLast((part) => part.trim() !== "") ?? text;
  const asks = ASKS.test(last) || /[?？]\s*$/.test(text);
  if (asks && !OTHERS_RIGHT.test(text) && !DAY.test(text)) return [];
  return [
    ...notAll(text, context),
    ...leftOut(text, context),
    ...othersRight(text, context),
    ...wholeDay(text, context),
  ];
}

/** The exact figures that are known of the facts a message names, the newest of each. */
function namedFigures(text: string, { known, within, vocabulary, today }: TurnContext): Entry[] {
  const { mentions } = readMessage(text, { today, vocabulary, within });
  const facts = mentions.flatMap(({ facts: all, covered }) => {
    const held = all.filter(({ id }) => known.some(({ fact }) => fact === id));
    return covered ? [] : (chosen(held, within)?.id ?? []);
  });
  return [...new Set(facts)].flatMap((fact) => known.findLast((one) => one.fact === fact) ?? []);
}

function notAll(text: string, context: TurnContext): Claim[] {
  const match = NOT_ALL.exec(text);
  const some = match && countOf(match[1] ?? "");
  const [entry] = some ? namedFigures(text.slice(0, match.index + 2), context) : [];
  if (!entry || !some || context.vocabulary.definitions.get(entry.fact)?.kind !== "count")
    return [];
  return lessBy(entry, some, match[0]);
}

function othersRight(text: string, context: TurnContext): Claim[] {
  const match = OTHERS_RIGHT.exec(text);
  if (!match) return [];
  const [entry] = namedFigures(text.slice(0, match.index), context).filter(({ fact }) =>
    fact.startsWith("ip"),
  );
  if (!entry) return [];
  const only = entry.value.kind === "figure" && entry.value.low === "1";
  return only || ONE_OF.test(text.slice(0, match.index)) ? lessBy(entry, ONE, match[0]) : [];
}

/** Research expenses of a year that something belongs to beside. */
function leftOut(text: string, context: TurnContext): Claim[] {
  const match = LEFT_OUT.exec(text);
  // Of what was given out only a share counts: it is asked back.
  if (!match || !RESEARCH.test(text) || GIVEN_OUT.test(text) || WHETHER.test(text)) return [];
  // What was asked before is no part of it.
  const before = text
    .slice(text.lastIndexOf("？", match.index) + 1, match.index)
    .replace(/^.*[?]/, "");
  const sums = [before, text.slice(match.index)].map((part) =>
    readQuantities(part, { today: context.today }).filter(({ kind }) => kind === "money"),
  );
  const [sum, ...others] = sums.find(({ length }) => length > 0) ?? [];
  const { years } = readMessage(text, context);
  const year = years.find(({ years: of }) => of && of[0] === of[1])?.years?.[0];
  const held = context.known.findLast(
    ({ fact, years: of }) =>
      RESEARCH_FACT.test(fact) && (year === undefined || (of?.[0] === year && of[1] === year)),
  );
  if (!sum?.value || others.length > 0 || !held || held.value.kind !== "figure") return [];
  const interval = addIntervals(intervalOf(held.value), pointInterval(sum.value));
  const { approximate } = held.value;
  return [claimOf(held, storeValue({ kind: "figure", interval, approximate }), match[0])];
}

/** The day of a month that is known. */
function wholeDay(text: string, { known }: TurnContext): Claim[] {
  const day = DAY.exec(text)?.[1];
  const held = known.findLast(({ fact }) => fact === "regDate");
  if (day === undefined || held?.value.kind !== "date" || isExact(held.value)) return [];
  const { from, to } = held.value;
  const on = `${from.slice(0, 8)}${day.padStart(2, "0")}`;
  if (from.slice(0, 7) !== to.slice(0, 7) || on < from || on > to) return [];
  return [claimOf(held, { kind: "date", from: on, to: on }, `${day}号`)];
}

function lessBy(entry: Entry, some: Rational, words: string): Claim[] {
  const all = entry.value.kind === "figure" ? pointOf(intervalOf(entry.value)) : undefined;
  if (!all || compare(all, some) < 0) return [];
  const left = all.sub(some);
  const interval = pointInterval(compare(left, ZERO) < 0 ? ZERO : left);
  return [claimOf(entry, storeValue({ kind: "figure", interval, approximate: false }), words)];
}

function claimOf({ fact, years }: Entry, value: Claim["value"], words: string): Claim {
  return { fact, value, evidence: "said", words, corrects: true, ...(years && { years }) };
}

function countOf(said: string): Rational | undefined {
  if (/^\d+$/.test(said)) return ratio(BigInt(said));
  const at = said === "两" || said === "俩" ? 2 : said === "仨" ? 3 : HAN.indexOf(said);
  return at < 1 ? undefined : ratio(BigInt(at));
}
