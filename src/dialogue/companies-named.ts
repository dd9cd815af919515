import type { PlaceName } from "../profile/reading/turn/turn-context.ts";
import { newCompany, type CompanyState, type DialogueState } from "./dialogue-state.ts";
import type { Parted, Segment } from "./company-talk.ts";

/** What kind of company a name ends with. */
const ENDS =
  "科技|智能|软件|股份|集团|实业|电子|机械|能源|生物|材料|装备|信息|环保|农业|食品|建材|化工|医药|网络|数据|设备|制造|技术|电气|机电|仪器|仪表|塑业|铸造|贸易|新材|药业|重工|精密|自动化|工程";
const HAN = "[\\u4e00-\\u9fff（）()]";
const LEGAL = "(?:有限责任公司|股份有限公司|有限公司|集团公司)";
/** Where a part of a message begins. */
const AT = "(?:^|(?<=[\\s,，。;；:：!！]))";
/** What may stand between the beginning of a part and the company that it speaks of. */
const LEAD =
  "(?:那|另外|还有|再|先|也|顺便|然后|回到|换到|切到|说回|看回|看看|看|说说|说|报|算)*(?:我们?|咱们?)?(?:手上|这边|名下)?(?:还有|另有|有)?(?:(?:另|另外|还有|再)?(?:有|看|来|加)?[一1]家(?:公司|企业)?|(?:公司|企业)(?=是|叫))?(?:是|叫做?|[:：])?";
/** What follows on a company that something is told of. */
const TOLD =
  "(?=$|[\\s,，。;；:：、?？!！\\d]|也|都|想|要|准备|打算|这|那|能|的(?!客户|供应商)|[去前今本上]年|职工|员工|人员|科技人员|营收|收入|销售|研发|注册|成立|专利|发明|有)";
/** Somebody else's company that is named. */
const OF_OTHERS =
  /^[\s,，]*(?:是)?(?:我们?|咱们?)的?(?:客户|供应商|股东|母公司|子公司|上家|下家|合作)/;
/** Words that make it no name, or that of another company that is only spoken of. */
const SPOKEN_OF =
  /[是给从向把被和跟与]|^(?:客户|供应商|股东|合作|委托|外包|对方|同行|隔壁|甲方|乙方|买)/;
/** Several that are given their names one by one: 一家叫蓝岸软件 一家叫蓝岸装备. */
const ONE_CALLED = new RegExp(
  `(?:[一两二]|另外?[一]?)[家个](?:公司|企业)?(?:叫做?|是(?=${HAN}{2,16}(?:${ENDS}|公司)(?:[\\s,，。;；、]|$)))\\s*(${HAN}{2,18}?)(?:公司)?(?=[\\s,，。;；、\\d]|$|[一另][外一]?[家个])`,
  "g",
);
/** Two that are named together: 蓝岸软件和蓝岸装备两家. */
const TOGETHER = new RegExp(
  `(${HAN}{2,16}?(?:${ENDS}|公司))[、和跟与]\\s*(${HAN}{2,16}?(?:${ENDS}|公司))(?=这?[两2二]家|[\\s,，。;；]|$|都|想|要)`,
);
/** Two of names of any kind right before how many they are: 恒力和盛达两家. */
const BOTH = new RegExp(
  `(?:^|[\\s,，。;；:：]|帮|替|给|有|是|叫)(?:我们?)?(${HAN}{2,16}?)[和跟与、](${HAN}{2,16}?)这?[两2二]家`,
);
/** What is done and told of is no name. */
const NOT_A_NAME = /研发|生产|销售|收入|职工|人员|高企|科小|企业|我们|他们|自己|公司$/;
/** Who has them, or for whom it is looked. */
const WHO_HAS = /^(?:我们?|咱们?)?(?:帮|替|给|有)?(?=..)/;
const SEVERAL = /[两2二三3几]家/;
/** The whole name in which a company is registered. */
const WHOLE = new RegExp(`${AT}(${LEAD})(${HAN}{2,20}?${LEGAL})${TOLD}`, "g");
/** A short name by what kind of company it is: 蓝岸装备, 装备公司. */
const SHORT = new RegExp(
  `${AT}(${LEAD})(${HAN}{2,8}?(?:${ENDS})(?:公司)?|${HAN}{2,8}公司)(?:那边|这边|那家|这家)?${TOLD}`,
  "g",
);
/** A further one is brought in. */
const FURTHER = /另外|还有|另[一1]?家|再(?:看|来|加|说|报|算)/;
/** What is called a company of no name of its own. */
const NO_NAME = /^(?:分|总|母|子|新|老|大|小|全资子?|控股|本|贵|该|一家)公司$/;

