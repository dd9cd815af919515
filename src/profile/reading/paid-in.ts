import { pointInterval } from "../../units/interval.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { Statement } from "./statement.ts";

/** Sums that count only as far as they are paid. */
const PAID = new Set([
  "equityFinancing2y",
  "equityFinancing3y",
  "techEquityPaid",
  "techBuyPaid",
  "techSellReceived",
]);
/** Names of a deal that do not say whether it is paid. */
const DEAL = /(?:技术|专利|成果|软件)[^,，\d]{0,4}(?:卖|转让|许可)[^,，\d]*$/;
/** Names that say that a sum is paid. */
const SAYS_PAID = /付|花|掏|打(?:过|进|给|了)|到账|到手|收到|收了|收回|回款|实缴/;
const NOT_YET =
  /(?:没|未)有?(?:全部?|都|完全|真正)?(?:到账|到位|到手|实缴|打款|打过?来|打进来|收到|收回|付|给|进来|到(?=$|[,，。;；]))|认缴|尚欠|欠着/;
const PART = /其中|里面?头?|当中|之中|(?<!还)有$/;
/** Before the part that is there: 融资2000万，已到账1500万. */
const THERE =
  /(?:到账|到位|到手|实缴|打款|打过来|打进来|收到)(?:了|的)?(?:才|就|只|有|是|一共|共)*$/;

/** Takes from sums that count as paid what is not paid yet, or asks it back: 融了2000万，里头500万还没到账. */
export function asPaid(message: Message, statements: readonly Statement[]): Statement[] {
  return statements.map((each) => (PAID.has(each.fact) ? paid(message, each) : each));
}

function paid(message: Message, each: Statement): Statement {
  const { folded, figures } = message;
  const [from, to] = sentenceAt(message, each.start);
  const next = figures.find(({ start }) => start >= each.end && start < to);
  const between = folded.slice(each.end, next?.start ?? to);
  const previous = figures.findLast(({ end }) => end <= each.start);
  const before = folded.slice(Math.max(from, previous?.end ?? 0), each.start);
  if (SAYS_PAID.test(before)) return each;
  if (DEAL.test(before) && (!next || !THERE.test(between))) return { ...each, unsure: "scope" };
  if (!next)
    return NOT_YET.test(before) || NOT_YET.test(between) ? { ...each, unsure: "scope" } : each;
  if (THERE.test(between) && !NOT_YET.test(between) && next.kind === "money" && next.value) {
    const { low, high, lowIncluded, highIncluded, approximate, words, start, end } = next;
    const interval = { low, high, lowIncluded, highIncluded };
    return { ...each, value: { kind: "figure", interval, approximate }, words, start, end };
  }
  const behind = /^[^,，\d]*/.exec(folded.slice(next.end, to))?.[0] ?? "";
  if (!NOT_YET.test(between) && !NOT_YET.test(behind)) return each;
  const { value } = each;
  const all = value.kind === "figure" && !value.approximate ? value.interval.low : undefined;
  const sized = next.kind === "money" && !next.approximate && /[万亿元]/.test(next.words);
  const open = sized ? next.value : undefined;
  if (!PART.test(between) || !all || !open || open.compare(all) > 0)
    return { ...each, unsure: "scope" };
  return {
    ...each,
    value: { kind: "figure", interval: pointInterval(all.sub(open)), approximate: false },
  };
}
