import { addDays, addMonths } from "../../../calendar/day.ts";
import { pointInterval } from "../../../units/interval.ts";
import { ratio } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import { storeValue, type StoredValue } from "../../stored-value.ts";
import type { TurnContext } from "./turn-context.ts";

/** What is said of a fact without its name; facts by id. Used only for facts that the programme looks at. */
const SPOKEN: readonly (readonly [words: RegExp, fact: string, yes: boolean])[] = [
  [/(?:已经|都|也|数据)?(?:已?纳统|纳入统计)(?:了|的)?(?!吗|没)/, "rdInStatistics", true],
  [/(?:没|未|还没)(?:有)?(?:纳统|纳入统计)/, "rdInStatistics", false],
  [
    /(?:首次|第一次|头一回|去年才|今年才)(?:做)?归集|(?:以前|之前|从来)(?:都)?没(?:有)?归集过/,
    "firstRdCollection",
    true,
  ],
  [
    /(?:前年|以前|之前|早就|每年|一直)(?:就|也|都)?(?:在)?归集(?:过|了|的)?/,
    "firstRdCollection",
    false,
  ],
  [
    /(?:许可|授权)(?:给)?(?:我们|公司)?[^,，。\d]{0,4}(?:使用|用)的|(?:独占|排他|普通)(?:的)?(?:许可|使用)|(?:有|是|只有)使用权|拿的使用权/,
    "agriIpUseRight",
    true,
  ],
  [
    /标准[^,，。]{0,4}没(?:有)?(?:参与|参加|编)|没(?:有)?(?:参与|参加|编)[^,，。]{0,6}标准/,
    "standardsMade",
    false,
  ],
  [/(?:参与|参加|参编|起草)(?:过|了|制定)[^,，。]{0,10}标准/, "standardsMade", true],
  [/[入升上纳]规(?:的|了)?[\s,，。]?(?:是|属于)?(?:第一次|首次|头一回)/, "firstAboveScale", true],
  [/(?:年|早|之前|以前)就(?:已经)?(?:入规|上规|纳规)/, "firstAboveScale", false],
  [/(?:分开|分别|单独)核算(?:了|的)?/, "rdBooksSeparate", true],
  [/没(?:有)?所有权|不是(?:自己|我们|本公司)的(?:专利|技术|知识产权)/, "coreIpOwned", false],
  [
    /(?:领域|技术)[^,，。]{0,8}(?:在|属于|进了?)(?:那个)?目录(?:里|内|中|范围)/,
    "techFieldInCatalogue",
    true,
  ],
  [
    /(?:领域|技术)[^,，。]{0,8}(?:在|属于)(?:那个|重点)?(?:目录|支持)(?:里|内|中|范围|的)/,
    "agriFieldInList",
    true,
  ],
  [
    /(?:种植|养殖|枸杞|农产品|农资|农机|奶牛|肉牛|滩羊|葡萄|粮油|蔬菜|饲料|种子|种业|牧业|农牧)[^,，。]{0,6}(?:企业|公司|厂|基地|合作社|的)|农业(?:企业|公司|科技)/,
    "agriRelated",
    true,
  ],
];
const WHOLE = storeValue({
  kind: "figure",
  interval: pointInterval(ratio(1n)),
  approximate: false,
});
/** What is wholly so, as a share. */
const WHOLLY: readonly (readonly [words: RegExp, fact: string])[] = [
  [
    /研发(?:费用?|活动|投入)?(?:全部?|都|均|百分百|完全)+(?:是|发生)?在?(?:国内|境内|本地|自己厂里)(?:做|搞|花|发生|研发|开展)?的?/,
    "rdDomesticRatio",
  ],
];
const ASKS = /[?？]|是不是|算不算|有没有|吗/;

/** What denies it right before, or within: 没参与过, 技术不在目录里. */
const NOT_BEFORE = /(?:没有?|未|并未|不是|并非)$/;
const NOT_WITHIN = /(?<!是)不(?:在|属于)|没有?(?:在|进)/;
const DENIED: StoredValue = { kind: "yesno", yes: false };

