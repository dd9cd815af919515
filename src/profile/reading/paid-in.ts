import { pointOf } from "../../units/interval-arithmetic.ts";
import { pointInterval } from "../../units/interval.ts";
import { ratio } from "../../units/rational.ts";
import type { Quantity } from "../../units/quantity.ts";
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
const SAYS_PAID = /付|花|掏|打(?:过|进|给|了)|到账|到手|收到|收了|收回|回款|收款|实缴/;
const NOT_YET =
  /(?:没|未)有?(?:全部?|都|完全|真正)?(?:到账|到位|到手|实缴|打款|打过?来|打进来|收到|收回|付|给|进来|到(?=$|[,，。;；]))|认缴|尚欠|欠着/;
const PART = /其中|里面?头?|当中|之中|(?<!还)有$/;
/** Before the part that is there: 融资2000万，已到账1500万. */
const THERE =
  /(?:到账|到位|到手|实缴|打款|打过来|打进来|收到|实际(?:打|付|给|到|进)|(?:才|只)(?:打|付|到))(?:了|的)?(?:才|就|只|有|是|一共|共)*$/;
/** Before a sum that is only agreed. */
const AGREED = /(?:协议|合同|意向)[^,，\d]{0,6}$|签(?:了|的|下)*(?:是|有|约)*$/;
/** Before a sum that owners put in themselves: only what institutions pay in counts. */
const BY_OWNERS =
  /(?:老板|实控人|创始人|法人|员工|家里人?|亲戚|自己|自家)[^,，。;；\d]{0,6}(?:增资|出资|投|打|拿|掏|追加|注资)[^,，。;；\d]{0,4}$/;
const TEN_THOUSAND = ratio(10_000n);

/** Names of a price, of which less may be paid so far: 花400万买的, 300万已付. */
const SPENT = /(?:花|掏)了?[^,，\d]*$/;
/** Before or behind the part of a price that is paid. */
const ALREADY_BEFORE = /(?:已经?|先|才|只|实际)(?:支付|付)了?$/;
const ALREADY_BEHIND = /^(?:已经?|先|才|只|都)?(?:支付|付)(?:了|清|完|掉)?(?=$|[,，。;；])/;

