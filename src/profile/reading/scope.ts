import { matchesIn } from "../../units/folded-text.ts";
import { isOfLawAsked } from "./law-asked.ts";
import { sentenceAt, type Message } from "./message.ts";

/** What a question goes on with that takes something for granted: 不是规上 能报吗. */
const WHAT_THEN =
  /^(?:得很|得不行|企业|公司|资格|证|的|了|名录|名单|里|征收)*[,，\s]?(?:还|也|到底|究竟)?(?:能|可以|可不可以|行不行|会不会|有没有影响|影响|算不算|享受|够不够|好不好)|^的?[,，\s]+(?:这样)?(?:还|也)?(?:行|成|算数?|作数|有事|要紧)(?:得?了)?(?:吗|么|嘛|不)/;

/** Whether the words behind something said ask what follows from it, not whether it is so. */
export function asksOther(behind: string): boolean {
  return WHAT_THEN.test(behind);
}

/** Whose figure it is, and whether it is one at all. */
export interface Scope {
  /** A rumour or a condition. */
  readonly hypothetical: boolean;
  /** Another company's, or what the law asks for. */
  readonly foreign: boolean;
  /** Of a group or a branch, so that it may be more or less than the enterprise's own. */
  readonly group: boolean;
}

const SUPPOSED =
  /假如|假设|假使|假定|如果|要是|倘若|(?<![\d一二两三四五六七八九十百千])万一|若是|比方|譬如|打个比|想象|就算|哪怕|如若|再凑|再加|再多|再招|(?:要|若)能|想(?:做|达|冲|干|搞|弄|凑|上)到|想(?:冲|凑)(?=[\d一二两三四五六七八九十])|希望能?(?:做|达)?到|(?:可能|也许|或许|说不定|没准|打算|准备|计划|考虑|琢磨)(?:着|要|会|得|把|再|还)*[^,，。;；\d]{0,4}(?:砍|[降缩裁]|减|压缩|压到)/;
/** What is still to be done, with how much of it: 再来一个软著. */
const STILL_TO_DO =
  /再(?:来|办|申请|登记|拿|搞|弄|花|投|买)(?:上|个|下)?(?=[\d一二两俩三四五六七八九十])/;
/** What would be with more or less, as a question: 那多花35万呢, 再少两个够不够. */
const WITH_MORE =
  /(?:^|[,，\s])(?:那么?|要)?(?:我们?)?(?:[^,，。;；\d\s了]{1,8}(?=再[多少加减降砍]))?(?:再[^,，。;；\d了]{0,3}|多|(?<!至|最)少)(?!了|报|少|打|写)[^,，。;；]{0,16}(?:够不够|行不行|[能够行](?:了|上)?[吗么不吧]|呢)/;
/** Whose word it is where it is not the company's own: 群里说, 中介讲. */
const RUMOUR =
  /听说|据说|传闻|传说|(?:群里|网上|抖音|有人|中介|代理|代账|记账|招商|别人|人家|朋友|同行|隔壁|业务员|销售)[^,，。\d]{0,6}(?:说|讲|传|告诉|发的?)/g;
/** What would be done to a figure that is not so. */
const MADE_SO = /往[^,，。;；]{0,10}(?:靠|凑|拉|抬|挪)|靠一?靠|凑一?凑|凑[到够]/;
/** A sum that is only one of many. */
const ONE_OF_MANY = /[一有这那单几]笔[^,，。;；]{0,2}$/;
/** A question whether something can be used, which is of what is asked about. */
const OF_QUESTION = /^[^,，。;；]{0,8}(?:还|再)?能(?:再|接着)?(?:用|算)(?:不|吗|么|了|没)/;
const SUPPOSED_ANYWHERE = /的话(?!题|费|[:：])/g;
/** What is asked of a sentence that holds figures of the law. */
const ASKING = /[?？吗么]|几个|多少|哪|怎么|[对是]吧|对不对|啥|什么/;
const BAND = /(?:以上|以下|以内|之间|之上|之下)$/;
/** Behind a band its share: 5000万以下是5%. */
const SHARE_BEHIND = /^[的是要得按就,，\s]{0,3}[\d一二两三四五六七八九十]+(?:\.\d+)?(?:%|个?点)/;
/** What a document or somebody else says is asked for. */
const QUOTED =
  /(?:你们?|您|文件|政策|办法|通知|条例|公告|号文?|规定)[^,，。\s\d]{0,6}(?:说|写|讲|要求|规定)|说(?:是)?(?:要|只要|得有|得够|起码|至少|最少|最低|不低于)/g;
