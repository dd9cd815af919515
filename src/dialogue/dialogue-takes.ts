import type { Day } from "../calendar/day.ts";
import { begins } from "./asking/beginning.ts";
import { meantBy } from "./company-begun.ts";
import { bringsFor, bringsMuch, claimsRule, NOT_KNOWN, wantsIt } from "./taking/brings-own.ts";
import { factsWithin, viewOf } from "./company-view.ts";
import { readingOf } from "./company-turn.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import {
  currentCompany,
  newCompany,
  newDialogue,
  type CompanyState,
  type DialogueState,
} from "./dialogue-state.ts";
import { mayAskOwn, ownFigureLines } from "./between/own-figures.ts";
import { programmesMeant } from "./asking/programme-meant.ts";
import { erasesAll, isHearsay, requestsIn, type Request } from "./between/requests.ts";
import { asksLaw, isFigure, isName, onlyWishes, speaksOfOwn } from "./asking/starting.ts";
import { asksWhich } from "./between/which-programmes.ts";
import type { Turn } from "../profile/reading/turn/turn-context.ts";
import { versionFor } from "../rules/version.ts";

/** Wishes that a company be looked at, in the middle of other words. */
const WANTS_LOOK =
  /预审|(?:帮|给)(?:我|我们|咱)(?:们|公司|企业)?(?:看看|看下|看一下|算算|查查|判断|测测|测一下|评估)|(?:想|要|打算|准备)(?:赶在?[^,，。]{0,8})?(?:申?报|申请|评|认定|办)(?!的|几|多少|哪|什么|啥)|捋一?遍/;
/** Asks to be looked at, in so many words. */
const LOOK =
  /预审|(?:帮|给)(?:我|我们|咱)(?:们|公司|企业)?(?:看看|看下|看一下|算算|查查|判断|测测|测一下|评估)|捋一?遍/;
/** Wants something made up, which is declined and begins nothing. */
const FORGES = /(?:帮|给|替)(?:我|我们|咱)?(?:现)?(?:编|伪造|造假|p[一个张])/;
/** Speaks of a title of this kind that is to be kept. */
const RENEWS =
  /(?:小巨人|专精特新|省专|创新型)[^。？?]*(?:复核|续牌)|(?:复核|续牌)[^。？?]*(?:小巨人|专精特新|省专|创新型)/;
/** Asks whether anybody can file just now. */
const STILL_OPEN =
  /还(?:能|可以|评|报|来得及|接|开|有)[^,，。]{0,10}(?:吗|么|不|没|呢)?[?？]?$|还(.)不\1/;
/** Asks whether a rule is still as is said of it: 是按租期5年准备吧. */
const CONFIRMS =
  /(?:是|还|就|都)按[^。?？]{1,40}(?:吧|呗|[对行]不|[对是]吗)[?？。]*$|(?:没变|没改|变了|改了|照旧|还是[^,，。]{1,12})(?:吧|吗|没|呗|不|对吧)?[?？。]*$|(?:标准|门槛|要求|条件|线)(?:是不是|对不对|对[吧吗]|是吧|吧)[?？。]*$/;
/** Goes on with a question by another name alone: 科小呢. */
const GOES_ON = /^[^,，。\s能够可报评]{2,12}呢[?？]?$/;
/** Wants to be shown what is written or listed somewhere. */
const SHOWS =
  /(?:名单|名录|电话|原文|条文|文件|通知|模板|样本|标准|条件|办法|政策|细则)[^,，。]{0,4}(?:给|帮|发|拿|让)(?!不)|(?:给|帮)(?:我|我们|咱)(?:看看|看下|看一下|查查)[^,，。]{0,10}(?:名单|名录|电话|原文|条文|文件|通知|模板)|[给发要](?:我|我们|咱)?一?[点份个些](?:资料|文件|消息|信息|内幕)/;