/** Sums of several rounds are one. */
const OF_ROUNDS = new Set(["equityFinancing2y", "equityFinancing3y"]);
/** Before a sum that comes on top of the one before it. */
const ON_TOP = /又|再|另外|加上|后来|随后|接着|第[二三四五]轮|[abc]轮|还(?:有|拿|融|投)/i;
/** Before a sum that came at another time than the one before it. */
const DATED =
  /^(?:的|了|万元?|,|、|\s)*(?:(?:今|去|前|大前)年|(?:20)?\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月/;
/** Between two figures of which one is a part of the other, or puts it right. */
const NO_SUM = /其中|里面|里头|当中|不对|说错|更正|应该是|不是|签|协议|合同|认缴|借|贷/;

/** Behind a sum that is not there yet, whether it would do. */
const WOULD_DO =
  /^[^,，。;；\d]{0,6}(?:行不行|行吗|行不|可以不|可以吗|可不可以|成不成|怎么样|好不好|能不能|能行|够不够|够吗|就(?:够|行|能|可以|算))/;
/** It is only meant to come. */
const TO_COME =
  /今年|明年|后年|下半年|年底|马上|准备|打算|计划|争取|想|正在谈|在谈|要|下个?月|回头|能不能|可以/;
/** It came. */
const CAME = /了|过|到账|到位|到手|已|实际|实缴|刚|入账|到的|拿的|进的/;

/** Whether a sum is only wished for: 那我们今年融资2000万行不行; where that is not plain it is asked back. */
function wished(message: Message, each: Statement): Statement {
  const { folded } = message;
  const [from, to] = sentenceAt(message, each.start);
  const all = folded.slice(from, to);
  const would = WOULD_DO.test(folded.slice(each.end, to));
  const planned = /准备|打算|计划|争取|正在谈|在谈|想/.test(folded.slice(from, each.start));
  if (CAME.test(all) || (!would && !planned)) return each;
  if (/去年|前年|(?:20)?\d\d年/.test(all)) return { ...each, unsure: "scope" };
  return TO_COME.test(all) ? { ...each, hypothetical: true } : { ...each, unsure: "scope" };
}

/** Takes from sums that count as paid what is not paid yet, or asks it back: 融了2000万，里头500万还没到账. */
export function asPaid(message: Message, statements: readonly Statement[]): Statement[] {
  const others = (each: Statement) =>
    statements.some((one) => one !== each && one.fact === each.fact && !isByOwners(message, one));
  const sums = statements.flatMap((each) => {
    if (isByOwners(message, each))
      return others(each) ? [] : [{ ...each, unsure: "scope" as const }];
    return [PAID.has(each.fact) ? ofDays(wished(message, paid(message, each))) : each];
  });
  return sums.reduce<Statement[]>((known, each) => {
    const before = known.at(-1);
    const sum = before && roundsOf(before, each, message);
    return sum ? [...known.slice(0, -1), sum] : [...known, each];
  }, []);
}

/** A payment of one day or month is no part of a year's figure. */
function ofDays({ part, ...each }: Statement): Statement {
  return part === true && !OF_ROUNDS.has(each.fact) ? { ...each, part } : each;
}

function isByOwners({ folded }: Message, { fact, start, end }: Statement): boolean {
  if (!OF_ROUNDS.has(fact)) return false;
  const figure = folded.slice(0, end).search(/\d[\d.,]*[万亿元]*$/);
  return BY_OWNERS.test(folded.slice(0, figure < start ? start : figure));
}

/** Two rounds as one sum: 前年融了300万, 今年又融了150万; `undefined` where they are none. */
function roundsOf(before: Statement, each: Statement, { folded }: Message): Statement | undefined {
  if (before.fact !== each.fact || !OF_ROUNDS.has(each.fact)) return undefined;
  const between = folded.slice(before.end, each.start);
  const dated = DATED.test(between);
  const doubts = [before.unsure, each.unsure].filter((one) => one !== undefined);
  // Which years' money counts is asked with the sum.
  if (!doubts.every((one) => dated && (one === "scope" || one === "year"))) return undefined;
  if (NO_SUM.test(between) || !(dated || ON_TOP.test(between))) return undefined;
  const [one, other] = [exactOf(before), exactOf(each)];
  if (!one || !other) return undefined;
  return {
    fact: each.fact,
    value: { kind: "figure", interval: pointInterval(one.add(other)), approximate: false },
    yearSaid: false,
    forecast: before.forecast || each.forecast,
    hypothetical: before.hypothetical || each.hypothetical,
    unitSaid: before.unitSaid && each.unitSaid,
    ...(doubts.length > 0 && { unsure: "scope" }),
    words: folded.slice(before.start, each.end),
    start: before.start,
    end: each.end,
  };
}

function exactOf({ value }: Statement) {
  return value.kind === "figure" && !value.approximate ? pointOf(value.interval) : undefined;
}

function paid(message: Message, each: Statement): Statement {
  const { folded, figures } = message;
  const [from, to] = sentenceAt(message, each.start);
  const next = figures.find(({ start }) => start >= each.end && start < to);
  const between = folded.slice(each.end, next?.start ?? to);
  const previous = figures.findLast(({ end }) => end <= each.start);
  const before = folded.slice(Math.max(from, previous?.end ?? 0), each.start);
  const sofar = SPENT.test(before) ? paidSoFar(message, each.end, to) : undefined;
  if (sofar) return sumOf(sofar, each);
  if (SAYS_PAID.test(before)) return each;
  if (DEAL.test(before) && (!next || !THERE.test(between))) return { ...each, unsure: "scope" };
  if (!next)
    return AGREED.test(before) || NOT_YET.test(before) || NOT_YET.test(between)
      ? { ...each, unsure: "scope" }
      : each;
  const there = sizedLike(next, each);
  if (THERE.test(between) && !NOT_YET.test(between) && there) return sumOf(there, each);
  if (AGREED.test(before)) return { ...each, unsure: "scope" };
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

/** A figure as money: one without a unit is of the size of the sum before it. */
function sizedLike(figure: Quantity, { words }: Statement): Quantity | undefined {
  if (figure.kind === "money") return figure.value && figure;
  if (figure.kind !== "number" || !/万/.test(words) || !figure.value) return undefined;
  const { value, low, high } = figure;
  return {
    ...figure,
    kind: "money",
    value: value.mul(TEN_THOUSAND),
    low: low?.mul(TEN_THOUSAND),
    high: high?.mul(TEN_THOUSAND),
  };
}

/** The part of a price that is said to be paid already, in the rest of a sentence. */
function paidSoFar({ folded, figures }: Message, from: number, to: number): Quantity | undefined {
  return figures.find(
    ({ kind, start, end }) =>
      kind === "money" &&
      start >= from &&
      end <= to &&
      (ALREADY_BEFORE.test(folded.slice(from, start)) ||
        ALREADY_BEHIND.test(folded.slice(end, to))),
  );
}

/** A statement with the sum of another figure in its place. */
function sumOf(figure: Quantity, each: Statement): Statement {
  const { low, high, lowIncluded, highIncluded, approximate, words, start, end } = figure;
  const interval = { low, high, lowIncluded, highIncluded };
  return { ...each, value: { kind: "figure", interval, approximate }, words, start, end };
}
