import type { Reply } from "../../messages/reply.ts";
import type { Command } from "../../profile/reading/turn/turn-commands.ts";
import type { Turn } from "../../profile/reading/turn/turn-context.ts";
import { answerWithin, isAnswer, remarkAnswer } from "./asked-about.ts";
import { begins } from "../asking/beginning.ts";
import { askingParts, asksApart, asksRule, onlyBringsOwn } from "../taking/brings-own.ts";
import { factsWithin, type CompanyView } from "../company-view.ts";
import { decisive } from "../telling/condition-told.ts";
import { declined } from "./declining.ts";
import { tellsOfRent } from "../telling/deduction-so-far.ts";
import { defining } from "./defining.ts";
import type { CompanyState } from "../dialogue-state.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { explainingLines } from "./explaining.ts";
import { plainReply } from "../plain-reply.ts";
import { isHearsay, type Request } from "./requests.ts";
import { movesYears, ordersFigure } from "./ordered-figures.ts";
import { standing } from "../../profile/history.ts";
import { isFigure, onlyWishes } from "../asking/starting.ts";
import type { TurnTaken } from "../taking/turn-taken.ts";

/** Words of a figure that is wanted otherwise than it is. */
const FAKING =
  /就按|就记|照|多报|少报|[多少]算|没人(?:会)?(?:查|管|看)|虚|编(?!号|制)|凑|假(?!如|设|使|定)|的壳|壳公司|做早|改早|提前写|倒签|补开|多开|靠一?靠|挪|塞|拆进去|混进|算进研发|放进研发|写进研发/;
/** Says that nothing was made up, which is an honest answer. */
const NOTHING_FAKED =
  /(?:没有?|无|未|从没|从未|从不|不存在|没干过|不会)[^,，。;；不]{0,10}(?:弄虚作假|造假|作假|编造)(?:过|的|行为|情况|问题)*/g;
/** What is asked for is plainly untrue, whatever else is said. */
const UNTRUE =
  /(?:多|少|虚|瞒|假|乱)(?:报|填|写)(?!了|的)|造假|(?<!你|咋|怎么|为啥|为什么|是不是)[多少]算(?:一?[点些]|\d)|反正(?:也|又|都)?没人|反正(?:就|才|也|只)?差(?:一|不多|几|\d)|没人(?:会)?(?:查|管|看得出)|凑(?:够|到|成|足)[^,，。]{0,6}(?:点|%|比例|专利|人头)|编(?:个|几个|点)数|凑(?:个|几个|点)?数|谁(?:看|查)得出来|买[^,，。]{0,6}壳|(?:时间|日期|年份)[^,，。]{0,4}(?:做|改|写|填)早|倒签|(?:补|多|虚)开[^,，。]{0,8}票|(?:收入|研发|人数|比例)[^,，。]{0,8}(?:靠一?靠|凑一?凑|调一?调|挪一?挪)|(?:差|少)[^,，。]{0,8}(?:就|直接)?(?:记|写|填|报)(?:成)?\d+[^,，。]{0,3}(?:呗|得了|行不|吧)|(?:写|填|报|记)成?\d+[^,，。\d]{0,4}就(?:能|可以)?(?:过|够|行|达标|符合)|(?:给|帮|替)我[^,，。]{0,4}(?:写|填|报|做|弄)(?:够|足|到)\d|(?:电费|工资|成本|费用|材料)[^,，。]{0,4}(?:咋|怎么)?(?:拆|塞|混|挪)(?:进|到)|(?:车间|生产|办公|食堂)[^,，。]{0,6}(?:电费|水费|工资|成本|费用|材料)[^,，。]{0,4}(?:算|放|写|记)(?:进|到|成|入)[^,，。]{0,4}研发/;
/** Something is wanted, or it is asked how or whether it may be done. */
const WISHES =
  /帮|给我|替[我咱]|教|怎|咋|如何|能不能|可不可以|可以|行不|行吗|[吗呗]|吧[?？。!！]*$|想|要不|把|办法|招|[?？][。!！]*$/;