/** Supposes what a programme gives or asks: 融资了给贴息吧. */
const SUPPOSES = /(?:给|有|是|要|得)[^,，。]{0,8}吧[?？。]*$/;
const PARTS = /[\s,，。；;!！~～]+/;
/** Whatever may ask something, in spoken words too. */
const ASKING =
  /[?？]|(?:吗|么|呢|嘛|呗|不|没|没有|了不|真的假的|没问题)$|(?:算|够|行|过|能|可以|没事|不碍事|符合|有)[^,，。]*(?:吧|啊)$|(?:一样|一回事|也|应该|没错|没毛病|没问题|对|是)[^,，。]{0,12}(?:吧|呗)$|(.)不\1|(?:算|是|拿|给|型|按)[^,，。]{0,8}还是|没法(?:算|除|填|比)|(?<![十好])几(?![千百十万])|哪|多少|啥|什么|怎么|咋|如何|是不是|能不能|够不够|算不算|有没有|可不可以|给不给|要不要|为什么|为啥|多久|还是(?!.{0,2}(?:\d|[一二三四五六七八九十]))|不碍事|能顶|能算|够线|能用|能进|管用|谁|(?:交|补|给|拿|奖|省|贴|领|退|扣|抵|认)几[千百十万]/;
/** Asks how much is given of what is looked at, and names nothing. */
const OWN_SUM =
  /^(?:那|那么|我们|咱们?|一共|总共|合计|最多|最后|到底|大概|这样|能|可以|可)*(?:给|拿|补|奖|得|领|贴)(?:到)?多少(?:钱)?[啊呢]?[?？]?$/;
/** What only somebody says who is held in conversation: short, and of nothing else. */
const CONTROLS: readonly Turn["commands"][number][] = [
  "skip",
  "back",
  "summary",
  "restart",
  "pause",
  "resume",
  "otherCompany",
  "erase",
];
/** Requests that need a conversation to be about something. */
const REQUESTS: readonly Request[] = [
  "files",
  "colleague",
  "rest",
  "change",
  "order",
  "nearly",
  "data",
  "linkState",
  "recorded",
  "reference",
];
/** The same company by another programme: 那科小呢. */
const ANOTHER =
  /^那[^,，。\d]{2,14}?(?:[\s,，]*(?:还是)?(?:用|按|拿)?(?:一样|同样|这些|现在)的?(?:数|条件))?[\s,，]*(?:呢|行不行|够不够?|能报(?:吗|不)?)[?？]?$/;
/** A state that only a rule speaks of: at least so much, by which document. */
const OF_RULES =
  /不(?:低于|少于|超过|高于)|至少|最低|最少|门槛|标准|要求|规定|按(?:照)?(?:哪|什么|政策|文件)|第[一二三四五六七八九十]+条/;

/** Whether a message only says that the guided conversation is to begin, with what was said before. */
export function goesOn(text: string): boolean {
  return begins(text);
}

/** Whether the guided conversation takes a message; the others are questions on policies. */
export function dialogueTakes(
  text: string,
  day: Day,
  state: DialogueState | undefined,
  ground: DialogueGround,
): boolean {
  const said = text.trim();
  if (said === "") return false;
  if (goesOn(said) || state?.pending !== undefined) return true;
  if (state !== undefined && erasesAll(said)) return true;
  // A title that is to be kept is measured by what the clauses say of that.
  if (state === undefined && RENEWS.test(said) && !wantsRenewal(said, ground)) return false;
  const company = currentCompany(state ?? newDialogue());
  if (isAsking(company)) return true;
  const turn = readingOf(said, day, company, ground);
  if (state !== undefined && speaksToConversation(said, turn, company, ground)) return true;
  const ownRules = state !== undefined && company.rules.length > 0;
  if (
    ownRules &&
    mayAskOwn(said) &&
    ownFigureLines(said, viewOf(company, day, ground), ground).length
  )
    return true;
  const mended = ground.mend(said);
  return startsWith(said, turn, day, ground) || (mended !== said && wishesTyped(mended, ground));
}

/** Whether who speaks of keeping a title wants to be looked at for it: 预审小巨人复核. */
function wantsRenewal(text: string, { knowledge: { programmes } }: DialogueGround): boolean {
  if (/预审|捋一?遍/.test(text)) return true;
  return onlyWishes(text, programmes) && !isName(text, programmes);
}

/** Whether a question is put that waits for its answer. */
function isAsking({ confirm, asked, rules, pace, history, either, which }: CompanyState): boolean {
  if (either !== undefined) return true;
  if (pace?.step === "resting" || pace?.step === "choosing") return false;
  // A company that told something is asked which programme it means.
  const open = rules.length === 0 && (which === true || history.entries.length > 0);
  return confirm.length > 0 || (rules.length > 0 && asked.length > 0) || open;
}

