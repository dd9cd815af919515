import type { Quantity } from "../../units/quantity.ts";

const MORE_OR_LESS =
  "(?:报|算|记|写|填|打|统计|计|录|输|列|归|归集|加|估)(?:进去|进来)?了?|(?:说|讲|数|点)了";
/** Before a figure by which another one was wrong: 多报了100万, 少算了两个人; not 最少报, 差不多算. */
const WRONG_BY = new RegExp(
  `(?:(?:(?<![最差至顶大许太很不好])多|(?<![最至不])少|漏)(?:${MORE_OR_LESS})|漏(?:掉|了)+)(?:约|大概|差不多|整整)?$`,
);
/** Before a figure that was left out of another one. */
const LEFT_OUT = new RegExp(
  `(?:(?<![最至不])少(?:${MORE_OR_LESS})|漏(?:${MORE_OR_LESS}|掉|了)+)(?:约|大概|差不多|整整)?$`,
);
/** Before a figure that is taken off another one: 扣掉3个外包的, 减掉退休返聘的4个; not 加计扣除200万. */
const TAKEN_OFF =
  /(?:(?<!加计|税前|费用|研发|准予|允许|汇算)扣[掉去了除]?|刨[掉去除]?|减[掉去]|剔[掉除去]|去掉|除掉|[除抛撇][去开]|拿掉|砍掉)(?:了|那|这|其中|里面)*(?:[^,，。;；\d后完]{0,8}的)?$/;
/** Between a part and what is left without it: 20万是设备款,扣了以后180万. */
const LEFT =
  /^(?:[^,，。;；\d]{1,12}[,，\s]|[,，\s])(?:这|那)?(?:都|得|要|应该|把[它他这那]个?)*(?:扣|去|刨|减|剔|除|拿|抛)[掉去除了开]*(?:它|这些?|那些?)?(?:以后|之后|后|完了?|下来|出去|剩下?|还剩|还有|就?是|就|才|实际|只有|[,，\s])+$/;
/** Before a part: 里头有, 其中有. */
const WITHIN = /(?:里[面头边]?|其中|当中|之中)(?:还|又)?(?:有|含|包含|包括)?了?$/;
/** A figure by which another one was wrong, or that is taken off it, and what there is without that. */
export interface Difference {
  readonly by: Quantity;
  readonly left: Quantity;
}

/** The differences of a text behind which it is told what there is: 多报了100万，应该4700万. */
export function differencesIn(folded: string, figures: readonly Quantity[]): Difference[] {
  return figures.flatMap((by, at): Difference[] => {
    const left = figures[at + 1];
    if (!left || left.kind !== by.kind || !isDifference(by, left, folded)) return [];
    const between = folded.slice(by.end, left.start);
    return /[。;；!?\n]/.test(between) ? [] : [{ by, left }];
  });
}

/** Whether a figure is only what is between two others: what was told too much, or is taken off. */
export function isDifference(
  figure: Quantity,
  next: Quantity | undefined,
  folded: string,
): boolean {
  if (figure.kind !== "money" && figure.kind !== "count" && figure.kind !== "number") return false;
  const before = folded.slice(Math.max(0, figure.start - 14), figure.start);
  // What was left out, with nothing told behind it, comes on top of what there is.
  if (next === undefined && LEFT_OUT.test(before)) return false;
  if (WRONG_BY.test(before) || TAKEN_OFF.test(before)) return true;
  if (!next || next.kind !== figure.kind || !WITHIN.test(before)) return false;
  return LEFT.test(folded.slice(figure.end, next.start));
}
