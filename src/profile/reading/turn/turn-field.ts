import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Interval } from "../../../units/interval.ts";
import { pointInterval } from "../../../units/interval.ts";
import { smallNumber } from "../../../units/small-number.ts";
import { ratio } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import { storeValue, type StoredValue } from "../../stored-value.ts";
import type { TurnContext } from "./turn-context.ts";

const NO: StoredValue = { kind: "yesno", yes: false };
const YES: StoredValue = { kind: "yesno", yes: true };
const ASKS =
  /[?？]|吗|么$|呢$|是不是|有没有|算不算|能不能|要不要|还是|多少|第几|怎么|啥|什么|如果|要是|假如/;

/** Since when a company makes what it makes: 2009年就开始做流量计了. */
const SINCE =
  /(?:从)?((?:19|20)\d\d|\d\d)年(?:\d{1,2}月)?(?:份|底|初)?(?:我们|公司)?(?:就|才)?(?:开始)(?:就|专门)?(?:做|干|搞|生产|从事)/;
/** How long it has been making it: 做离心泵15年. */
const FOR_YEARS =
  /(?:做|干|搞|生产|从事)(?!研发|财务|会计|技术|销售|管理|人事|老板|企业|公司|高企|科小|满)[\u4e00-\u9fff]{1,8}?(?:都|已经|也|有|了|差不多|快)*(\d{1,2}|[一二两三四五六七八九十]{1,3})年(半)?(?=$|[,，\s了多整])(?!多)/;
/** Where a company stands in its field. */
const RANK =
  /(?:国内|全国|细分市场|细分行业|细分领域|行业(?:内|里)?)(?:的|里|上|市场)*(?:是)?(?:排名?|位列|位居|占)?(?:在|到)?第([一二三四五六七八九十]|\d{1,3})(?:名|位)?(?![批次届年季条代步轮期部章家个])/;
const DIGITS = "一二三四五六七八九十";

const AWARD = "(?:科技(?:进步)?)?奖(?:项|励)?";
const NEVER =
  "(?:也|都|还|从来|一个|一项|什么|啥)*(?:没有?(?:得|拿|获|评)?(?:到|过|上)*|无)(?:过|的|呢|了)?(?=$|[,，。;；\\s])";
const NATIONAL_AWARDS = ["nationalAwardTop3", "nationalAwardTop5", "nationalAward5y"];
const ALL_AWARDS = [...NATIONAL_AWARDS, "provincialAward3y", "provincialAwardTop3"];

interface Spoken {
  readonly words: RegExp;
  readonly facts: readonly string[];
  readonly value: StoredValue;
}

/** What is said of prizes, systems and certificates without the names of facts. */
const SPOKEN: readonly Spoken[] = [
  {
    words: new RegExp(
      `(?:国家级?|省部?级以上|自治区级?以上|国家(?:级)?[和跟、]?(?:省级?|自治区级?)|省级?[和跟、]?国家级?)[^,，。]{0,4}${AWARD}${NEVER}|没(?:有)?(?:得|拿|获|评)(?:到|过|上)*(?:任何|什么|啥)?(?:国家级?|省部?级以上)(?:的)?${AWARD}`,
    ),
    facts: NATIONAL_AWARDS,
    value: NO,
  },
  {
    words: new RegExp(
      `(?:(?:省部?级|自治区级?)以上|国家(?:级)?[和跟、]?(?:省级?|自治区级?)|省级?[和跟、]?国家级?)[^,，。]{0,4}${AWARD}${NEVER}|没(?:有)?(?:得|拿|获)(?:到|过)*(?:任何|什么|啥)?(?:省部?级以上(?:的)?)?科技(?:进步)?奖|(?:^|[,，。\\s])(?:任何|什么)?科技奖${NEVER}`,
    ),
    facts: ALL_AWARDS,
    value: NO,
  },
  {
    words:
      /(?:有|过了?|通过了?|拿了?|取得了?|做了?)(?:的)?(?:个|了)?(?:(?:ISO|iso)\s?-?\d{4,5}|(?:质量|环境|职业健康)[^,，。]{0,6}体系(?:的)?认证|三体系|三标(?:体系)?|(?:CE|UL|FDA|ce|ul)(?:的)?认证)|(?:(?:ISO|iso)\s?-?\d{4,5}|三体系|体系认证|体系证书?)(?:的)?(?:证书?|认证)?(?:也|都|早就|已经)*(?:有的?|过了|通过了|拿了|做了)(?=$|[,，。;；\s])/,
    facts: ["managementCertified"],
    value: YES,
  },
  {
    words:
      /(?:有|上了?|用了?|用着|用的是?|在用|跑着)(?:的)?(?:个|套|了)?(?:MES|ERP|PLM|CRM|SCM|mes|erp|plm)(?:系统)?|(?:MES|ERP|PLM|CRM|mes|erp|plm)(?:系统)?(?:也|都|早就|已经)*(?:有的?|上了|用上了|在用|用着)(?=$|[,，。;；\s])/,
    facts: ["coreSystem"],
    value: YES,
  },
  {
    words:
      /(?:主导)?产品(?:也|都)?(?:算|属于?|是)(?:得上|在)?(?:工业)?(?:“|")?六基(?:”|")?(?:领域)?/,
    facts: ["inKeyChain"],
    value: YES,
  },
  {
    words:
      /(?:主导)?产品(?:也|都)?(?:算|属于?|是)(?:得上|在)?(?:工业)?(?:“|")?六基(?:”|")?(?:领域)?/,
    facts: ["mainProductField"],
    value: { kind: "text", text: "六基等重点领域" },
  },
  {
    words: /战(?:略性?)?新(?:兴产业)?(?:也|都|是)?(?:算的?|属于的?|是的)(?=$|[,，。;；\s])/,
    facts: ["strategicIndustry"],
    value: YES,
  },
];
const LEVEL = /数字化(?:水平|转型)?(?:等级|测评|自测)?(?:是|到了?|达到|评的?|测的?)*([一二三四])级/;

