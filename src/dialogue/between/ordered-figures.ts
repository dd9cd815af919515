import { samePlace, type Claim } from "../../profile/claim.ts";
import type { Entry } from "../../profile/history.ts";
import { sameValue } from "../../profile/stored-value.ts";

const COUNT = String.raw`[\d一二两三四五六七八九十百]`;
const DOCUMENT = "报告|材料|申请(?:书|表)|申报(?:书|表)|报表|表格|表|备忘|预审包|花名册|名单";
const WRITE = "(?:写|填|报|做|弄|整|搞|列|算)";
/** An order to write a figure, into a document or for whoever asks: 报告里给我写成12个. */
const ORDERS: readonly RegExp[] = [
  new RegExp(
    `(?:给|帮|替)(?:我|我们|咱们?|老板)?(?:直接|先|就)?${WRITE}(?:成|上|个|够|到|作)?[^,，。;；\\d]{0,8}${COUNT}`,
  ),
  new RegExp(
    `(?:${DOCUMENT})(?:里|上|里面|里头|上面|中)?[^。;；]{0,14}?${WRITE}(?:成|上|个|够|到|作)?[^,，。;；\\d]{0,8}${COUNT}`,
  ),
  new RegExp(
    `(?:帮|给|替)我?[^,，。]{0,6}(?:出|做|弄|写|生成|整|打)(?:个|一个|份|一份)?(?:${DOCUMENT})[^。;；]{0,12}(?:写|填|报|按)[^,，。;；\\d]{0,8}${COUNT}`,
  ),
  new RegExp(`(?:就|直接|干脆|先)(?:写|填|报)(?:成|上|个)?[^,，。;；\\d]{0,6}${COUNT}`),
];
/** What is put right, or stands so in a document that there is. */
const PUTS_RIGHT =
  /错|其实|实际|本来|原来|应该|才对|真实|漏|没算|审计(?:报告)?[^,，。]{0,4}(?:写的?|出的?|定的?|数)|(?:写|填|报)(?:的)?是|(?:写|填|报)(?:着|的|了)|会计|查(?:了|到|过)|核(?:了|对|过)|改[成为到]|如果|假如|要是|多少|怎么|咋/;

/** Whether a message orders a figure to be written that is another than what the company told: no correction, though it names one. */
export function ordersFigure(
  text: string,
  claims: readonly Claim[],
  known: readonly Entry[],
): boolean {
  if (PUTS_RIGHT.test(text) || !ORDERS.some((one) => one.test(text))) return false;
  return claims.some((claim) =>
    known.some((one) => samePlace(one, claim) && !sameValue(one.value, claim.value)),
  );
}

const YEAR = String.raw`(?:今年|去年|前年|大前年|明年|上年|(?:20)?\d{2}年(?:度)?)`;
const MATTER =
  "发票|开票|票|收入|营收|销售额?|订单|合同|研发|费用|投入|货款|业绩|利润|工资|成本|钱";
const MOVES = new RegExp(
  `(${YEAR})[^,，。;；]{0,8}(?:${MATTER})[^,，。;；]{0,6}(?:算|放|挪|移|调|记|开|做|归|并|计|确认|转|搬|填|报|提前|推)(?:到|在|进|入|成|给|去)?(?:了)?(${YEAR})`,
);
/** What is only asked of the rule, or put right. */
const NO_MOVE = /错|其实|实际|本来|应该|真实|属于|发生|跨年|(?:年(?:度)?|里|去|来)了$|哪年|哪一年/;

/** Whether what is of one year is wanted in another: 能不能把今年1月的发票算到去年. */
export function movesYears(text: string): boolean {
  const [, from, to] = MOVES.exec(text) ?? [];
  return from !== undefined && from !== to && !NO_MOVE.test(text.trim());
}
