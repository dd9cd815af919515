import type { Bound } from "./bound.ts";
import { sentenceAt, type Message } from "./message.ts";

/** Facts of revenue, which holds no value added tax. */
const REVENUES = /^(?:salesRevenue|operatingRevenue|mainRevenue)$/;
const SAID = "(?:的|是|为|就|也|大概|大约|约|差不多|一共|总共|有|[\\s:])*$";
/** Right before a figure: that it holds no such tax. */
const WITHOUT = new RegExp(`(?:不含税|不带税|去税|税前|除税|扣税)(?:后|以后|价|额)?${SAID}`);
/** Right before a figure or its name, or behind it: that it holds it. */
const NAME = "(?:总|全年|年)?(?:收入|营收|营业额|销售额|销售收入|营业收入|卖了?)?";
const WITH = new RegExp(`(?<!不)(?:含税|价税合计|带税)(?:价|额|的)?${NAME}${SAID}`);
const WITH_BEHIND = /^\s*[(（]?(?:这|那)?(?:都|全)?是?(?:含税|价税合计|带税)/;

/** Whether a figure of revenue is told with value added tax in it, so that it is more than the revenue. */
export function holdsTax(message: Message, { figure, fact }: Bound): boolean {
  if (!REVENUES.test(fact.id)) return false;
  const { folded, figures } = message;
  const [from] = sentenceAt(message, figure.start);
  const previous = figures.findLast(({ end }) => end <= figure.start);
  const before = folded.slice(Math.max(from, previous?.end ?? 0), figure.start);
  return WITH.test(before) || WITH_BEHIND.test(folded.slice(figure.end));
}

/** The figure without value added tax beside one of revenue with it: 含税收入3164万，不含税2800万. */
export function untaxedBeside(
  message: Message,
  index: number,
  bound: readonly Bound[],
): Bound | undefined {
  const figure = message.figures[index];
  const last = bound.at(-1);
  if (figure?.kind !== "money" || !last || !REVENUES.test(last.fact.id)) return undefined;
  const between = message.folded.slice(last.figure.end, figure.start);
  return WITHOUT.test(between) && holdsTax(message, last)
    ? { figure, fact: last.fact, asked: false }
    : undefined;
}