/** Reads what a company says of its field without the names of facts: since when it is in it, which place it has, prizes, systems. */
export function fieldClaims(text: string, { within, asked, today }: TurnContext): Claim[] {
  const used = (fact: string) => within.includes(fact) || asked.some((one) => one.fact === fact);
  const claims: Claim[] = [];
  const tell = (fact: string, value: StoredValue, words: string) => {
    if (used(fact)) claims.push({ fact, value, evidence: "said", words });
  };
  for (const part of text.split(/[。;；!！]+/)) {
    const asksIn = (found: RegExpExecArray) =>
      ASKS.test(clauseOf(part, found.index, found.index + found[0].length));
    const since = SINCE.exec(part);
    if (since && !asksIn(since)) tell("nicheYears", yearsSince(since[1] ?? "", today), since[0]);
    const length = FOR_YEARS.exec(part);
    const years = smallNumber(length?.[1] ?? "");
    if (length && years !== undefined && !asksIn(length)) {
      const halves = BigInt(years * 2 + (length[2] === undefined ? 0 : 1));
      tell("nicheYears", figure(pointInterval(ratio(halves, 2n))), length[0]);
    }
    const rank = RANK.exec(part);
    if (rank && !asksIn(rank))
      tell("marketRank", figure(pointInterval(ratio(placeOf(rank[1] ?? "")))), rank[0]);
    const level = LEVEL.exec(part);
    if (level && !asksIn(level))
      tell("digitalLevel", { kind: "text", text: `${level[1] ?? ""}级` }, level[0]);
    for (const { words, facts, value } of SPOKEN) {
      const found = words.exec(part);
      if (found && !asksIn(found)) for (const fact of facts) tell(fact, value, found[0]);
    }
  }
  return claims.filter(({ fact }, index) => claims.findIndex((one) => one.fact === fact) === index);
}

/** The clause in which something stands. */
function clauseOf(text: string, start: number, end: number): string {
  const before = /[^,，]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const behind = /^[^,，]*/.exec(text.slice(end))?.[0] ?? "";
  return before + text.slice(start, end) + behind;
}

function figure(interval: Interval): StoredValue {
  return storeValue({ kind: "figure", interval, approximate: false });
}

function placeOf(words: string): bigint {
  return /^\d/.test(words) ? BigInt(words) : BigInt(DIGITS.indexOf(words) + 1);
}

/** The years from some day of a year to the end of the last one. */
function yearsSince(said: string, today: string): StoredValue {
  const now = yearOf(today);
  const two = Number(said);
  const year = said.length === 2 ? (two > now % 100 ? 1900 + two : 2000 + two) : two;
  const least = Math.max(0, now - 1 - year);
  return figure({
    low: ratio(BigInt(least)),
    high: ratio(BigInt(Math.max(0, now - year))),
    lowIncluded: true,
    highIncluded: true,
  });
}