/** Tries out what would be: 假如明年收入再多一倍. */
const TRIES = /^[^,，。;；\d]{0,6}(?:假如|假设|如果|要是|若是?)/;
/** A question that is declined, in plain words. */
const PLAINLY = "虚报数据行不行";

const NOT_SO =
  "这个帮不了：只能按真实发生的数记、按审计的数报，记下的不动。能做的是核对有没有漏归集的，再看以后年度的真实投入。";

/** What may be meant as a question without its usual words. */
const MAY_ASK =
  /(?:不|没|没有|么|嘛|吧|呗|啥|咋\S{0,3}|不成|真的假的|还是[^,，。\s]{1,8}|多少\S{0,4}|算(?:一?下|算)|([行能算够要是])不\1)[?？。\s]*$/;
/** The same company by another programme: nothing is asked of the law. */
const SWITCHES = /^那(?:么)?/;
/** Filed along with what is looked at: 那国家高企能不能一块报. */
const ALONG = /一块儿?|一起|一并|同时|国家(?:的)?(?=高企|高新)/g;
/** Who came or went is told of, not asked. */
const MOVES = /(?:入职|离职|招了|招到)/;
/** Whether something that was just told does any harm. */
const STILL_GOOD = /(?:没事|行|算数?|可以|要紧|碍事|影响|关系)[^,，。]{0,3}(?:吧|不|么|吗)[?？]?$/;
/** In the middle of figures what is asked of the law as it is now: 还能直通不. */
const STILL =
  /(?:^|[\s,，。])([^\s,，。\d]{2,14}(?:还能|还有|还要|还算|取消|改)[^\s,，。\d]{0,8}(?:不|没|吗|么|了没))(?=$|[\s,，。?？])/;
/** Shorter remarks ask nothing. */
const SHORTEST_QUESTION = 6;

/** Requests that the conversation answers itself. */
const OWN: readonly Request[] = [
  "files",
  "colleague",
  "rest",
  "picture",
  "order",
  "nearly",
  "steps",
  "data",
  "linkState",
  "recorded",
];

/** What a text was answered with, so that it is not looked up twice. */
export interface Looked {
  readonly text: string;
  readonly reply: Reply;
}

/** A refusal where a message asks for something that is declined: then nothing of it is stored. */
export function refusal(
  text: string,
  { question, claims, supposed }: Turn,
  view: CompanyView,
  ground: DialogueGround,
): { readonly refused?: Reply; readonly looked?: Looked } {
  const honest = text.replace(NOTHING_FAKED, "");
  const ordered = ordersFigure(text, claims, standing(view.company.history));
  const untrue = ordered || movesYears(text) || UNTRUE.test(honest);
  const faking = untrue || FAKING.test(honest);
  if (honest !== text && !faking) return {};
  if (!faking && (question === undefined || claims.length > 3)) return {};
  // What is only tried out with other figures is no wish to write them down.
  if (!faking && supposed.length > 0 && TRIES.test(text) && !untrue) return {};
  const day = view.asOf;
  const reply = ground.answerQuestion(text, day);
  // What is only told, and asks for nothing, is no wish to do it otherwise than it is.
  if (reply.kind === "refuse" && (faking || WISHES.test(text))) return { refused: reply };
  if (reply.kind === "refuse") return {};
  if (!untrue) return { looked: { text, reply } };
  const plain = ground.answerQuestion(PLAINLY, day);
  return {
    refused: plain.kind === "refuse" ? declined(plain, text, view) : plainReply(NOT_SO, day),
  };
}