/** Whether somebody who is not asked anything goes on with a conversation that began. */
function speaksToConversation(
  text: string,
  turn: Turn,
  { rules: own, history, pace }: CompanyState,
  { knowledge: { programmes }, rules }: DialogueGround,
): boolean {
  const begun = own.length > 0 || history.entries.length > 0;
  const { commands, question } = turn;
  if (commands.some((one) => CONTROLS.includes(one)) && question === undefined) return true;
  if (!begun) return false;
  // Yes to whether the rest is to be asked.
  if (pace?.step === "choosing" && turn.answer === "yes") return true;
  if (own.length > 0 && OWN_SUM.test(text)) return true;
  const requests = requestsIn(text);
  const about = question !== undefined && asksLaw(text) && !speaksOfOwn(text);
  if (!about && requests.some((one) => REQUESTS.includes(one))) return true;
  if (isHearsay(text) && !speaksOfOwn(text)) return false;
  const asksOwn = commands.some((one) =>
    ["verdict", "others", "explain", "why", "summary", "pause"].includes(one),
  );
  if (asksOwn && (speaksOfOwn(text) || isShort(text)) && !about) return true;
  if (ANOTHER.test(text)) return programmesMeant(text, programmes, rules, true).rules.length > 0;
  if (requests.includes("disputed") && !about) return true;
  return tells(text, turn, true);
}

const FILING_DAY = "filingDay";

/** Whether a message tells something of the company, rather than asking what a rule says. */
function tells(text: string, turn: Turn, known: boolean): boolean {
  const { claims, doubted, withdrawn, supposed, unknown, question, commands } = turn;
  // A day of filing alone is no more than a question of a day.
  const own = claims.filter(({ fact }) => known || fact !== FILING_DAY);
  const told = own.length + doubted.length + withdrawn.length;
  if (told + supposed.length + unknown.length === 0) return false;
  if (known && unknown.length > 0 && question === undefined) return true;
  // Whoever goes on with several figures tells of the company.
  if (known && question === undefined && told > 1 && tellsOf(turn)) return !ofRules(text);
  const law = ofRules(text) || (asksLaw(text) && !speaksOfOwn(text));
  if (question === undefined && commands.length === 0 && told > 0) return !law;
  if (!known) return false;
  return speaksOfOwn(text) || (tellsOf(turn) && !law) || withdrawn.length > 0 || isSupposed(turn);
}

function isSupposed({ supposed, foreign }: Turn): boolean {
  return supposed.length > 0 && !foreign;
}

function ofRules(text: string): boolean {
  return OF_RULES.test(text) && !speaksOfOwn(text);
}

/** Whether a text asks in so many words that the company be looked at. */
export function asksToLook(text: string): boolean {
  return LOOK.test(text);
}

/** Whether a conversation begins with a message. */
function startsWith(text: string, turn: Turn, day: Day, ground: DialogueGround): boolean {
  const { programmes } = ground.knowledge;
  const meant = meantBy(text, [], newCompany(), ground);
  const named = meant.rules.length + meant.either.length > 0;
  if (FORGES.test(text) || claimsRule(text)) return false;
  if (
    !ofRules(text) &&
    (named ? bringsFigures(text, meant.rules, day, ground) : bringsMuch(text, turn))
  )
    return true;
  if (isHearsay(text) && !WANTS_LOOK.test(text)) return false;
  // What would be, of the own company, is tried out beside what is known.
  if (named && isSupposed(turn) && speaksOfOwn(text) && !asksLaw(text)) return true;
  if (isFigure(text)) return true;
  const none = !named && meant.without === undefined;
  if (none && asksWhich(text, tellsOf(turn))) return true;
  // What is sent as a picture is asked for as figures.
  if (named && requestsIn(text).includes("picture")) return true;
  if (STILL_OPEN.test(text)) return false;
  if ((CONFIRMS.test(text) || GOES_ON.test(text)) && !LOOK.test(text)) return false;
  if (SHOWS.test(text) || (SUPPOSES.test(text) && !LOOK.test(text) && !speaksOfOwn(text)))
    return false;
  if (asksOfHolder(text, ground) && !speaksOfOwn(text)) return false;
  if (onlyWishes(text, programmes))
    return (
      (named || speaksOfOwn(text)) && (turn.question !== undefined || named || wantsMore(text))
    );
  if (asksLaw(text) && !WANTS_LOOK.test(text)) return false;
  // What asks of single figures is answered by the clause; a wish behind figures begins.
  const asking = text.split(PARTS).filter((part) => ASKING.test(part) && !NOT_KNOWN.test(part));
  if (asking.length > 0 && !LOOK.test(text))
    return (
      named &&
      (wantsIt(text, turn) ||
        (tellsOf(turn) && asking.every((part) => onlyWishes(part, programmes))))
    );
  if (WANTS_LOOK.test(text) && !isLawQuestion(text, turn))
    return named || turn.claims.length + turn.doubted.length > 0;
  if (named && tellsOf(turn) && (speaksOfOwn(text) || CAN_WE.test(text))) return true;
  return tells(text, turn, false);
}