/** A share by which somebody says that things go: 代账的说是按研发费20%给. */
const SAID_BY = /说(?:是|的是)?[^,，。;；\d]{0,8}(?:按|要|得|够)[^,，。;；\d]{0,6}$/;
/** A figure that is asked about: whether it is reached, whether just so much does, what if it were less still. */
const REACHES = /(?:够(?:得?着|上)?|达?到|超过?|过|满)了?$/;
const WHETHER_SO = /^[%个点人项件万亿元]{0,2}了?(?:不|吗|么|没有?|没得?)(?=$|[\s,，。?？!！])/;
const EXACTLY = /(?:刚好|正好|恰好|恰恰|刚刚好)[^,，。;；\d]{0,10}$/;
const DOES_IT =
  /^[^,，。;；\d]{0,4}[,，\s]?(?:行不行|可不可以|可以[吗么不]|行[吗么不]|够不够|够[吗么不]|算不算|算[吗么不]|算够|能不能|能过[吗么不])/;
/** Words of a figure before its digits. */
const LEADS = /^[^\d一二两三四五六七八九十百千]*/;
const IS_SHARE = /%|个?点|成/;
/** A share that has to be reached: 研发要5%. */
const MUST = /[要得须](?:达到?|到|有|占|够)?\s*[\d一二两三四五六七八九十百.]+\s*(?:%|个?点|成)/;
const OTHERS =
  /隔壁|另(?:外)?的?一?[家个](?:公司|企业|厂|客户|单位|店)|对门|别人家|人家(?!说|讲|告诉)|别的(?:公司|企业|厂)|别家|其他(?:公司|企业)|同行|竞争对手|对手|朋友(?:的|那|家|公司|开)|(?:同学|亲戚|哥们儿?|老乡|客户|供应商|战友|邻居|表哥|老同事)(?:的|那|家|公司|开)|兄弟(?:单位|公司|企业)|有(?:家|个)(?:公司|企业)|某(?:家|公司|企业)|(?:行业|同业|业内|全国|全省|全市|全区|市场|社会|当地|本地|国内|国际)(?:里|内)?的?(?:平均|均值|均数|中位|一般|普遍|整体|总体|水平|人均)|他们(?:家|公司|厂|一年|去年|那)?|(?:事务所|审计所|税务所|会所|中介(?:机构)?|代理机构|代账公司)(?:那边|里头?|里面|他们|规模)?(?:是|也|才|就|一共|总共|拢共|刚|已经)*(?=成立|注册于|开了|开业|干了|有?\d|有[一二两三四五六七八九十]|全年|月?平均|在职|职工|员工|人数|人员|人不多|人少|注会|注册会计师|税务师)/g;
const OWN =
  /我们|我司|我公司|我家|咱|本公司|本企业|本单位|自己|这家|我(?=[去前今]年|大前年|\d\d年|这边|这儿|这里|厂|店|单位)/g;
/** Who has figures of its own beside the company. */
const ABOVE = /集团|母公司|总公司|总部|子公司|分公司|关联公司|关联企业/;
/** Ours that is not the company itself: 我们母公司. */
const OURS_ABOVE =
  /(?:我们|我司|我公司|我家|咱们?|自己|本公司|本企业)(?:公司|厂)?的?(?=(?:集团|母公司|总公司|总部|子公司|分公司|关联公司|关联企业|上级))/g;
const GROUP = /集团|母公司|子公司|分公司|合并(?:报表|口径|数)|关联公司|总公司/;
/** What a line of the law was moved to: 降到2%, 提高至10人. */
const MOVED_TO = /(?:[降升提调改涨减加]|放宽|收紧)(?:低|高|整|了)?(?:到|至|成|为)/;
const WHETHER = /是不是|是否|有没有|会不会|真的?/;
const RULE = /指引|政策|办法|通知|规定|文件|新规|细则|条例|标准|门槛/;
/** Between a name and a figure: what is asked for, not what the enterprise has. */
const REQUIRED =
  /要不要|用不用|需不需要|是不是(?:要|得)|要求|需要|必须|得要|要达到|得达到|应当|规定|门槛|标准|(?<!按(?:这个|新|新的|老)?)条件|上限|下限|会不会|不得(?!不)|[得要须](?:做|占|有|够)到|只要|只需|不低于|不少于|不能低于|不能超过|要到|要够|够不够|划到|卡在?(?:多少)?/;

