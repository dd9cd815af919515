import type { Programme } from "../../knowledge/programme.ts";
import type { Rule } from "../../rules/rule.ts";

/** What a message says of the programme that is meant. */
export interface ProgrammesMeant {
  /** Rules (ids) that it wants to be looked at by. */
  readonly rules: readonly string[];
  /** Programmes that a name may mean, where it may mean several. */
  readonly either: readonly Programme[];
  /** A programme whose conditions are not loaded. */
  readonly without?: Programme;
  /** The answer to which of them is meant leaves it open still. */
  readonly vague?: boolean;
}

const NONE: ProgrammesMeant = { rules: [], either: [] };
/** Before a name: what is wanted. */
const WANTED =
  /(?:想|要|准备|打算|改|换|再|也|还|顺便|就|先|继续|一起|同时|看看?|报|问|申请|申报|评|办|预审|测)[^,，。；;!！?？]{0,8}$/;
/** Before a name: what the company has, has not, or is told apart from. */
const HELD =
  /(?:报[了过]|没有?|不是|并非|已经?是|我们是|公司是|拿了|拿到|评上|取得|过了|以前的?|持有)[^,，。]{0,2}$/;
const HELD_BEHIND =
  /^(?:扣除)?(?:的?(?:口径|基数)|的?研发(?:费用?)?(?:是|有|一共|合计)?\s*\d|的?(?:那个)?数(?:是|有)?\s*\d)|^(?:企业)?(?:的?(?:证书?|资格|编号|称号|名单|牌子?|税率)|没有?(?:评|拿|报)?|还没|不是|是(?:去年|前年|\d)|(?:也)?(?:还)?有(?:的|了|效)*(?=$|[\s,，。;；!！])|去年(?!研发|营收|营业|收入|销售|主营|负债|净利|利润|增长|卖|做了|花|投|发明|专利|职工|员工|科技人员)|已经|早就|也没|[了额数]\s*[\d一二三四五六七八九十百千两]|\d[\d.]*\s*[万亿元])/;
/** Before a name: it is to be had, whatever stands behind: 能不能搞个高新的证. */
const GETS =
  /(?:能不能|可不可以|能否|能|可以|想|打算|准备)[^,，。;；]{0,2}(?:弄|搞|办|拿|报|评|申请)(?:到|下)?(?:一?个)?$/;
/** All that stands beside a name that is an answer by itself. */
const ALONE_BEFORE = /^[\s“"]*(?:我们?|就|想|要|报|看|问|申请|评|那|先)*[\s“"]*$/;
const ALONE_BEHIND = /^[\s”"]*(?:认定|评价|入库|企业|预审)?[吧呢的]?[。!！”"\s]*$/;
/** Another one for the same company: 那科小呢. */
const NEXT_BEFORE = /(?:^|[\s,，。])(?:那|那么|要是|换|换成|换到|改看)(?:国家|自治区)?(?:的)?$/;
const NEXT_BEHIND = /^(?:认定|评价|入库)?(?:呢|咋样|怎么样|行不行|行吗|够不够|够吗|能报|能不能)/;
/** Between two names that are asked for together. */
const JOINED = /^(?:认定|评价|入库)?(?:和|跟|与|、|及|还有|,|，|加)(?:那个)?$/;
/** Names that several programmes go by. */
const SHARED = /^[“"]?小巨人[”"]?(?:企业|认定|称号)?$/;
/** Programmes (ids) that go by one name. */
export const GIANTS = ["region-little-giant", "city-little-giant", "srdi-little-giant"];
const ALL = /都(?:看看|预审|测测?)|所有(?:的)?(?:项目|政策)|全部(?:项目|看)/;

interface Found {
  readonly programme: Programme;
  readonly name: string;
  readonly start: number;
}