/** Companies that go by a letter or their place in a row are told apart by that. */
const LABELLED = /(?<![A-Za-z])[A-Da-d甲乙丙丁](?:公司|企业|厂)|第[一二三两]家/;

/** A company that a part of a message speaks of. */
interface Found {
  readonly index: number;
  readonly end: number;
  readonly name: string;
  readonly whole: boolean;
  readonly further: boolean;
}

/**
 * A message taken apart where it speaks of companies by their names: the whole name of each, a part of
 * it, or another one that goes by the same mark. `undefined` where it names none, or only the one spoken of.
 */
export function partByNames(
  text: string,
  state: DialogueState,
  places: readonly PlaceName[],
): Parted | undefined {
  if (LABELLED.test(text)) return undefined;
  const several = severalIn(text);
  if (several) return withSeveral(text, several, state);
  const companies = [...state.companies];
  const before = companies.length;
  const segments: Segment[] = [];
  let at = state.current;
  let from = 0;
  let named = false;
  for (const found of namesIn(text)) {
    const place = placeOf(found, at, companies, places);
    if (place === undefined) continue;
    const lead = text.slice(from, found.index).trim();
    if (lead !== "") segments.push({ company: at, text: lead });
    named ||= place !== at || found.whole;
    at = place;
    from = found.end;
  }
  if (!named) return undefined;
  const rest = text
    .slice(from)
    .replace(/^(?:那边|这边|那家|这家|公司)?[:：,，。\s]*/, "")
    .trim();
  if (rest !== "" || segments.length === 0)
    segments.push({ company: at, text: rest === "" ? "继续" : rest });
  const name = companies[at]?.name ?? "";
  const fresh = companies.length > before;
  const first = state.companies[state.current]?.name === undefined && !fresh;
  const note = first
    ? `记在${name}名下。`
    : fresh
      ? `${name}单独记，和前一家分开。`
      : at === state.current
        ? ""
        : `现在看的是${name}。`;
  return { state: { ...state, companies, current: at }, segments, note };
}

/** The names of several companies that are given together. */
function severalIn(
  text: string,
): { readonly names: readonly string[]; readonly rest: string } | undefined {
  const called = [...text.matchAll(ONE_CALLED)];
  const both = BOTH.exec(text);
  const plain = both?.slice(1).every((one) => !NOT_A_NAME.test(one)) === true ? both : null;
  const together = (SEVERAL.test(text) ? TOGETHER.exec(text) : null) ?? plain;
  const found = called.length > 1 ? called : [];
  const names =
    found.length > 0 ? found.flatMap((one) => one[1] ?? []) : (together?.slice(1) ?? []);
  if (new Set(names).size < 2) return undefined;
  const words = found.length > 0 ? found.map(([all]) => all) : [together?.[0] ?? ""];
  const rest = words.reduce((left, one) => left.replace(one, " "), text);
  return { names: names.map((one) => one.replace(WHO_HAS, "")), rest };
}