/** Whether figures are brought for programmes of which a rule is in force. */
function bringsFigures(
  text: string,
  named: readonly string[],
  day: Day,
  ground: DialogueGround,
): boolean {
  const inForce = ground.rules.filter((rule) => named.includes(rule.id) && versionFor(rule, day));
  if (inForce.length === 0) return false;
  const company = { ...newCompany(), rules: inForce.map(({ id }) => id) };
  const within = factsWithin(viewOf(company, day, ground), ground);
  const programmes = new Set(inForce.map(({ programme }) => programme));
  const turn = readingOf(text, day, company, ground);
  return bringsFor(text, turn, within, programmes.size > 1);
}

/** One title and another one that is held: 科技小巨人是高企也能报吗. */
const HELD =
  /^(.{2,14}?)(?:是|有|拿了|评了)(.{2,10}?)(?:的话|的|也|还|就|了)*(?:能不能|可不可以|能|可以)/;

/** Whether who holds one title is asked of another: 单项冠军能报小巨人吗, 科技金融补助专精特新能报吗. */
function asksOfHolder(text: string, { knowledge: { programmes } }: DialogueGround): boolean {
  const [, before = "", after = ""] =
    /^(.{2,20}?)(?:能|可以|可不可以|还)+[^,，。]{0,3}(?:报|评|申请|当|算)(.{0,12})/.exec(text) ??
    [];
  const named = (part: string) =>
    programmes.filter(({ names }) => names.some((name) => part.includes(name)));
  const [, asked = "", holder = ""] = HELD.exec(text) ?? [];
  const meant = named(asked);
  if (meant.length > 0 && named(holder).some((one) => !meant.includes(one))) return true;
  const held = named(before);
  // Money that holders of a title may get.
  if (held.some(({ kind }) => kind !== "certification") && held.length > 1) return true;
  return named(after).some((one) => held.length > 0 && !held.includes(one));
}

/** A wish with a name that was typed by its sound. */
function wishesTyped(text: string, { knowledge: { programmes }, rules }: DialogueGround): boolean {
  const { rules: named, either } = programmesMeant(text, programmes, rules, false);
  return named.length + either.length > 0 && onlyWishes(text, programmes);
}

/** After figures: whether one can file with them. */
const CAN_WE =
  /(?:能|可以|能不能|可不可以|够不够|行不行|够格|有戏)[^,，。]{0,8}(?:报|评|申请|认定|过|上)?[^,，。]{0,6}(?:吗|不|么|没|吧)?[?？]?$/;

/** Figures and days are only said of one's own company. */
function tellsOf({ claims, doubted }: Turn): boolean {
  return [...claims, ...doubted.map(({ claim }) => claim)].some(
    ({ value: { kind } }) => kind === "figure" || kind === "date",
  );
}

function isLawQuestion(text: string, { question }: Turn): boolean {
  const asked = text.split(PARTS).filter((part) => !NOT_KNOWN.test(part));
  return question !== undefined && asksLaw(asked.join(" "));
}

/** A lone greeting or name is no wish. */
function wantsMore(text: string): boolean {
  return WANTS_LOOK.test(text);
}

/** What has a figure in it asks of that figure. */
function isShort(text: string): boolean {
  return text.length <= 10 && !/\d/.test(text);
}
