import type { Citation } from "../messages/reply.ts";
import type { Quantity } from "../units/quantity.ts";
import { compare, product, ratio } from "../units/rational.ts";
import { readQuantities } from "../units/quantities.ts";
import { spokenOf } from "../knowledge/telling.ts";
import { cite } from "./citing.ts";
import type { Frame } from "./frame.ts";
import { placesElsewhere } from "./known-unknown.ts";
import type { Mind } from "./mind.ts";
import { isHearsay } from "./hearsay.ts";
import { withoutQuoted } from "./ruled/figures/quoted-figures.ts";
import { holds, type Sourced } from "./sourced.ts";

/** What is said of a figure that a question takes for granted. */
export interface ClaimTold {
  lines: readonly string[];
  citations: readonly Citation[];
}

/** Asks whether it is so, or tells what others said. */
const confirms =
  /是不是|对吧|对不对|对么|对吗|是吧|是吗|对不|吧(?:[?？。!！,，;；\s]|$)|呗|咯|来着|不是.{1,14}[吗么嘛]|听说|据说|都说|说是|说的|人家说|中介|网上|群里|朋友|真的假的|真有|那个|还(?:管用|管不|算数|有效|作数|能用|认不)|就(?:够|行)了?/;
/** A figure of the company itself. */
const own =
  /(?:我们?|咱们?|(?:本|我|咱)?(?<![型类小微])公司|我司|厂里?|去年|前年|账上|一共|总共|合计)\s?[^,，。;；?？!！\s]{0,14}$/;
/** A figure by which the company reckons as if a rule set it: 一直按…封顶. */
const reckonsBy = /按(?:照|着)?$/;
const byIt = /^\s*[\d.%]*(?:个?点)?(?:封顶|上限|限额)/;
/** Right before a figure: what the company itself did. */
const done =
  /(?:把|签|付|花|投|借|贷|(?<!营)收|缴|卖|买|用|交|做|报|罚|亏|赚|融)(?:了|的是|的|到|出去|进去|过|着|来)*(?:大概|大约|差不多|一共|总共|将近|快)?$/;
/** A day without its sign: 9月24截止. */
const dayAlone = /(\d{1,2}月\d{1,2})(?![\d日号.])/g;
/** What is given or asked by a policy. */
const ofPolicy =
  /奖|补|给|标准|门槛|要求|比例|权重|抽查|封顶|最高|上限|税率|加计|截止|分|不是|是不是|也|按|领|规定|面积|租期|就[够行过]|[得须](?:有|够|到|达到)?(?:营收|收入|研发|资产|人)/;
/** A day that policies set is the last one, or that of a batch. */
const ofWindow = /截止|截至|批|最晚|为止/;
/** A sentence that reckons an example sets nothing. */
const isExample = /^(?:官方例|算个例子|举个例子|例[：:如]|比如)/;
/** A sentence that sorts by sizes demands none of them. */
const ofBands = /分[两三四五\d]?档|这一档|第一档/;
/** Kinds of figures that policies set. */
const kinds: ReadonlySet<string> = new Set(["money", "percent", "score", "count", "date"]);
/** How much of the question's words a sentence with the figure must hold to be what was meant. */
const enough = 0.18;
/** And one of another programme than the question names. */
const enoughOfOthers = 0.3;
/** A sentence that holds another of the figures claimed as well fits so much better. */
const together = 0.15;
/** What holds now, before what no longer does that fits better: at least this share of it. */
const nearlyAsWell = 0.7;
/** So many sentences are looked through. */
const depth = 200;
/** All of a share. */
const whole = ratio(100n);
/** At most so many figures are spoken of. */
const most = 1;

/** What is to be said of figures that a question takes for granted and that its answer does not hold. */
export function claimedFigures(said: Frame, answer: string, mind: Mind): ClaimTold {
  const frame = { ...said, text: said.text.replace(dayAlone, "$1日") };
  const { text, asOf } = frame;
  const none = { lines: [], citations: [] };
  if (!confirms.test(text) && !isHearsay(text)) return none;
  // What was judged is the company's own; what the text quotes of a rule was not.
  const bare = withoutQuoted(text);
  const isQuoted = ({ start, end }: Quantity) => bare.slice(start, end).trim() === "";
  const all = readQuantities(text, { today: asOf });
  const claimed = all.filter(
    (one) =>
      kinds.has(one.kind) &&
      !isReckoned(one, all) &&
      (one.kind !== "count" || one.unit === "人" || one.unit === "项") &&
      (one.value ?? one.date) !== undefined &&
      isOfPolicy(text, one) &&
      (frame.figures === undefined || isQuoted(one)),
  );
  if (claimed.length === 0) return none;
  const told = readQuantities(answer);
  const open = claimed.filter((one) => !told.some((other) => isSame(one, other))).slice(0, most);
  const found = open.map((one) => ({ one, sentence: sentenceWith(one, claimed, frame, mind) }));
  return {
    lines: found.flatMap(({ one, sentence }) => {
      const figure = one.words.replace(/^[^\d零一二两三四五六七八九十百千]+/, "").trim();
      if (typeof sentence === "object")
        return [`${figure}这个数，库里对得上的是${sentence.whose}：${sentence.text}`];
      return sentence === undefined && isHearsay(text)
        ? [`${figure}这个说法库里没有查到依据，不能当真。`]
        : [];
    }),
    citations: found.flatMap(({ sentence }) =>
      typeof sentence === "object" && holds(sentence.sourced, asOf)
        ? [cite(sentence.sourced, mind)]
        : [],
    ),
  };
}

