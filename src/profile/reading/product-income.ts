import type { FactDefinition } from "../fact-definition.ts";
import type { Message } from "./message.ts";
import type { SpokenPattern } from "./spoken-patterns.ts";

/** What stands before 产品 that does not set some products off from the others. */
const ALL_PRODUCTS =
  "(?:[大去前今上]*年度?|我们|咱们?|公司|企业|全部|所有|各种|各类|主要|主导|主营|的|卖|销售|主打)*";
/** The income of some products only: 枸杞新品种产品收入. */
const OF_PRODUCTS = `(?!${ALL_PRODUCTS}产品)[\\u4e00-\\u9fffA-Za-z]{2,8}产品(?:[和及、与]?(?:技术)?服务)?的?(?:销售)?(?:收入|卖了|卖|销售额?)`;
const WHOLE = "(?:总收入|收入总额|总的收入|全部收入|收入一?共|总共收入)";
/** Services alone, where products count as well. */
const SERVICES = /^技术(?:性)?服务(?:的)?收入$/;
/** Facts that hold the income of some products. */
const INCOMES = ["agriHightechIncome", "techContentIncome", "hightechIncome"];
const NAMED: Readonly<Record<string, RegExp>> = {
  agriHightechIncome: /农高|农业高新|高新|新品种|新技术|科技/,
  techContentIncome: /技术|科技|高新/,
  hightechIncome: /高新|高品/,
};

/** The income of some products, of which rules ask the share: it is not all that was sold. */
export const PRODUCT_INCOMES: readonly SpokenPattern[] = [
  { pattern: new RegExp(OF_PRODUCTS, "g"), facts: ["agriHightechIncome"] },
  {
    pattern: new RegExp(
      `${OF_PRODUCTS}|(?:技术产品|技术服务|技术类?)[和及、与]?(?:技术)?(?:服务)?的?收入`,
      "g",
    ),
    facts: ["techContentIncome"],
  },
  // Where the whole is told beside it, what some products brought in is a part of it.
  {
    pattern: new RegExp(`${OF_PRODUCTS}(?=.*${WHOLE})|(?<=${WHOLE}.*)${OF_PRODUCTS}`, "g"),
    facts: ["hightechIncome"],
  },
];

/** Whether it is only likely that the income of some products is the one a rule asks for, since nothing says of which kind they are. */
export function isOfSomeProducts(
  { folded }: Message,
  { start, end }: { readonly start: number; readonly end: number },
  { id }: FactDefinition,
): boolean {
  const words = folded.slice(start, end);
  return (
    INCOMES.includes(id) &&
    /收入|卖|销售/.test(words) &&
    !(/产品/.test(words) ? NAMED[id]?.test(words) === true : !SERVICES.test(words))
  );
}
