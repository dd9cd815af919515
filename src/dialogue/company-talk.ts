import { standing } from "../profile/history.ts";
import type { CompanyState, DialogueState } from "./dialogue-state.ts";
import { newCompany } from "./dialogue-state.ts";

/** Names that tell companies of one person apart. */
const LABEL =
  /(?<![A-Za-z])[A-Da-d甲乙丙丁](?:公司|企业|厂)|(?<![A-Za-z])[A-Da-d](?=[:：])|(?:老|新|母|子|总|大|小)(?:公司|厂)|第[一二三两]家/g;
/** The letter alone of a company that is known. */
const LETTER = /(?:^|(?<=[\s,，。;；]))[A-Da-d甲乙丙丁](?!公司|企业|厂|方|[:：]|[A-Za-z\d])/g;
/** Before a company that something is borrowed from, shared with or given to. */
const OBJECT_BEFORE = /(?:借|用|拿|和|跟|与|给|把|从|在|被|归|是)$/;
/** One of several that go by letters. */
const LETTERED = /^[A-D甲乙丙丁]公司$/;
/** What the first of those is called that go by letters. */
const FIRST_LETTERS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...["B", "C", "D"].map((letter) => [letter, ["A公司"]] as const),
  ...["乙", "丙", "丁"].map((letter) => [letter, ["甲公司"]] as const),
]);
const TOGETHER =
  /(?:两|三|几)家(?:公司)?(?:一共|合计|加起来|合起来|总共|加一块)|(?:两|三|几)家[^,，。]{0,6}(?:合起来|合并|并起来|加一块|放一起)|(?:能|可以|能不能)?(?:合|并)(?:在)?一(?:起|块)(?:申?报|算)|合并(?:起来)?(?:算|报)/;
/** What ends the name of a company. */
const ENDS =
  "公司|科技|智能|软件|股份|集团|实业|电子|机械|能源|生物|材料|装备|信息|环保|农业|食品|建材|化工|医药|网络|数据|设备|制造|技术|电气|机电|仪器|仪表|塑业|铸造|厂";
/** A name that is given: 先看宁夏某某智能. */
const GIVEN = new RegExp(
  `(?:先看|先说|先弄|先报|公司叫|叫做|名字是|叫)\\s*([\\u4e00-\\u9fff（）()]{2,18}?(?:${ENDS})(?:有限)?(?:公司)?)(?=[\\s，,。:：]|\\d|$)`,
);
/** A name that one of several is given: 机械那家叫恒力. */
const CALLED =
  /(?:[\u4e00-\u9fff]{1,6}?)?(?:那|这|有|另(?:外)?)(?:一)?家(?:公司|企业)?(?:的)?(?:名字)?(?:是)?叫\s*([\u4e00-\u9fff]{2,8}?)(?:公司)?(?=[\s,，。:：\d]|$)/;
/** A name behind the wish for another company: 换一家公司 某某软件. */
const BEHIND =
  /(?:换(?:一?家|个|一个)|(?:另|还有)(?:外)?一?家|下一家)(?:公司|企业)?[\s,，:：是叫]*([\u4e00-\u9fff（）()]{2,18}?)(?=[\s,，。:：]|\d|$)/;
/** What stands there instead of a name. */
const NO_NAME =
  /收入|研发|职工|人员|成立|注册|去年|今年|前年|看看|也|想|要|能|吧|的$|怎么|申报|高企|科小/;
/** A further works of the same person: 我盐池还有个厂. */
const FURTHER =
  /(?:我们?|咱们?)?(?:在)?([\u4e00-\u9fff]{2,3}?)(?:那边|这边)?还有(?:一)?(?:(?:个|家)(?:厂子?|公司|企业|工厂)|家(?=[\s,，。]))/;
/** Which company is spoken of by part of its name or its place: 回到智能那家, 软件那家. */
const OF_ONE = [
  /(?:回到|换到|换回|切到|切回|说回|看回)([\u4e00-\u9fff]{2,8}?)(?:公司)?(?:(?:那|这)(?:一)?(?:家|个|边)|(?=[\s,，。]|$))/,
  /(?:^|[\s,，。])([\u4e00-\u9fff]{2,8}?)(?:公司)?(?:那|这)(?:一)?家/,
] as const;

/** Part of a message that speaks of one company. */
export interface Segment {
  /** Place of the company in the conversation. */
  readonly company: number;
  readonly text: string;
}

