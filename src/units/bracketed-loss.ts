import { matchAt, textBefore } from "./folded-text.ts";

/** A figure in brackets, with its unit within or behind: (12.5)万元, (12.5万元), (123,456.78). */
const BRACKETED =
  /\( *(?=(-?\d[\d,]*(?:\.\d+)?) *([万亿千]?元?|[万亿]) *\) *(万元?|亿元?|千元|元)?)/y;
/** Lines of accounts that may be below zero. */
const LINE =
  /(?:净利润?|利润(?:总额)?|营业利润|净资产|所有者权益|股东权益|净现金流|现金流量净额|盈亏|损益)(?:[(（][^()（）\d]{1,6}[)）])?(?:\d{2,4}年(?:末|底|度)?|[去前今上]年)?[ :是为]*$/;

/** The bracketed figure below zero that begins at an index. */
export interface BracketedLoss {
  /** Where the figure itself begins. */
  readonly start: number;
  /** Whether the brackets may only part the figure from the words before it. */
  readonly unsure: boolean;
}

/** Whether a figure of accounts in brackets stands at `index`, as accountants write what is below zero. */
export function bracketedLossAt(folded: string, index: number): BracketedLoss | undefined {
  const match = matchAt(BRACKETED, folded, index);
  if (!match || !LINE.test(textBefore(folded, index, 20))) return undefined;
  const [words, figure = "", within = "", behind = ""] = match;
  const written = /[.,]/.test(figure);
  if (within === "" && behind === "" && !written && figure.length < 3) return undefined;
  if (within === "" && behind === "" && /^(?:19|20)\d\d$/.test(figure)) return undefined;
  const clear = within === "" && (behind !== "" || written);
  return { start: index + words.length, unsure: !clear };
}
