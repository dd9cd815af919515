import { pointInterval } from "../../units/interval.ts";
import type { Rational } from "../../units/rational.ts";
import { sentenceAt, type Message } from "./message.ts";
import { ABROAD } from "./spoken-patterns.ts";
import type { ReadingContext, Statement } from "./statement.ts";

const RIGHTS = new Set([
  "ipInvention",
  "ipUtility",
  "ipDesign",
  "ipSoftware",
  "ipClass1",
  "ipClass2",
  "ipPlant",
  "ipLayout",
  "ipDrug",
]);
/** Rights that are not held: applied for, or sold. */
const NOT_HELD = ["ipPending", "ipTransferredOut"];
const PENDING =
  /在审|审查|受理|实审|申请(?:中|了|着)|在申请|登记中|[在待]登记|没授权|未授权|还没(?:批|下|授权)|没下证|公开阶段|刚(?:申请|报|递|交)/;
const PART = /其中|里[面头]?有?|当中|[(（]|(?<![还另])有$/;
/** Between a count and a part of it that is told without any name. */
const BARE_PART = /^[,，\s]{0,2}$/;
/** Stands for the fact of rights that are no more. */
const LOST = "";
/** Before a count of some of them; and before one that may come on top, unless others were told apart. */
const OF_THEM = /^(?:不过|但是?|可是?|其中|里[面头]|也|有)*$/;
const FURTHER = /^(?:还有?|另外?有?|还)$/;
const APART = /其中|里[面头]|剩下/;
/** Rights that ran out. */
const GONE = /过期|失效|终止|没交年费|放弃|作废|到期了/;
/** Said of the rights that are counted right behind; not 没失效的. */
const GONE_HERE = new RegExp(`(?<!没有?|[未不无])(?:${GONE.source})`);
/** Before a count of those that ran out, behind all of them: 9件，到期失效2件. */
const GONE_BEFORE = new RegExp(
  `^[,，、\\s]{0,2}[^,，。;；\\d]{0,6}(?:${GONE.source})[^,，。;；\\d]{0,8}$`,
);
/** The name behind a count of rights. */
const OWN_NAME = /^(?:发明|实用新型|外观(?:设计)?|软件?著(?:作权)?|专利|知识产权|已?授权的?)+/;
/** Of some of them it is told what is not yet. */
const STILL = /^[^,，。;；\d]{0,2}(?:还|尚|仍)/;
const GRANT = "授权|批准?|申请|注册|登记|拿到?|拿|下证";
const THERE = `(?:${ABROAD}|PCT|pct)(?:那边|那头|当地)?(?:里|上)?的?`;
/** Before a count: rights that were granted in another country. */
const GRANTED_ABROAD = new RegExp(
  `${THERE}(?:${GRANT})*(?:下来|到|过|了|的)*(?:发明|实用新型|外观|软件?著|软著|著作权|专利|知识产权|知产)[^,，。;；]*$`,
);
/** Behind one: that they were. */
const ARE_ABROAD = new RegExp(
  `^[\\s,，]?(?:都|全)?是?(?:在|从)?${THERE}(?:(?:${GRANT})(?:下来|到|过|了|的)*|(?<=的))(?=$|[\\s,，。;；、吧吗呢])`,
);
/** Rights of others that the company may use. */
const LENT = /独占|独家许可|(?:别人|他人|学校|高校|对方)(?:给|许可)|许可(?:给我们?|使用|来)的?/;

const OWNER = "(?:老板|法人|实控人|大?股东|员工|发明人|母公司|总公司|集团|个人)";
/** A right that the company does not own, by whose name it is in. */
const OWNERS_NAME = new RegExp(
  `${OWNER}(?:本人|自己|个人|公司)?的?(?:名下|名字|名义)|(?:专利权人|权利人|著作权人)(?:写|是|的|为)*${OWNER}`,
);
/** It was given over to the company. */
const GIVEN_OVER = /(?:转|过户|变更)(?:到|给|进|让给)?了?(?:到|给)?(?:公司|我们|企业|单位)/;

/** Whether a text says that a right is in the name of an owner of the company, or of somebody in it. */
export function isInOwnersName(text: string): boolean {
  return OWNERS_NAME.test(text) && !GIVEN_OVER.test(text);
}

/** Counts of rights with those apart that are pending or sold: 实用新型10件，其中2件转让出去了. */
export function withoutOthers(
  message: Message,
  statements: readonly Statement[],
  { vocabulary }: ReadingContext,
): Statement[] {
  const { folded } = message;
  const known = vocabulary.definitions.has("ipPending");
  const told = statements.map((each, index) => {
    if (!known || !RIGHTS.has(each.fact)) return each;
    const from = statements[index - 1]?.end ?? 0;
    const to = statements[index + 1]?.start ?? folded.length;
    const before = /[^,，。;；、\s]*$/.exec(folded.slice(from, each.start))?.[0] ?? "";
    const behind = /^[^,，。;；、\s]*/.exec(folded.slice(each.end, to))?.[0] ?? "";
    const own = /^[^,，。;；、\s\d]*/.exec(folded.slice(each.end, to))?.[0] ?? "";
    if (GONE_HERE.test(before)) return { ...each, fact: LOST };
    if (GONE.test(own) && statements[index - 1]?.fact !== each.fact) return { ...each, fact: LOST };
    if (GRANTED_ABROAD.test(before) || ARE_ABROAD.test(folded.slice(each.end, to)))
      return { ...each, fact: LOST };
    const around = folded.slice(...sentenceAt(message, each.start));
    const alone = statements.filter(({ fact }) => RIGHTS.has(fact)).length === 1;
    const beside = alone ? around : before + behind;
    if (isInOwnersName(beside)) return { ...each, fact: LOST };
    if (PENDING.test(before) || PENDING.test(behind)) return { ...each, fact: "ipPending" };
    const lent =
      LENT.test(before) || LENT.test(/^[^。;；]*/.exec(folded.slice(each.end, to))?.[0] ?? "");
    return lent ? { ...each, unsure: "scope" as const } : each;
  });
  const ended = new Set(told.filter((each) => each.fact === LOST || isGone(folded, each, told)));
  return told.flatMap((each, index): Statement[] => {
    if (ended.has(each)) return [];
    const pending = known ? pendingOf(message, each, told) : undefined;
    if (pending) return pending;
    const next = nextCount(message, each, told);
    if (!RIGHTS.has(each.fact) || !next) return [each];
    const away = NOT_HELD.includes(next.fact) || ended.has(next) || !told.includes(next);
    const between = folded.slice(each.end, next.start).replace(OWN_NAME, "");
    const part =
      PART.test(between) ||
      GONE_BEFORE.test(between) ||
      (!told.includes(next) && BARE_PART.test(between)) ||
      (statements[index + 1]?.fact === each.fact && BARE_PART.test(between));
    const [all, gone] = [pointOf(each), pointOf(next)];
    if (!away || !part || !all || !gone || all.compare(gone) < 0) return [each];
    const interval = pointInterval(all.sub(gone));
    return [{ ...each, value: { kind: "figure", interval, approximate: false }, unsure: "scope" }];
  });
}

/** The count behind one of rights: of a part of them, else the next that is told. */
function nextCount(
  message: Message,
  each: Statement,
  told: readonly Statement[],
): Statement | undefined {
  const next = told[told.indexOf(each) + 1];
  const part = goneFigure(message, each, told);
  return part && (!next || part.start < next.start) ? part : next;
}

function isOfThem(between: string, before: string): boolean {
  return OF_THEM.test(before) || (FURTHER.test(before) && APART.test(between));
}

/** How rights were come by is told with counts of the same ones. */
function isOrigin(fact: string): boolean {
  return fact === "ipClass1TransferredIn" || fact === "ipClass1SelfDeveloped";
}

/** A count of rights without those of them that are said, without a name, to be examined still; and these: 发明5个，有1个还没授权. */
function pendingOf(
  { figures, folded }: Message,
  each: Statement,
  told: readonly Statement[],
): Statement[] | undefined {
  const all = RIGHTS.has(each.fact) ? pointOf(each) : undefined;
  const to = folded.slice(each.end).search(/[。;；!！]/);
  const sentence = to < 0 ? folded.length : each.end + to;
  const figure = figures.find(({ start, end, kind }) => {
    const behind = /^[^,，]*/.exec(folded.slice(end, sentence))?.[0] ?? "";
    const before = /[^,，]*$/.exec(folded.slice(each.end, start))?.[0] ?? "";
    return (
      start >= each.end &&
      start < sentence &&
      kind === "count" &&
      isOfThem(folded.slice(each.end, start), before) &&
      PENDING.test(behind) &&
      !told.some(({ fact, ...one }) => !isOrigin(fact) && one.start < end && one.end > start)
    );
  });
  if (!all || !figure?.value || all.compare(figure.value) < 0) return undefined;
  if (
    told.some(
      ({ fact, start }) =>
        fact !== each.fact && RIGHTS.has(fact) && start > each.start && start < figure.start,
    )
  )
    return undefined;
  const count = (value: Rational) =>
    ({ kind: "figure", interval: pointInterval(value), approximate: false }) as const;
  const { words, start, end, value } = figure;
  return [
    { ...each, value: count(all.sub(value)) },
    { ...each, fact: "ipPending", value: count(value), words, start, end },
  ];
}

/** A count without a name of those that ran out, behind the last count of rights: 8个实用新型有2个过期了. */
function goneFigure(
  { figures, folded }: Message,
  each: Statement,
  told: readonly Statement[],
): Statement | undefined {
  const figure = figures.find(({ start, kind }) => start >= each.end && kind === "count");
  if (!figure?.value || told.some(({ start }) => start === figure.start)) return undefined;
  const behind = /^[^,，。;；\d]*/.exec(folded.slice(figure.end))?.[0] ?? "";
  const between = folded.slice(each.end, figure.start).replace(OWN_NAME, "");
  const gone = GONE.test(behind) || ARE_ABROAD.test(behind) || GONE_BEFORE.test(between);
  const pending = PENDING.test(behind) && (PART.test(between) || STILL.test(behind));
  if (!gone && !pending) return undefined;
  const { words, start, end, value } = figure;
  const count = { kind: "figure", interval: pointInterval(value), approximate: false } as const;
  return { ...each, value: count, words, start, end };
}

/** Whether a count behind another of the same rights is of those that ran out: 8个实用新型有2个过期了. */
function isGone(folded: string, each: Statement, all: readonly Statement[]): boolean {
  const before = all[all.indexOf(each) - 1];
  if (before?.fact !== each.fact) return false;
  return GONE.test(/^[^,，。;；\d]*/.exec(folded.slice(each.end))?.[0] ?? "");
}

function pointOf({ value }: Statement): Rational | undefined {
  if (value.kind !== "figure" || value.approximate) return undefined;
  return value.interval.low;
}