/** A message taken apart by the companies it speaks of, with those that are new. */
export interface Parted {
  readonly state: DialogueState;
  readonly segments: readonly Segment[];
  /** What is said of a change of company; empty where the company stays the same. */
  readonly note: string;
}

/** Whether figures of several companies are put together, which no programme allows. */
export function sumsCompanies(text: string): boolean {
  return TOGETHER.test(text);
}

/** Whether a message brings in a further company without asking to change over. */
export function bringsFurther(text: string): boolean {
  return FURTHER.test(text);
}

/** Takes a message apart where it speaks of several companies, or of another one than before. */
export function partByCompany(text: string, state: DialogueState): Parted {
  const found = labelsIn(text, state);
  const names = [...new Set(found.map(([name]) => shortName(name)))];
  const known = state.companies.some(({ name }) => name !== undefined && names.includes(name));
  const [only = ""] = names;
  const lettered = names.length === 1 && LETTERED.test(only);
  if (!known && names.length < 2 && !lettered) return partByName(text, state);
  const companies: CompanyState[] = lettered
    ? withFirst(state.companies, only)
    : [...state.companies];
  const segments: Segment[] = [];
  const [first] = found;
  const before = text.slice(0, first?.index ?? 0).trim();
  let at = state.current;
  // What leads up to the first of them says nothing of a company that told nothing yet.
  const leads = state.companies[at]?.history.entries.length === 0;
  if (before !== "" && !leads) segments.push({ company: at, text: before });
  found.forEach((match, index) => {
    at = placeOf(shortName(match[0]), companies);
    const start = match.index + match[0].length;
    const part = text.slice(start, found[index + 1]?.index ?? text.length);
    const lead = index === 0 && leads && before !== "" ? `${before} ` : "";
    segments.push({ company: at, text: `${lead}${part.replace(/^[:：,，\s]+/, "")}` });
  });
  const name = companies[at]?.name ?? "";
  const fresh = at >= state.companies.length;
  const one = segments.every(({ company }) => company === at);
  const moved = one && at !== state.current;
  const note = !moved ? "" : fresh ? `${name}单独记，和前一家分开。` : `现在看的是${name}。`;
  return { state: { ...state, companies, current: at }, segments, note };
}

/** Where a message names companies: by a label, or by the letter alone of one that is known. */
function labelsIn(text: string, { companies }: DialogueState): RegExpExecArray[] {
  const letters = [...text.matchAll(LETTER)].filter(([letter]) =>
    companies.some(({ name }) => name === shortName(letter)),
  );
  // Who is only spoken of is told nothing: 新公司能借老公司的专利用不.
  const subjects = [...text.matchAll(LABEL)].filter(
    ({ index }) => !OBJECT_BEFORE.test(text.slice(0, index)),
  );
  return [...subjects, ...letters, ...byName(text, companies)].sort((a, b) => a.index - b.index);
}

/** Where a part of a message begins with the whole name of one of several companies. */
function byName(text: string, companies: DialogueState["companies"]): RegExpExecArray[] {
  if (companies.length < 2) return [];
  return companies.flatMap(({ name }) => {
    if (name === undefined || name.length < 2 || LABEL_ONE.test(name)) return [];
    return [...text.matchAll(/(?:^|(?<=[\s,，。;；]))[\u4e00-\u9fff]+/g)]
      .filter(([part]) => part.startsWith(name) && !part.startsWith(`${name}那`))
      .map(({ index }) => Object.assign([name] as unknown as RegExpExecArray, { index }));
  });
}

/** The companies, where a first one that told something without a name is not the one of this letter. */
function withFirst(companies: readonly CompanyState[], letter: string): CompanyState[] {
  const [only, ...others] = companies;
  const [first = letter] = FIRST_LETTERS.get(letter.slice(0, 1)) ?? [];
  const apart =
    only && others.length === 0 && only.name === undefined && only.history.entries.length > 0;
  return apart && first !== letter ? [{ ...only, name: first }] : [...companies];
}

/** A message that names its company by a part of its name, or gives it one. */
function partByName(text: string, state: DialogueState): Parted {
  const other = ofOne(text, state);
  if (other !== undefined && other.company !== state.current) {
    const name = state.companies[other.company]?.name ?? "";
    return {
      state: { ...state, current: other.company },
      segments: [{ company: other.company, text: other.rest }],
      note: `现在看的是${name}。`,
    };
  }
  const called = CALLED.exec(text);
  if (called) return partByCalled(text, called, state);
  const given = GIVEN.exec(text)?.[1];
  const own = state.companies[state.current];
  if (given === undefined || own?.name !== undefined || own === undefined)
    return { state, segments: [{ company: state.current, text }], note: "" };
  const companies = state.companies.map((one, index) =>
    index === state.current ? { ...one, name: given } : one,
  );
  const rest = text.replace(given, " ");
  return {
    state: { ...state, companies },
    segments: [{ company: state.current, text: rest }],
    note: `记在${given}名下。`,
  };
}

