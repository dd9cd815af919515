import { sentenceAt, type Message } from "./message.ts";

/** What a question goes on with that takes something for granted: 不是规上 能报吗. */
const WHAT_THEN =
  /^(?:得很|得不行|企业|公司|资格|证|的|了|名录|名单|里|征收)*[,，\s]?(?:还|也|到底|究竟)?(?:能|可以|可不可以|行不行|会不会|有没有影响|影响|算不算|享受|够不够|好不好)/;

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
  /听说|据说|传闻|传说|假如|假设|假使|假定|如果|要是|倘若|万一|若是|比方|譬如|打个比|想象|就算|哪怕|如若|再凑|再加|再多|再招|(?:要|若)能/;
const SUPPOSED_ANYWHERE = /的话(?!题|费|[:：])/;
const OTHERS =
  /隔壁|对门|别人家|人家(?:公司|那|的|一年|去年)|别的(?:公司|企业|厂)|别家|其他(?:公司|企业)|同行|竞争对手|对手|朋友(?:的|那|家|公司|开)|兄弟(?:单位|公司|企业)|有(?:家|个)(?:公司|企业)|某(?:家|公司|企业)|他们(?:家|公司|厂|一年|去年|那)?/g;
const OWN = /我们|我司|我公司|我家|咱|本公司|本企业|本单位|自己/g;
const GROUP = /集团|母公司|子公司|分公司|合并(?:报表|口径|数)|关联公司|总公司/;
/** Between a name and a figure: what is asked for, not what the enterprise has. */
const REQUIRED =
  /要不要|用不用|需不需要|是不是(?:要|得)|要求|需要|必须|得要|要达到|得达到|应当|规定|门槛|标准|条件|上限|下限|会不会|不得|不低于|不少于|不能低于|不能超过|要到|要够|够不够|划到|卡在?(?:多少)?/;

/** What the words around a figure say about whose it is; `from` is where its name begins. */
export function scopeOf(message: Message, from: number, start: number, end: number): Scope {
  const { folded } = message;
  const [begin, stop] = sentenceAt(message, start);
  const before = folded.slice(begin, end);
  const supposed = SUPPOSED.test(before) || SUPPOSED_ANYWHERE.test(folded.slice(begin, stop));
  const others = lastIndex(before, OTHERS);
  const own = lastIndex(before, OWN);
  const clause = before.slice(before.search(/[^,，]*$/));
  const required = REQUIRED.test(folded.slice(from, end)) && lastIndex(clause, OWN) < 0;
  return {
    hypothetical: supposed,
    foreign: others > own || required,
    group: GROUP.test(clause),
  };
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}
