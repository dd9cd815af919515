import { compare, ratio } from "../../units/rational.ts";
import type { FactDefinition } from "../fact-definition.ts";
import type { Bound } from "./bound.ts";
import { fits } from "./fitting.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext } from "./statement.ts";

/** Revenues that a year's figure without any name can mean, the usual first. */
const REVENUES = ["salesRevenue", "mainRevenue", "operatingRevenue"];
/** What is less is rather something else than a year's sales in 万元. */
const LEAST_SALES = ratio(100n);
/** Money that was lost is no revenue. */
const LOST = /^(?:净|倒|还)?[亏赔]/;
const PROFIT = "netProfit";
const STAFF = ["employees", "employeesSme", "employeesTax", "employeesSize"];
/** All that may stand between a year and a figure that is that year's revenue. */
const PLAIN =
  /^(?:的|应该|其实)?[\s,:]*(?:我们|公司|咱们?)?(?:一共|总共|大概|差不多|刚刚?好|正正?好|恰好|整整)*(?:预计|预估|估计|争取|力争|计划|目标|打算)?(?:能|要|会)?(?:做|干|达|冲)?到?(?:才是|应该是|其实是|查到了?|查了|核了|翻到了?|找到了?|是|有|做了?|干了|卖了?|收了|进账|才|就|也就|刚)?[\s,:]*$/;
/** All that may stand before such a year in its clause. */
const ALONE = /(?:^|[,，、\s]|我们|公司|企业|咱们?|厂|那|准数|准确数|审计数)$/;
/** All that may stand in its clause before a count of people that is the whole staff. */
const WHOLE =
  /^(?:去年|今年|目前|现在|剩|还剩|还有|全年|月?平均|我们|咱们?|这家|自己|自家|本部|本身|这边|这里|[我本](?=厂|单位)|公司|我司|企业|单位|厂里?|全厂|全公司|(?!子公司|分公司|母公司|总公司|[^,，]{0,3}(?:客户|对方|关联|外包|派遣|劳务|代理|咨询|审计|物业|供应|合作(?!社)))[\u4e00-\u9fff]{1,4}(?=公司|企业|厂|合作社)|合作社|连(?:老板娘?|我|会计|门卫|临时工|带)*(?:一起|在内|带员工|带工人)?|算上老板|全部|上下|一共|总共|共|合计|大概|差不多|也|就|才|有|是|连|里|在册|在职|年底|年末|\d\d年)*$/;
/** Words that say that it is the whole staff. */
const OF_COMPANY = /连老板|本部|自己|公司|企业|厂|单位|上下|在册|在职|全部/;
const DEGREE = /博士|硕士|研究生|本科|大专|大学|专家|工程师|教授/;

/** What a figure without any name means: a year's money the revenue, people the staff. */
export function unnamed(
  message: Message,
  index: number,
  context: ReadingContext,
): Bound | undefined {
  const { figures, folded, years } = message;
  const figure = figures[index];
  if (!figure) return undefined;
  const [sentence] = sentenceAt(message, figure.start);
  const from = Math.max(sentence, figures[index - 1]?.end ?? 0);
  const loss = figure.kind === "money" && LOST.test(figure.words);
  const profit = loss ? context.vocabulary.definitions.get(PROFIT) : undefined;
  if (profit) return { figure, fact: profit, asked: false };
  if (figure.kind === "money" || figure.kind === "number") {
    const year = years.findLast(({ start, end }) => start >= from && end <= figure.start);
    if (
      !year ||
      !ALONE.test(folded.slice(from, year.start)) ||
      !PLAIN.test(folded.slice(year.end, figure.start))
    )
      return undefined;
    const sized = figures.some(({ kind, words }) => kind === "money" && /[万亿萬億]/.test(words));
    const several = () => figures.filter((_, at) => isYearly(message, at)).length > 1;
    if (figure.kind === "number" && !sized && !several()) return undefined;
    const revenue = usual(REVENUES, figure, context, "field");
    // Without any unit in the message it is asked back.
    return revenue && (sized || figure.kind === "money")
      ? revenue
      : revenue && { ...revenue, unsure: "field" };
  }
  if (figure.kind === "duration") return loanTerm(message, figure, from, context);
  if (figure.kind === "area") return ownArea(message, figure, from, context);
  if (figure.kind !== "count" || figure.unit !== "人" || DEGREE.test(figure.words))
    return undefined;
  const clause = /[^,，、\s]*$/.exec(folded.slice(from, figure.start))?.[0] ?? "";
  if (!WHOLE.test(clause)) return undefined;
  const staff = usual(STAFF, figure, context);
  return staff && OF_COMPANY.test(clause) ? { ...staff, unnamed: false } : staff;
}

/** The company's own money that nothing names: its revenue. */
export function ownRevenue(figure: Bound["figure"], context: ReadingContext): Bound | undefined {
  return usual(REVENUES, figure, context, "field");
}

/** Whether a figure without a unit stands right behind a year, with nothing named: 去年4100 前年3800. */
function isYearly({ figures, folded, years }: Message, index: number): boolean {
  const figure = figures[index];
  if (figure?.kind !== "number" || !figure.value || compare(figure.value, LEAST_SALES) < 0)
    return false;
  const from = figures[index - 1]?.end ?? 0;
  const year = years.findLast(({ start, end }) => start >= from && end <= figure.start);
  return (
    year !== undefined &&
    ALONE.test(folded.slice(from, year.start)) &&
    PLAIN.test(folded.slice(year.end, figure.start))
  );
}

/** All that may stand before the area of the one place that a programme asks about. */
const PLACE_ALONE =
  /^(?:我们|公司|空间|场地|地方|面积|那个?|这个?|一共|总共|共|大概|大约|差不多|有|是|租了?|才|就|只有|现在|目前)*$/;

/** An area by itself, where the programme asks about one place: 480平 52个工位. */
function ownArea(
  { folded }: Message,
  figure: Bound["figure"],
  from: number,
  { within, vocabulary }: ReadingContext,
): Bound | undefined {
  const fact = vocabulary.definitions.get("spaceArea");
  if (!fact || within?.includes(fact.id) !== true || !fits(fact, figure)) return undefined;
  const clause = /[^,，、\s]*$/.exec(folded.slice(from, figure.start))?.[0] ?? "";
  return PLACE_ALONE.test(clause) ? { figure, fact, asked: false } : undefined;
}

/** A length of time by itself beside a loan: 贷了1200万流贷，两年. */
function loanTerm(
  { folded }: Message,
  figure: Bound["figure"],
  from: number,
  { within, vocabulary }: ReadingContext,
): Bound | undefined {
  const fact = vocabulary.definitions.get("loanYears");
  if (!fact || within?.includes(fact.id) !== true || !fits(fact, figure)) return undefined;
  const alone =
    /[,，、\s]$/.test(folded.slice(from, figure.start)) &&
    /^(?:$|[\s,，。;；的])/.test(folded.slice(figure.end));
  return alone && /贷/.test(folded.slice(0, figure.start))
    ? { figure, fact, asked: false }
    : undefined;
}

function usual(
  ids: readonly string[],
  figure: Bound["figure"],
  { within, vocabulary }: ReadingContext,
  doubt?: "field",
): Bound | undefined {
  const own = within?.find((id) => ids.includes(id));
  const fact: FactDefinition | undefined = vocabulary.definitions.get(own ?? ids[0] ?? "");
  if (!fact) return undefined;
  return {
    figure,
    fact,
    asked: false,
    unnamed: true,
    ...(own === undefined && doubt !== undefined && { unsure: doubt }),
  };
}
