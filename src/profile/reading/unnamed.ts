import type { FactDefinition } from "../fact-definition.ts";
import type { Bound } from "./binding.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext } from "./statement.ts";

/** Revenues that a year's figure without any name can mean, the usual first. */
const REVENUES = ["salesRevenue", "mainRevenue", "operatingRevenue"];
const STAFF = ["employees", "employeesSme", "employeesTax", "employeesSize"];
/** All that may stand between a year and a figure that is that year's revenue. */
const PLAIN =
  /^[\s,:]*(?:我们|公司|咱们?)?(?:一共|总共|大概|差不多)?(?:是|有|做了?|干了|卖了?|才|就|也就|刚)?[\s,:]*$/;
/** All that may stand before a count of people that is the whole staff. */
const WHOLE =
  /(?:^|[,，。;\s]|公司|我们|咱们?|厂里?|单位|全厂|现在|目前|在册|在职|上下|[全共有是才就连]|合计|大概|以内|里)(?:一?共|总共|有|是|才|就|合计|大概)*$/;
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
  if (figure.kind === "money") {
    const year = years.findLast(({ start, end }) => start >= from && end <= figure.start);
    if (!year || !PLAIN.test(folded.slice(year.end, figure.start))) return undefined;
    return usual(REVENUES, figure, context, "field");
  }
  if (figure.kind !== "count" || figure.unit !== "人" || DEGREE.test(figure.words))
    return undefined;
  if (!WHOLE.test(folded.slice(from, figure.start))) return undefined;
  return usual(STAFF, figure, context);
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
    ...(own === undefined && doubt !== undefined && { unsure: doubt }),
  };
}
