import { asksWhen } from "./asks-when.ts";
import { clauseAt, sentenceAt, type Message } from "./message.ts";
import type { Doubt, ReadingContext, Statement } from "./statement.ts";
import { asksOther } from "./scope.ts";
import { toldStatement } from "./told.ts";

const ABROAD = "香港|澳门|台湾|境外|国外|海外|开曼|BVI|新加坡|美国|日本|德国|英国";
const HOME = "境内|国内|内地|大陆|宁夏|银川|本地|本市|区内";
const BOOKS = "(?<!辅助|台|专|研发|立项)(?:账目|账务|账|会计核算|财务核算|核算|财务)";
const VERY = "(?:也|都|还|一直|做得?|记得?|上|是|很|挺|太|比较|有点|基本)*";
const PARTNER = "(?:母公司|子公司|关联(?:方|公司|企业)|兄弟公司|股东)";
const TALLY = "(?:研发|试制)[^,，。;；]{0,6}(?:生产|经营)[^,，。;；]{0,4}";

/** What affirms or denies a fact without its name. */
interface Outright {
  readonly words: RegExp;
  readonly fact: string;
  readonly yes: boolean;
  readonly unsure?: Doubt;
}

const OUTRIGHT: readonly Outright[] = [
  no(
    "accountingSound",
    `${BOOKS}${VERY}(?:不健全|不齐全?|不规范|不完整|不清楚?|乱|一塌糊涂|稀烂|糊涂)`,
  ),
  no("accountingSound", "没有?(?:建过?账|正规的?账|像样的账)"),
  yes("accountingSound", `${BOOKS}${VERY}(?:健全|齐全|规范|清楚|完整)`),
  {
    ...yes(
      "residentEnterprise",
      `(?:母公司|总公司|控股股东|控股公司|大?股东|投资方|集团)(?:都|也)?(?:是|在|注册在|设在)+(?:${ABROAD})`,
    ),
    unsure: "scope",
  },
  no(
    "residentEnterprise",
    `(?:公司|企业|我们)?注册地?(?:是|都)?在(?:${ABROAD})|(?:公司|企业|我们)(?:是)?在(?:${ABROAD})注册|(?<!母|子|分|总)(?:公司|企业|我们)是(?:家|个)?(?:${ABROAD})(?:公司|企业)`,
  ),
  yes(
    "residentEnterprise",
    `(?:公司|企业|我们)?注册地?(?:是|都|就)?在(?:${HOME})|(?:公司|企业|我们)(?:是|就)?在(?:${HOME})注册|(?:是|我们)(?:${HOME})注册的`,
  ),
  yes(
    "residentEnterprise",
    "(?<=^|[\\s,，、。;；])(?:我们|公司)?(?:就|都)?(?:是(?:家|个)?(?:在)?(?:内地|境内|国内|大陆|宁夏本地|本地|宁夏)(?:注册)?的?(?:企业|公司)?|(?:内地|境内|国内|大陆|宁夏本地|宁夏)(?:企业|公司))(?=$|[\\s,，。;；])",
  ),
  yes("isAboveScale", "(?<=^|[\\s,，])规上(?:企业)?(?=$|[\\s,，。])"),
  no("isAboveScale", "规下(?:企业)?|规模以下"),
  no(
    "isPrivate",
    "(?:我们|公司|企业)?(?:是|属于)(?:家|个)?(?:国企|央企|国有(?:控股|独资)?(?:企业|公司)?)",
  ),
  no("isLegalPerson", "(?:我们|公司)?(?:只?是|属于)(?:家|个|一个)?(?:分公司|分支机构|办事处)"),
  no("generalTaxpayer", "小规模纳税人|(?:是|还是)小规模(?!生产|试)"),
  no("techTradeContract", "合同(?:还|也|都)?没(?:有)?(?:去|做|办|来得及)*登记"),
  yes("techTradeContract", "合同(?:已经|都|也|早就)*(?:去|做|办)?登记(?:过|了|好了|备案了)"),
  no("relatedDeal", `(?:对方)?(?:不是|没有?|无)(?:任何)?关联(?:方|公司|企业|关系)`),
  yes("relatedDeal", `对方(?:就)?是(?:我们的?|自己的?)?${PARTNER}`),
  no("rdBooksSeparate", `${TALLY}(?:混(?:在|着|了)|分不开|没有?分开|不分|一锅)`),
  yes("rdBooksSeparate", `${TALLY}(?:是|都)?(?:分开|单独|各记各)`),
  yes("workingCapitalLoan", "(?<=[万亿]元?的?|贷的是?|贷了?个?|是)(?:流贷|流动资金贷款)"),
  no(
    "workingCapitalLoan",
    "(?<=[万亿]元?的?|贷的是?|贷了?个?|是)(?:固定资产贷款|固贷|设备贷款|项目贷款)",
  ),
  yes("spaceLeased", "(?:场地|地方|房子|楼)(?:都)?是?租来?的"),
  no("spaceLeased", "(?:场地|地方|房子|楼)(?:都)?是?(?:自己|自有|自家)的"),
];
const QUESTION = /[吗么不?？]\s*$|是不是|有没有|算不算|能不能|是否|要是|得(?:健全|齐全|规范|清楚)$/;

function yes(fact: string, words: string): Outright {
  return { fact, words: new RegExp(words), yes: true };
}

function no(fact: string, words: string): Outright {
  return { fact, words: new RegExp(words), yes: false };
}

/** Reads what is affirmed or denied in other words than the names of facts: 账不健全, 公司在香港注册. */
export function outrightStatements(message: Message, { vocabulary }: ReadingContext): Statement[] {
  const { folded } = message;
  const told = new Set<string>();
  return OUTRIGHT.flatMap(({ words, fact: id, yes: affirmed, unsure }) => {
    const fact = vocabulary.definitions.get(id);
    const match = words.exec(folded);
    if (!fact || !match || told.has(id)) return [];
    const end = match.index + match[0].length;
    const [from, to] = clauseAt(message, match.index);
    const behind = folded.slice(end, to);
    if (QUESTION.test(folded.slice(from, to)) && !/^的话/.test(behind) && !asksOther(behind))
      return [];
    if (asksWhen(folded.slice(sentenceAt(message, match.index)[0], match.index))) return [];
    told.add(id);
    const value = { kind: "yesno", yes: affirmed } as const;
    return toldStatement(message, fact, value, match.index, end, unsure) ?? [];
  });
}