/** Answers to what a message asks in the middle, before the open question is put again. */
export function answersBetween(
  text: string,
  { turn, requests, hearsay, looked }: Pick<TurnTaken, "turn" | "requests" | "hearsay" | "looked">,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): { readonly replies: readonly Reply[]; readonly about?: string } {
  const { commands } = turn;
  const { programmes } = ground.knowledge;
  // What a first message asks besides is answered unless its figures decide it.
  const isWish = (part: string) => onlyWishes(part, programmes);
  const first = Object.keys(before.filings).length === 0 && turn.claims.length > 0;
  // What a rule says is answered whatever the figures come to.
  const asks = turn.claims.length + turn.doubted.length > 0 && asksRule(text, isWish);
  const open =
    asks || (first && view.standings.length > 0 && !settles(view) && asksApart(text, isWish));
  const question = turn.question ?? (open ? text : undefined);
  // How a figure came about is asked of the policies where there is none yet.
  const unreckoned = (one: Command) =>
    one === "explain" && explainingLines(text, view, ground).length === 0;
  const told = commands.some(
    (one) => one !== "pause" && !(open && one === "verdict") && !unreckoned(one),
  );
  const own = told || requests.some((one) => OWN.includes(one));
  const supposes = turn.supposed.length > 0 && !hearsay;
  const switches =
    SWITCHES.test(text) && onlyWishes(text.replace(SWITCHES, "").replace(ALONG, ""), programmes);
  const judged = view.standings.filter(({ verdict }) => verdict.version !== undefined);
  const decides = judged.some(({ rule }) =>
    names(rule.programme, ground).some((one) => text.includes(one)),
  );
  if (own || supposes || onlyWishes(text, programmes) || (switches && decides))
    return { replies: [] };
  if (judged.length > 0 && !open && onlyBringsOwn(text, turn)) return { replies: [] };
  if (requests.includes("disputed")) return { replies: disputed(text, view, ground) };
  if (question === undefined) {
    const greeted = greeting(text, turn, before, view, ground);
    if (greeted.length > 0) return { replies: greeted };
    const unruled = ofUnruled(turn, view, ground);
    if (unruled.length > 0) return { replies: unruled };
    const still = stillAsked(text, view, ground);
    return { replies: still.length > 0 ? still : unasked(text, turn, before, view, ground) };
  }
  const within = factsWithin(view, ground);
  // What is told beside it is not what is asked about.
  const part = turn.claims.length > 0 ? askingParts(question) : question;
  const defined = defining(part, before.asked, within, view.asOf, ground);
  if (defined) return { replies: [defined.reply], about: defined.fact };
  const known = looked?.text === question ? looked.reply : undefined;
  const reply = known
    ? withinRule(known, question, view, ground)
    : answerWithin(question, view, ground);
  if (reply.kind === "smalltalk" && before.rules.length > 0) return { replies: [] };
  const unsaid = asks && reply.kind === "handoff" && reply.citations.length > 0;
  if (turn.question === undefined && !isAnswer(reply) && !unsaid) return { replies: [] };
  return { replies: [{ ...reply, choices: [] }] };
}

/** Whether a figure that is known decides a condition. */
function settles({ standings }: CompanyView): boolean {
  return standings.some(({ verdict }) =>
    verdict.conditions.some(
      (one) =>
        (one.outcome === "met" || one.outcome === "unmet") &&
        decisive(one).some(({ value }) => value !== undefined),
    ),
  );
}

/** What tells nothing may be a question all the same: 旧证到期前还管用不. */
function unasked(
  text: string,
  { claims, doubted, unknown, withdrawn, answer, partial, supposed }: Turn,
  { confirm, rules }: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): Reply[] {
  const none = [doubted, unknown, withdrawn, partial, supposed].every(({ length }) => length === 0);
  const tells = !none || claims.length > (STILL_GOOD.test(text) || tellsOfRent(text) ? 1 : 0);
  const goesOn = /^(?:那)?(?:接着|继续)/.test(text) || isHearsay(text);
  const waits = confirm.length + view.company.confirm.length > 0;
  const skips = tells || MOVES.test(text) || goesOn || answer !== undefined || rules.length === 0;
  const topic = isTopic(text, ground);
  if (skips || (waits && !topic) || (text.length < SHORTEST_QUESTION && !topic)) return [];
  const reply =
    MAY_ASK.test(text) || topic
      ? answerWithin(text, view, ground)
      : remarkAnswer(text, view, ground);
  return reply && isAnswer(reply) ? [{ ...reply, choices: [] }] : [];
}

