import type { FactDefinition } from "../fact-definition.ts";
import { chosen } from "./fitting.ts";
import type { Mention } from "./mention.ts";
import type { Message } from "./message.ts";
import type { ReadingContext } from "./statement.ts";

/** What is counted by the piece and is no money then: 高新产品三个. */
const PRODUCTS = /(?:产品|服务|品种|项目)(?:一共|总共|共|有|是|[\s:])*$/;
/** Between a count of products and what they brought in all: 三个，收入合计2700万. */
const IN_ALL =
  /^[,，、\s]*(?:一年|全年|[去前]年|\d\d年|年)*的?(?:收入|销售额|销售收入|销售|卖了?|营收)?(?:合计|一共|总共|加一?起来|总计|共|都|大概|大约|约|差不多)*(?:是|有|做了|卖了|收入)?$/;

/** Whether a name is of things that are counted, not of money. */
export function isOfProducts({ folded }: Message, { start, end }: Mention): boolean {
  return PRODUCTS.test(folded.slice(start, end));
}

/** Whether the words before a count are of products, which are no people and no rights: 高新产品三个. */
export function isCountOfProducts(before: string): boolean {
  return PRODUCTS.test(before);
}

/** The fact of money whose products were counted right before what they brought. */
export function ofProducts(
  message: Message,
  index: number,
  { within }: ReadingContext,
): FactDefinition | undefined {
  const { folded, figures, mentions } = message;
  const [figure, count] = [figures[index], figures[index - 1]];
  if (figure?.kind !== "money" || count?.kind !== "count" || count.unit === "人") return undefined;
  const named = mentions.findLast(
    ({ covered, end, start }) =>
      !covered && end <= count.start && PRODUCTS.test(folded.slice(start, count.start)),
  );
  const facts = named?.facts.filter(({ kind }) => kind === "money") ?? [];
  return IN_ALL.test(folded.slice(count.end, figure.start)) ? chosen(facts, within) : undefined;
}