/** Whether a sum is what the asker made of a share and another sum: no policy sets it. */
function isReckoned({ kind, value }: Quantity, all: readonly Quantity[]): boolean {
  if (kind !== "money" || value === undefined) return false;
  const of = (one: string) =>
    all.flatMap((other) => (other.kind === one ? (other.value ?? []) : []));
  return of("money").some((sum) =>
    of("percent").some((share) => compare(product(sum, share), product(value, whole)) === 0),
  );
}

/** Whether a figure is said of what policies set and not of the company. */
function isOfPolicy(text: string, { kind, start, end }: Quantity): boolean {
  const from =
    Math.max(
      ...["，", ",", "。", "；", "？", "?", "！"].map((mark) => text.lastIndexOf(mark, start)),
    ) + 1;
  const before = text.slice(from, start);
  const clause = before + (/^[^，,。；？?！]*/.exec(text.slice(end))?.[0] ?? "");
  const isOwn = own.test(before) && !(reckonsBy.test(before) && byIt.test(text.slice(start)));
  return !isOwn && !done.test(before) && (kind === "date" ? ofWindow : ofPolicy).test(clause);
}

function isSame(one: Quantity, other: Quantity): boolean {
  if (one.kind === "date" && other.kind === "date") return dayOf(one) === dayOf(other);
  return (
    one.kind === other.kind &&
    one.unit === other.unit &&
    one.value !== undefined &&
    other.value !== undefined &&
    compare(one.value, other.value) === 0
  );
}

/**
 * The sentence that holds a figure and fits the question best, of whatever place and day, those that
 * hold more of what is `claimed` before others; `unsure` where only sentences of other matters hold it,
 * `undefined` where none does.
 */
function sentenceWith(figure: Quantity, claimed: readonly Quantity[], frame: Frame, mind: Mind) {
  const { text, programmes, asOf } = frame;
  // What is said of another place is no figure of a document of a third one.
  const away = placesElsewhere(frame, mind);
  const query = mind.expand(text).filter(({ term }) => !/\d/.test(term));
  const others = claimed.filter((one) => !isSame(one, figure));
  const found = mind.points.search(query, { limit: depth }).flatMap(({ ordinal, share }) => {
    const owner = mind.pointOwners[ordinal];
    const point = owner?.sourced.passage.points[owner.point];
    if (!owner || !point || isExample.test(point.text)) return [];
    if (away.length > 0 && !away.includes(owner.sourced.policy.region)) return [];
    const held = readQuantities(point.text);
    const holdsIt = (one: Quantity) => held.some((other) => isSame(one, other));
    if (!holdsIt(figure)) return [];
    const { sourced } = owner;
    const of = sourced.passage.programmes;
    const same = programmes.length === 0 || programmes.some((id) => of.includes(id));
    if (!same && figure.kind === "money" && ofBands.test(point.text)) return [];
    const fit = share + together * others.filter(holdsIt).length;
    const sure = fit >= (same ? enough : enoughOfOthers);
    return [{ fit, sure, sourced, text: point.text, whose: whoseOf(sourced, asOf, mind) }];
  });
  const [best, ...rest] = found.filter(({ sure }) => sure).sort((a, b) => b.fit - a.fit);
  if (!best) return found.length > 0 ? "unsure" : undefined;
  // What holds now is told before what held once, where it fits nearly as well.
  const now = [best, ...rest].find(({ sourced }) => holds(sourced, asOf));
  return now && now.fit >= best.fit * nearlyAsWell ? now : best;
}

/** Whose a sentence is: its document, the place where that is another one, the days where they are others. */
function whoseOf(sourced: Sourced, asOf: string, mind: Mind): string {
  const { policy, passage } = sourced;
  const elsewhere = policy.region !== "全国" && !mind.home.has(policy.region);
  const { from, to } = spokenOf(passage);
  const days = holds(sourced, asOf)
    ? ""
    : to !== undefined && to < asOf
      ? `（${to} 以前）`
      : `（${from} 起）`;
  const named = policy.title.startsWith(policy.region);
  return `${elsewhere && !named ? `${policy.region}的` : ""}${policy.number ?? policy.title}${days}`;
}

/** Month and day of a date, in whatever year. */
function dayOf({ date }: Quantity): string | undefined {
  return date?.replace(/^\d{4}/, "-");
}