/** Whether a text only tries out what would be. */
export function supposes(text: string): boolean {
  return SUPPOSED.test(text) || STILL_TO_DO.test(text) || WITH_MORE.test(text);
}

/** What the words around a figure say about whose it is; `from` is where its name begins. */
export function scopeOf(message: Message, from: number, start: number, end: number): Scope {
  const { folded } = message;
  const [begin, stop] = sentenceAt(message, start);
  const before = folded.slice(begin, end);
  const others = lastIndex(before, OTHERS);
  const own = lastIndex(before, OWN);
  const supposed =
    SUPPOSED.test(before) ||
    STILL_TO_DO.test(before.slice(before.search(/[^,，\s]*$/))) ||
    isAround(WITH_MORE.exec(folded.slice(begin, stop)), start - begin) ||
    MADE_SO.test(folded.slice(begin, stop)) ||
    lastIndex(before, RUMOUR) > own ||
    isCondition(message, begin, stop);
  const clause = before.slice(before.search(/[^,，]*$/));
  const named = folded.slice(from, end);
  const leads = LEADS.exec(folded.slice(start, end))?.[0].length ?? 0;
  const theirs = lastIndex(clause, OWN) < 0;
  const required =
    theirs &&
    (REQUIRED.test(named) ||
      MUST.test(named) ||
      (MOVED_TO.test(named) && (WHETHER.test(named) || RULE.test(clause))) ||
      lastIndex(before, QUOTED) > own ||
      (IS_SHARE.test(folded.slice(start, end)) && SAID_BY.test(folded.slice(begin, start))) ||
      ONE_OF_MANY.test(folded.slice(begin, start)) ||
      OF_QUESTION.test(folded.slice(end, stop)) ||
      isOnlyAsked(folded.slice(begin, start + leads), folded.slice(end)) ||
      isBand(folded.slice(start, end), folded.slice(end, stop), folded.slice(begin, stop)));
  return {
    hypothetical: supposed,
    foreign:
      others > own ||
      required ||
      isOfLawAsked(folded, start, end) ||
      isAbove(message, { start, end }),
    group: GROUP.test(clause),
  };
}

function isAround(match: RegExpExecArray | null, offset: number): boolean {
  return match !== null && match.index <= offset && offset < match.index + match[0].length;
}

/** Whether it is asked of a figure whether it is reached or does, so that nothing says that it is so: 占比够60不, 刚好一半行不行. */
function isOnlyAsked(before: string, behind: string): boolean {
  return (
    (REACHES.test(before) && WHETHER_SO.test(behind)) ||
    (EXACTLY.test(before) && DOES_IT.test(behind))
  );
}

/** Whether a figure is of the group above a company that goes on to give its own. */
function isAbove(
  message: Message,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const { folded } = message;
  const [begin] = sentenceAt(message, start);
  const clause = /[^,，]*$/.exec(folded.slice(begin, start))?.[0] ?? "";
  const theirs = lastIndex(clause.replace(OURS_ABOVE, ""), OWN) < 0;
  return ABOVE.test(clause) && theirs && lastIndex(folded.slice(end), OWN) >= 0;
}

/** Whether a figure is said of another company or of the group above. */
export function isOfOthers(message: Message, figure: { start: number; end: number }): boolean {
  const before = message.folded.slice(sentenceAt(message, figure.start)[0], figure.end);
  return lastIndex(before, OTHERS) > lastIndex(before, OWN) || isAbove(message, figure);
}

/** Whether a figure is the edge of a band of the law: 5000万以下是5%; 5000万以上要求几个点. */
function isBand(words: string, behind: string, sentence: string): boolean {
  return BAND.test(words) && (SHARE_BEHIND.test(behind) || ASKING.test(sentence));
}

/** Whether 的话 makes a condition; behind a name or a year that is told about it only says so: 人的话80个. */
function isCondition(message: Message, begin: number, stop: number): boolean {
  const { folded, mentions, figures, years } = message;
  return matchesIn(folded.slice(begin, stop), SUPPOSED_ANYWHERE).some(({ index }) => {
    const at = begin + index;
    const topic =
      [...mentions, ...years].some(({ end }) => end === at) &&
      figures.some(({ start }) => start >= at && start - at < 8);
    return !topic;
  });
}

function lastIndex(text: string, pattern: RegExp): number {
  return matchesIn(text, pattern).at(-1)?.index ?? -1;
}