/** What a rule has, named without asking anything: 科小规模红线. */
const TOPIC =
  /红线|标准|条件|门槛|比例|上限|下限|限额|口径|范围|材料|流程|步骤|期限|有效期|政策|规定|算法|公式|要求|电话|区别|优惠|税率|截止|时间|档次|分档|得分|分值|领域|名单|好处|用途|次数|年限$/;
/** Of the own company, or somebody who is at it just now. */
const NO_TOPIC =
  /我|咱|他们|她|是|\d|[一二两三四五六七八九十百千]+(?:[万亿个项人家年月]|成|点)|了$|正在|还在|没有?$|过$|等(?:一?下|等)|稍/;
/** Longer phrases tell something. */
const LONGEST_TOPIC = 18;

/** Whether a message only names what is asked about, without a question: a short phrase of what a rule has. */
function isTopic(text: string, { knowledge: { programmes } }: DialogueGround): boolean {
  const said = text.trim();
  if (said.length > LONGEST_TOPIC || said.length < 4 || NO_TOPIC.test(said)) return false;
  const named = programmes.some(({ title, names: all }) =>
    [title, ...all].some((name) => said.includes(name) && name.length < said.length),
  );
  return TOPIC.test(said) || (named && !onlyWishes(said, programmes));
}

/** What is known of a programme that no rule decides today, once it is first looked at. */
function ofUnruled(
  { claims, commands }: Turn,
  { standings, company, asOf }: CompanyView,
  ground: DialogueGround,
): Reply[] {
  const fresh = standings.filter(
    ({ rule, verdict }) => verdict.version === undefined && company.filings[rule.id] === undefined,
  );
  const [first] = fresh;
  if (!first || fresh.length < standings.length || claims.length + commands.length > 0) return [];
  const reply = ground.answerQuestion(`${first.verdict.title}现在还认定吗`, asOf);
  return isAnswer(reply) ? [{ ...reply, choices: [] }] : [];
}

/** What is asked of the law as it is now, in a message that tells figures. */
function stillAsked(text: string, view: CompanyView, ground: DialogueGround): Reply[] {
  const asked = STILL.exec(text)?.[1];
  if (asked === undefined || onlyWishes(asked, ground.knowledge.programmes)) return [];
  const reply = answerWithin(asked, view, ground);
  return isAnswer(reply) ? [{ ...reply, choices: [] }] : [];
}

/** What a dispute is answered with beside the clause as it was read: what is known of what it says. */
function disputed(text: string, view: CompanyView, ground: DialogueGround): Reply[] {
  const reply = ground.answerQuestion(text, view.asOf);
  return isAnswer(reply) ? [{ ...reply, choices: [] }] : [];
}

/** What was found when it was looked at whether to decline a question. */
function withinRule(
  known: Reply,
  question: string,
  view: CompanyView,
  ground: DialogueGround,
): Reply {
  return known.kind === "smalltalk" ? known : answerWithin(question, view, ground);
}

/** Before anything was told, what tells nothing is answered: a greeting with a friendly sentence, what asks of the policies by them. */
function greeting(
  text: string,
  { claims, doubted, unknown }: Turn,
  before: CompanyState,
  view: CompanyView,
  ground: DialogueGround,
): Reply[] {
  const tells = claims.length + doubted.length + unknown.length > 0;
  const starts = before.rules.length > 0 || view.standings.length > 0 || begins(text);
  if (tells || starts || text === "" || isFigure(text)) return [];
  const reply = ground.answerQuestion(text, view.asOf);
  if (isAnswer(reply)) return [reply];
  return reply.kind === "smalltalk" ? [{ ...reply, choices: [] }] : [];
}

/** What a programme goes by. */
function names(programme: string, { knowledge: { programmes } }: DialogueGround): string[] {
  const found = programmes.find(({ id }) => id === programme);
  return found ? [found.title, ...found.names] : [];
}