/** Words mistyped or misheard, and counts in other words, by words of the same length. */
const TYPOS: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/研法|研罚|言发|沿发/g, "研发"],
  [/科计(?=人员)/g, "科技"],
  [/高其(?=[不吗么能报\s,，]|$)|高起(?=预审|能报)/g, "高企"],
  [/营受|营首/g, "营收"],
  [/知工|值工|职公/g, "职工"],
  [/净利闰|净立润/g, "净利润"],
  [/员共|员功|圆工/g, "员工"],
  [/可技(?=人员)/g, "科技"],
  [/消售|销受|肖售/g, "销售"],
  [/(?<![招吸接回])收人(?=\d)/g, "收入"],
  [/发名(?=专利|\d)/g, "发明"],
  [/实用心型|实用新形/g, "实用新型"],
  [/(?<=[报评])高[起启其](?=$|[吗么不\s,，。?？])/g, "高企"],
  [/软住(?=\d|[一二两三四五六七八九十])/g, "软著"],
  [/(?<!没)有个(?=发明|实用新型|外观|软著|软件著作权|专利)/g, "1个"],
];
/** How long people were there who are counted: 科技人员6个月的也是6个. */
const SERVED =
  /(?<=人员|职工|人数)[满按干]?[\d一二两三四五六七八九十]+个?[月天](?:以上)?(?:的|口径)*也?(?=[是有]?[\d一二两三四五六七八九十])/g;
/** A year right behind a verb, with its figure: 花了18年12万; no length of time. */
const VERB_BEFORE_YEAR =
  /(?<=[花投用付卖销挣赚亏交入收出])了(?=[12]\d年\s?[\d一二两三四五六七八九十百千.]+\s?[万亿])/g;
/** Nothing in a further year of a list of figures: 19年6万 18年没有. */
const NONE_IN_YEAR =
  /(?<=[\d万亿元个人][\s,，、]{0,2}(?:(?:20)?\d\d年|去年|前年))(?:没有|没花|没发生)(?=$|[\s,，。;；])/g;
/** People are counted by the month without saying so: 月均职工318. */
const BY_MONTH = /月均(?=职工|员工|人数|科技|研发)|(?<=职工|员工|人数|人员)月均/g;
const ORDINAL_YEAR =
  /(?:第([一二三])|(头)|(最后))一?年(?=[^,，。;；\d]{0,6}[\d一二三四五六七八九十])/g;
const DIGITS = "一二三";

/** The text with spoken names of figures as facts list them, and 第一年 of those that were asked; every offset stays. */
export function withListedNames(text: string, { asked, years }: TurnContext): string {
  const spelt = TYPOS.reduce((so, [wrong, right]) => so.replace(wrong, right), text);
  const listed = spelt
    .replace(/加计扣除了(?=约|大概)?/g, "加计扣除额")
    .replace(VERB_BEFORE_YEAR, " ")
    .replace(NONE_IN_YEAR, (words) => "0".padEnd(words.length))
    .replace(BY_MONTH, "  ")
    .replace(SERVED, (words) => " ".repeat(words.length));
  const of = asked.find((one) => one.years.length > 1)?.years ?? years;
  if ([...listed.matchAll(ORDINAL_YEAR)].length < 2) return listed;
  return listed.replace(ORDINAL_YEAR, (words, digit?: string, first?: string) => {
    const at =
      digit === undefined ? (first === undefined ? of.length - 1 : 0) : DIGITS.indexOf(digit);
    const year = of[at];
    return year === undefined ? words : `${String(year).slice(-2)}年`.padEnd(words.length);
  });
}

/** A month in which it came above scale for the first time: 2023年10月首次入规. */
const FIRST_ABOVE =
  /((?:20)?\d\d)年(\d{1,2})月(?:份)?(?:才|刚)?(?:首次|第一次|头一回)[入上升纳](?:的)?规/;

function aboveScaleDay(text: string, within: readonly string[]): Claim[] {
  const match = within.includes("firstAboveScale") ? FIRST_ABOVE.exec(text) : null;
  const [words = "", year = "", month = ""] = match ?? [];
  if (words === "" || Number(month) < 1 || Number(month) > 12) return [];
  const first = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return [
    {
      fact: "aboveScaleDate",
      value: { kind: "date", from: first, to: last },
      evidence: "said",
      words,
    },
  ];
}

/** Reads what is said without the names of facts: 研发也纳统了, 许可使用的. */
export function spokenClaims(text: string, { within, asked }: TurnContext): Claim[] {
  const told = (words: RegExp, fact: string, value: StoredValue): Claim[] => {
    const used = within.includes(fact) || asked.some((one) => one.fact === fact);
    const match = used ? words.exec(text) : null;
    if (!match) return [];
    const behind = text.slice(match.index, match.index + match[0].length + 3);
    if (ASKS.test(behind)) return [];
    const denied =
      NOT_BEFORE.test(text.slice(0, match.index)) || NOT_WITHIN.test(match[0]) ? DENIED : undefined;
    if (denied && value.kind !== "yesno") return [];
    return [{ fact, value: denied ?? value, evidence: "said", words: match[0] }];
  };
  return [
    ...aboveScaleDay(text, within),
    ...SPOKEN.flatMap(([words, fact, yes]) => told(words, fact, { kind: "yesno", yes })),
    ...WHOLLY.flatMap(([words, fact]) => told(words, fact, WHOLE)),
  ];
}