/** The conversation with several companies that told nothing yet, of which the first is spoken of. */
function withSeveral(
  text: string,
  { names, rest }: { readonly names: readonly string[]; readonly rest: string },
  state: DialogueState,
): Parted | undefined {
  const companies = [...state.companies];
  const unknown = names.filter((name) => !companies.some((one) => one.name === name));
  if (unknown.length === 0) return undefined;
  const own = companies[state.current];
  const [first, ...others] = unknown;
  if (own?.name === undefined && own && own.history.entries.length === 0 && first !== undefined) {
    companies[state.current] = { ...own, name: first };
    companies.push(...others.map((name) => newCompany(name)));
  } else companies.push(...unknown.map((name) => newCompany(name)));
  const at = companies.findIndex(({ name }) => name === names[0]);
  return {
    state: { ...state, companies, current: at },
    segments: [{ company: at, text: rest.trim() === "" ? text : rest.trim() }],
    note: `${names.join("、")}分开记，现在看的是${names[0] ?? ""}。`,
  };
}

/** Where the parts of a message begin with the name of a company. */
function namesIn(text: string): Found[] {
  const found = (pattern: RegExp, whole: boolean) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const [all, lead = "", name = ""] = match;
      const end = match.index + all.length;
      if (
        name === "" ||
        NO_NAME.test(name) ||
        SPOKEN_OF.test(name) ||
        OF_OTHERS.test(text.slice(end))
      )
        return [];
      return [{ index: match.index, end, name, whole, further: FURTHER.test(lead) }];
    });
  const whole = found(WHOLE, true);
  const short = found(SHORT, false).filter(
    ({ index, end }) => !whole.some((one) => index < one.end && end > one.index),
  );
  return [...whole, ...short].sort((a, b) => a.index - b.index);
}

/** Which company a name stands for, which is added where it is a further one; `undefined` where it is no company's name. */
function placeOf(
  { name, whole, further }: Found,
  current: number,
  companies: CompanyState[],
  places: readonly PlaceName[],
): number | undefined {
  const mark = markOf(name, places);
  const known = companies.map(
    (one) => one.name !== undefined && isOf(mark, markOf(one.name, places)),
  );
  if (known[current] === true) return current;
  const first = known.indexOf(true);
  if (first >= 0) return known.lastIndexOf(true) === first ? first : undefined;
  const own = companies[current];
  if (own?.name === undefined && own && companies.length === 1) {
    if (!whole) return undefined;
    if (!further || own.history.entries.length === 0) {
      companies[current] = { ...own, name };
      return current;
    }
    companies[current] = { ...own, name: "第一家" };
  }
  const alike = companies.some((one) => beginsAlike(mark, markOf(one.name ?? "", places)));
  const kind = new RegExp(`^(?:${ENDS})公司$`).test(name);
  if (!whole && !alike && !(further && kind)) return undefined;
  companies.push(newCompany(name));
  return companies.length - 1;
}

/** A name without the place that it begins with and the form that it ends with. */
function markOf(name: string, places: readonly PlaceName[]): string {
  const bare = name.replace(new RegExp(`(?:${LEGAL}|公司)$`), "");
  const place = places
    .flatMap(({ words }) => words)
    .filter((one) => one.length > 1 && bare.startsWith(one) && bare.length > one.length + 1)
    .sort((a, b) => b.length - a.length)[0];
  return place === undefined ? bare : bare.slice(place.length).replace(/^[市县区省]/, "");
}

function isOf(one: string, other: string): boolean {
  return one.length > 1 && other.length > 1 && (other.includes(one) || one.includes(other));
}

/** Whether two names go by the same mark and are of different kinds: 蓝岸软件, 蓝岸装备. */
function beginsAlike(one: string, other: string): boolean {
  const kind = new RegExp(`(?:${ENDS})$`);
  return (
    one.slice(0, 2) === other.slice(0, 2) &&
    kind.test(one) &&
    !kind.test(one.slice(0, 2)) &&
    one !== other
  );
}