/** Which programmes a message wants the company to be looked at by; `begun` says whether one is being looked at already. */
export function programmesMeant(
  text: string,
  programmes: readonly Programme[],
  rules: readonly Rule[],
  begun: boolean,
): ProgrammesMeant {
  const all = namesIn(text.toLowerCase(), programmes).filter((one) => isWanted(text, one, begun));
  const asked = all.filter(({ start }) => WANTED.test(text.slice(0, start)));
  const joined = all.filter((one, index) => {
    const last = all[index - 1];
    return last && JOINED.test(text.slice(last.start + last.name.length, one.start));
  });
  // Where one is asked for, others are only spoken of.
  const found =
    asked.length > 0 ? all.filter((one) => asked.includes(one) || joined.includes(one)) : all;
  const [first, ...others] = found;
  if (!first) return NONE;
  if (others.length === 0 && SHARED.test(first.name)) {
    const either = programmes.filter(({ id }) => GIANTS.includes(id));
    const ids = either.map(({ id }) => id);
    return chosenOf(text, ids, programmes, rules) ?? { rules: [], either };
  }
  const ruled = found.flatMap(({ programme }) =>
    rules.filter((rule) => rule.programme === programme.id),
  );
  const ids = [...new Set(ruled.map(({ id }) => id))];
  if (ids.length === 0) return { ...NONE, without: first.programme };
  return { rules: ids, either: [] };
}

/** Whether all programmes are to be looked at. */
export function wantsAll(text: string): boolean {
  return ALL.test(text);
}

interface Named {
  readonly programme: Programme;
  readonly name: string;
  /** The name in small letters. */
  readonly lower: string;
}

const known = new WeakMap<readonly Programme[], readonly Named[]>();

/** What programmes go by, the longest first. */
function namesOf(programmes: readonly Programme[]): readonly Named[] {
  const names =
    known.get(programmes) ??
    programmes
      .flatMap((programme) =>
        [programme.title, ...programme.names].flatMap((name) =>
          name.length < 2 ? [] : [{ programme, name, lower: name.toLowerCase() }],
        ),
      )
      .sort((a, b) => b.name.length - a.name.length);
  known.set(programmes, names);
  return names;
}

/** Names of programmes in a text, the longest where several overlap. */
function namesIn(text: string, programmes: readonly Programme[]): Found[] {
  const taken: Found[] = [];
  for (const { programme, name, lower } of namesOf(programmes)) {
    const start = text.indexOf(lower);
    if (start < 0) continue;
    const one: Found = { programme, name, start };
    const clear = taken.every(
      (other) =>
        one.start >= other.start + other.name.length || other.start >= one.start + one.name.length,
    );
    if (clear) taken.push(one);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function isWanted(text: string, { name, start }: Found, begun: boolean): boolean {
  const [before, behind] = [text.slice(0, start), text.slice(start + name.length)];
  if (HELD.test(before) || (HELD_BEHIND.test(behind) && !GETS.test(before))) return false;
  const alone = ALONE_BEFORE.test(before) && ALONE_BEHIND.test(behind);
  const next = NEXT_BEFORE.test(before) && NEXT_BEHIND.test(behind);
  return alone || next || !begun || WANTED.test(before);
}

/** Words that tell programmes of one name apart, by programme. */
const APART: readonly (readonly [RegExp, string])[] = [
  [/工信|专精特新|国家|部里|复核|续牌/, "srdi-little-giant"],
  [/自治区|宁夏|全区|科技厅/, "region-little-giant"],
  [/银川|市(?:里|级|科技|的)/, "city-little-giant"],
];
const DISTRICT = /^(?!.*自治区).*区(?:里|上|的|级)/;

/** Which of the programmes that a name may mean was answered; `undefined` where the answer says nothing of it. */
export function chosenOf(
  text: string,
  either: readonly string[],
  programmes: readonly Programme[],
  rules: readonly Rule[],
): ProgrammesMeant | undefined {
  const all = programmes.filter(({ id }) => either.includes(id));
  const [, id] = APART.find(([words, one]) => words.test(text) && either.includes(one)) ?? [];
  const chosen = all.find((one) => one.id === id);
  if (chosen) {
    const ruled = rules.filter(({ programme }) => programme === chosen.id);
    if (ruled.length === 0) return { ...NONE, without: chosen };
    return { rules: ruled.map((one) => one.id), either: [] };
  }
  if (!DISTRICT.test(text)) return undefined;
  const local = all.filter((one) => one.id !== "srdi-little-giant");
  return { rules: [], either: local, vague: true };
}

/** One of several programmes of a name, for a company that was looked at by another of them: 那工信部那个呢. */
export const OTHER_OF_NAME =
  /^那?(?:么)?(?:工信|专精特新|自治区|宁夏|市里|银川|区里)[^,，。\d]{0,6}(?:那个|那种|那一个|的呢)/;
