import type { Programme } from "../../knowledge/programme.ts";

/** Words that speak of the company itself. */
const OWN =
  /我们?(?:家|这|的)?(?:公司|企业|厂|单位)?|咱们?(?:家)?(?:公司|企业|厂)?|本(?:公司|企业|单位|厂)|我司|敝司|俺们?/g;
/** Words that only wish, greet or ask, and say nothing of the law. */
const WISHES =
  /你好|您好|请问(?:一?下)?|问(?:一?下|问)?|想(?:要|问|知道|看看?|了解)?|要|打算|准备|希望|帮(?:我|忙|我们|着)?|给|看(?:一?下|看)?|查(?:一?下|查)?|测(?:一?下|测|试)?|算(?:一?下|算)?|判断(?:一?下)?|评估(?:一?下)?|预审|试(?:一?下|试)?|(?:能|可)不(?:能|可以)|可不可以|能不|能够|能|可以|可|够不够(?:格|条件|得上|资格)?|够格|够|行不行|行|有没有(?:戏|资格|机会|希望)|有戏|有资格|有机会|符合(?:条件)?|符不符合|合不合(?:条件|格)|达标|申请|申报|报(?:名)?|评(?:上|审|定)?|认定|认证|入库|参评|办|弄|做|搞|拿(?:到|下)?|一?下|一个|个|这个|那个|是否|会不会|到底|究竟|今年|现在|目前|还|也|就|去|来|的话?|了|不|没|吗|嘛|么|吧|呢|啊|呀|哈|哦|这样|情况|条件|资格|一块儿?|一起|一并|一道|复核|复审|续牌/g;
const MARKS = /[\s,，。；;、!！?？~～“”"'：:（）()]/g;
/** What asks what the law says, however it begins. */
const ASKS_LAW =
  /(?:要|有|需要|是)(?:哪些|哪几|什么|啥|多少|几)|(?:要|用|需)不(?:要|用|需)[^,，。]{0,8}(?:证|牌子|资质|编号)|条件(?:是|有|要)|什么时候|啥时候|何时|几月|几号|截止|怎么(?:报|申|算|办|填|弄)|如何|咋(?:报|申|算|办|填)|哪里|哪儿|在哪|多少钱|几次|几年|区别|不同|好处|什么是|啥是|什么叫|啥叫|流程|材料|税率|政策|规定|办法/;
/** Somebody else, or any company of a kind. */
const OTHERS =
  /个体户?|合伙|分公司|事业单位|高校|研究所|医院|外资|港澳台|(?:贸易|建筑|房地产|餐饮|物业|农业|软件|服务|商贸|新成立|刚成立|亏损|小微|微型|中小|国有|民营)(?:的)?(?:类|型)?(?:公司|企业)|别人|别家|人家|同行|朋友|客户|(?<!我们|咱们|我)的(?:公司|企业|厂)(?=能|可|要|也|还|算)|哪些(?:公司|企业)|什么(?:样的?)?(?:公司|企业)|啥(?:公司|企业)/;

/** Whether a message only wishes to be looked at by a programme: 能报高企吗, 想看看我们够不够科小. */
export function onlyWishes(text: string, programmes: readonly Programme[]): boolean {
  const without = withoutNames(text, programmes);
  // 中小企业 in the name of a programme is no company of any kind.
  const others = without.trim() === "" ? text : without;
  if (ASKS_LAW.test(text) || OTHERS.test(others) || isBetweenTitles(text, programmes)) return false;
  const rest = withoutWishes(without);
  return rest.length === 0 || (without !== text && /^(?:公司|企业|小巨人|[和跟与及])$/.test(rest));
}

/** Stands for the name of a programme. */
const NAME = "〓";
/** What has one title may have another thing too: what the law says of both is asked, 专精特新能办宁科贷吗. */
const BETWEEN =
  /^〓(?:企业|公司)?(?:还|也)?(?:能不能|可不可以|能|可以|可)[办拿享受贷用做]{1,2}〓[吗么嘛不呢?？\s]*$/;

function isBetweenTitles(text: string, programmes: readonly Programme[]): boolean {
  return BETWEEN.test(withNames(text, programmes, NAME).trim());
}

/** A text without the names of programmes. */
export function withoutNames(text: string, programmes: readonly Programme[]): string {
  return withNames(text, programmes, " ");
}

/** A text with something else for each name of a programme. */
function withNames(text: string, programmes: readonly Programme[], instead: string): string {
  const lower = text.toLowerCase();
  const named = namesOf(programmes).filter((name) => lower.includes(name));
  return named.reduce((left, name) => replaced(left, name, instead), text);
}

/** What is left of a text without words that only speak of the company, wish, greet or ask. */
export function withoutWishes(text: string): string {
  return text.replace(OWN, "").replace(WISHES, "").replace(MARKS, "");
}

const known = new WeakMap<readonly Programme[], readonly string[]>();

/** What programmes go by, in small letters, the longest first. */
function namesOf(programmes: readonly Programme[]): readonly string[] {
  const names =
    known.get(programmes) ??
    programmes
      .flatMap(({ title, names: all }) => [title, ...all].map((name) => name.toLowerCase()))
      .sort((a, b) => b.length - a.length);
  known.set(programmes, names);
  return names;
}

/** The text with something else for a name, which is in small letters. */
function replaced(text: string, name: string, instead: string): string {
  const at = text.toLowerCase().indexOf(name);
  return at < 0 ? text : `${text.slice(0, at)}${instead}${text.slice(at + name.length)}`;
}

/** Whether a message is a figure and nothing else. */
export function isFigure(text: string): boolean {
  return /^(?:大概|大约|约|差不多)?\d[\d.,]*\s*(?:[万亿千百]+元?|元|块|人|个人|项|%)(?:左右|多|吧)?[。.]?$/.test(
    text.trim(),
  );
}

/** Whether a message is the name of a programme. */
export function isName(text: string, programmes: readonly Programme[]): boolean {
  return namesOf(programmes).includes(text.trim().toLowerCase());
}

/** Whether a message speaks of the company itself. */
export function speaksOfOwn(text: string): boolean {
  return text.search(OWN) >= 0;
}

/** Whether a message asks what the law says. */
export function asksLaw(text: string): boolean {
  return ASKS_LAW.test(text) || ofOthers(text);
}

/** Whether a message speaks of somebody else, or of any company of a kind. */
export function ofOthers(text: string): boolean {
  return OTHERS.test(text);
}
