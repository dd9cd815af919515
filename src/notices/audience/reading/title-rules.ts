import { addDays, addMonths, type Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { titleFacts } from "../../../rules/held-title.ts";
import type { Quantity } from "../../../units/quantity.ts";
import type { AudienceCondition } from "../condition.ts";
import {
  ask,
  condition,
  DENIED,
  isDenied,
  LEFT_OUT,
  rule,
  type Meaning,
  type RuleMatch,
} from "./rule.ts";

const NOUN =
  "(?:认定|评价|入库|资格|称号|证书|证|编号|名单|企业|公司|单位|业|库|里面?|内|中|们|的)*";
const DEED =
  "(?<deed>(?:认定|发证|发的?证|评上|评为|评价|评|拿到|拿|取得|获得|通过|入库|入选|入|报|申报|获批)(?:上|过|了|的|为)*)";
const BEING = "(?:已经|已)?(?:是|有|在|属于|持有|拥有|具备|进了?|做|成为)*(?:过|了)?";
const DONE =
  "(?:已经|已)?(?:认定为?|评上|评为|拿到|取得|获得|通过|入选|列入|纳入|进入|入|进)?(?:了|过)?";
const EXPIRES = "(?:要|将要?|会|快|就)?(?:到期|过期|失效)(?:了)?";
const SINCE = "(?<side>(?:及?(?:以后|之后|以来)|起|开始|及?(?:以前|之前)))";

/** Nothing follows that the year or the denial may be said of. */
const NOTHING_ELSE = "(?![有是的]*[FTIPZA])";
const NO_FACT = "(?![有是的]*[FTA])";

/** Titles: held or not, of a year, ever, given or running out in a span of time. */
export const TITLE_RULES = [
  rule(`Y${DENIED}?${BEING}${DEED}?T${NOUN}${SINCE}?`, (match) => ofYear(match)),
  rule(`Y${SINCE}?${DENIED}?${BEING}${DEED}T${NOUN}`, (match) => ofYear(match)),
  rule(`T${NOUN}(?:是|于)?(?:在)?Y${SINCE}?${DENIED}?${BEING}${DEED}的?${NO_FACT}`, (match) =>
    ofYear(match),
  ),
  rule(`T${NOUN}(?:在)?Y${DENIED}(?:是|有)?的?${NOTHING_ELSE}`, (match) => ofYear(match)),
  rule(
    `T(?:的)?(?<deed>发证日期|发证时间|发证|认定时间|认定日期|取得时间)(?:是|在|为|于)?Y${SINCE}?`,
    (match) => ofYear(match),
  ),
  rule(`Y${DENIED}(?:是|有)?(?:的)?${NOTHING_ELSE}`, (match) => ofYear(match)),
  rule(`Y${DENIED}${DEED}(?:的)?${NO_FACT}`, (match) => ofYear(match)),
  rule(`Y${BEING}${DEED}(?:的)?${NO_FACT}`, (match) => ofYear(match)),
  rule(
    `(?:还)?(?<no>从来都?没有?|从没有?|从未|没有?|未)(?:报|申报|申请|评价|评|入|做|参加|当)过T${NOUN}`,
    (match) => ever(match),
  ),
  rule(
    `T${NOUN}(?:一次都|一次也|从来都?|从|还)*(?<no>没有?|未)(?:报|申报|申请|评价|评|入|做|参加)过`,
    (match) => ever(match),
  ),
  rule(`(?:以前|曾经|过去)?(?:报|申报|评价|评|入|当)过T${NOUN}`, (match) => ever(match)),
  rule(`Y(?:的)?T${NOUN}${EXPIRES}`, (match) => runsOut(match)),
  rule(`Y${EXPIRES}的?T${NOUN}`, (match) => runsOut(match)),
  rule(`T${NOUN}(?:在)?Y(?:内)?${EXPIRES}`, (match) => runsOut(match)),
  rule(`T(?:的)?(?:有效期限?|到期日期?|到期时间)(?:是|在|到|至|截至)?Y`, (match) => runsOut(match)),
  rule(`(?:未来|今后)?L(?:内|之内|以内|里)?T${NOUN}${EXPIRES}`, (match) => runsOut(match)),
  rule(`T${NOUN}(?:未来|今后|在)?L(?:内|之内|以内|里)?${EXPIRES}`, (match) => runsOut(match)),
  rule(`T${NOUN}(?<past>已经|已)(?:到期|过期|失效)(?:了)?`, (match) => runsOut(match)),
  rule(`T${NOUN}(?<past>到期了|过期了|失效了)`, (match) => runsOut(match)),
  rule(`(?<past>已经|已)(?:到期|过期|失效)的?T${NOUN}`, (match) => runsOut(match)),
  rule(`(?:在)?有效期(?:内|以内|里)的?T${NOUN}`, (match) => held(match)),
  rule(`T${NOUN}快(?:要)?(?:到期|过期)|快(?:要)?(?:到期|过期)的?T${NOUN}`, (match) => soon(match)),
  rule(`${DENIED}?${BEING}${DONE}T${NOUN}${LEFT_OUT}?`, (match) => held(match)),
  rule(`${BEING}T${NOUN}(?:已经|已)(?:认定|评上|拿到|取得|入库)(?:了)?`, (match) => held(match)),
  rule(`T${NOUN}${DENIED}(?:认定|评上|拿到|取得|入库|入)(?:过|的)*`, (match) => held(match)),
];

/** The one programme that is meant, or a question. */
function programmeOf(match: RuleMatch): { readonly id: string } | { readonly asks: Meaning } {
  const [named] = match.all("T");
  const ids = named?.programmes ?? (match.lastTitle === undefined ? [] : [match.lastTitle]);
  const [id] = ids;
  if (id === undefined) return { asks: ask(`“${match.text}”说的是哪个称号？`) };
  if (ids.length > 1) return { asks: whichOf(match, ids) };
  if (titleFacts(id)) return { id };
  const title = match.ground.programmes.find((one) => one.id === id)?.title ?? id;
  return { asks: ask(`库里没有记谁有“${title}”，这一条圈不出来。`) };
}

/** Which of several programmes of one name is meant. */
export function whichOf({ ground, text }: RuleMatch, ids: readonly string[]): Meaning {
  const choices = ids.flatMap((id) => {
    const programme = ground.programmes.find((one) => one.id === id);
    return programme ? [{ label: programme.title, words: programme.title }] : [];
  });
  return ask(`“${text}”是哪一个？`, choices);
}

function held(match: RuleMatch): Meaning {
  const programme = programmeOf(match);
  if ("asks" in programme) return programme.asks;
  return condition(now(programme.id, match), isDenied(match));
}

/** Titles that are given for a year are looked at in this one. */
function now(id: string, { ground, today }: RuleMatch): AudienceCondition {
  const definition = ground.definitions.get(titleFacts(id)?.held ?? "");
  return definition?.per === "once" ? { title: id } : { title: id, year: yearOf(today) };
}

function ever(match: RuleMatch): Meaning {
  const programme = programmeOf(match);
  if ("asks" in programme) return programme.asks;
  return condition({ title: programme.id, ever: true }, isDenied(match));
}

function ofYear(match: RuleMatch): Meaning | undefined {
  const [year] = match.all("Y");
  if (match.all("T").length === 0 && match.lastTitle === undefined) return undefined;
  const programme = programmeOf(match);
  if (!year || "asks" in programme) return year && "asks" in programme ? programme.asks : undefined;
  const { id } = programme;
  const facts = titleFacts(id);
  const { from, to } = year;
  const { deed, side } = match.groups;
  const yearly = match.ground.definitions.get(facts?.held ?? "")?.per !== "once";
  const whole = from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`;
  if (yearly && whole && side === undefined)
    return condition({ title: id, year: yearOf(from) }, isDenied(match));
  if (facts?.since !== undefined && deed !== undefined)
    return condition({ day: facts.since, ...spanOf(from, to, side) }, isDenied(match));
  return ask(
    `“${match.text}”圈不出来：库里只记了现在是不是，没有记是哪年的。`,
    match.all("T").length > 0 ? [{ label: "不看是哪年", words: match.swapped("Y", "") }] : [],
  );
}

/** A span of days, open to the side that a word says. */
export function spanOf(from: Day, to: Day, side: string | undefined): { from?: Day; to?: Day } {
  if (side === undefined) return { from, to };
  return /前/.test(side) ? { to: /及/.test(side) ? to : addDays(from, -1) } : { from };
}

function runsOut(match: RuleMatch): Meaning {
  const programme = programmeOf(match);
  if ("asks" in programme) return programme.asks;
  const until = titleFacts(programme.id)?.until;
  if (until === undefined) return ask(`“${match.text}”圈不出来：库里没有记它哪天到期。`);
  const [[year], [length]] = [match.all("Y"), match.all("L")];
  if (match.groups["past"] !== undefined)
    return condition({ day: until, to: addDays(match.today, -1) });
  if (year) {
    // A month without a year is one that comes.
    const later = year.undated && year.to < match.today ? 12 : 0;
    const [from, to] = [addMonths(year.from, later), addMonths(year.to, later)];
    return condition({ day: until, from, to });
  }
  const last = length && ahead(match.today, length.quantity);
  if (last === undefined) return ask(`“${match.text}”是到哪天为止？`);
  return condition({ day: until, from: match.today, to: last });
}

function soon({ text }: RuleMatch): Meaning {
  const title = text.replace(/快要?(?:到期|过期)的?/, "");
  return ask("快到期是多久以内？", [
    { label: "一个月内", words: `一个月内${title}到期` },
    { label: "三个月内", words: `三个月内${title}到期` },
    { label: "半年内", words: `6个月内${title}到期` },
  ]);
}

/** The day that lies a length of time ahead. */
function ahead(today: Day, quantity: Quantity): Day | undefined {
  const back = backBy(quantity);
  return back && (back.unit === "天" ? addDays(today, back.count) : addMonths(today, back.count));
}

/** A length of time in whole days or months; `undefined` where it is neither. */
export function backBy({
  value,
  unit,
  high,
}: Quantity): { count: number; unit: "天" | "月" } | undefined {
  const said = value ?? high;
  if (said?.d !== 1n) return undefined;
  const count = Number(said.n);
  if (unit === "天" || unit === "月") return { count, unit };
  if (unit === "周") return { count: count * 7, unit: "天" };
  return unit === "年" ? { count: count * 12, unit: "月" } : undefined;
}