/** A message that names one of several companies: the one that told nothing of itself under a name, else a further one. */
function partByCalled(text: string, called: RegExpExecArray, state: DialogueState): Parted {
  const [words, name = ""] = called;
  const companies = [...state.companies];
  const before = companies.length;
  const own = companies[state.current];
  if (own && own.name === undefined) companies[state.current] = { ...own, name };
  const company = placeOf(name, companies);
  const rest = text.replace(words, " ").trim();
  const fresh = companies.length > before;
  const note = fresh ? `${name}单独记，和前一家分开。` : `记在${name}名下。`;
  return {
    state: { ...state, companies, current: company },
    segments: [{ company, text: rest === "" ? "继续" : rest }],
    note,
  };
}

/** The company that a part of its name or its place stands for, and the message without it. */
function ofOne(
  text: string,
  { companies }: DialogueState,
): { readonly company: number; readonly rest: string } | undefined {
  if (companies.length < 2) return undefined;
  for (const pattern of OF_ONE) {
    const match = pattern.exec(text);
    const token = match?.[1];
    if (!match || token === undefined) continue;
    const places = companies.map(({ name = "", history }) =>
      [name, ...placesIn(history)].some((one) => one.includes(token)),
    );
    const company = places.indexOf(true);
    if (company < 0 || places.lastIndexOf(true) !== company) continue;
    const rest = text.replace(match[0], " ").trim();
    return { company, rest: rest === "" ? "继续" : rest };
  }
  return undefined;
}

function placesIn(history: CompanyState["history"]): string[] {
  return standing(history).flatMap(({ fact, value }) =>
    fact === "regRegion" && value.kind === "text" ? value.text : [],
  );
}

/** The conversation with a further company, which is spoken of from now on. */
export function withAnother(
  state: DialogueState,
  text: string,
): { readonly state: DialogueState; readonly rest: string } {
  const behind = BEHIND.exec(text)?.[1];
  const further = FURTHER.exec(text);
  const place = further?.[1]?.replace(/^(?:我们?|咱们?|在)+/, "");
  const given =
    LABEL_ONE.exec(text)?.[0] ??
    GIVEN.exec(text)?.[1] ??
    (behind !== undefined && !NO_NAME.test(behind) ? behind : undefined);
  const name = given ?? (place === undefined ? undefined : `${place}那家`);
  const companies = state.companies.map((one, index) =>
    one.name === undefined ? { ...one, name: `第${ORDINALS[index] ?? String(index + 1)}家` } : one,
  );
  const own = name ?? `第${ORDINALS[companies.length] ?? String(companies.length + 1)}家`;
  return {
    state: {
      ...state,
      companies: [...companies, newCompany(shortName(own))],
      current: companies.length,
    },
    rest: withoutLead(given === undefined ? text : text.replace(given, " "), further, place),
  };
}

/** The message about a further company without the words that bring it in; the place says where it lies. */
function withoutLead(text: string, further: RegExpExecArray | null, place?: string): string {
  if (!further || place === undefined) return text;
  return text.replace(further[0], ` 注册在${place} `).replace(LEAD, " ");
}

/** What leads over to it: 那盐池那边呢. */
const LEAD = /^那[^,，。\d\s]{1,8}(?:那边|那里|那家)?呢[,，。?？\s]*/;
const LABEL_ONE = new RegExp(LABEL.source);
const ORDINALS = ["一", "二", "三", "四", "五"];

function shortName(label: string): string {
  return label.replace(
    /^([A-Da-d甲乙丙丁])(?:公司|企业|厂)?$/,
    (_, letter: string) => `${letter.toUpperCase()}公司`,
  );
}

function placeOf(name: string, companies: CompanyState[]): number {
  const known = companies.findIndex((one) => one.name === name);
  if (known >= 0) return known;
  const [only] = companies;
  if (companies.length === 1 && only?.name === undefined && only) {
    companies[0] = { ...only, name };
    return 0;
  }
  const rules = only?.rules ?? [];
  companies.push({ ...newCompany(name), rules });
  return companies.length - 1;
}
