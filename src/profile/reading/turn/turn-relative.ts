import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Claim } from "../../claim.ts";
import type { StoredFigure } from "../../stored-value.ts";
import { chosen } from "../fitting.ts";
import { readMessage, type Message } from "../message.ts";
import { scopeOf } from "../scope.ts";
import type { Statement } from "../statement.ts";
import {
  changed,
  changeIn,
  HALVED,
  inverse,
  isHeldAgainst,
  isTakenOver,
  LESS,
  MORE,
  SAME,
  TAKES_OVER,
  type Change,
} from "./turn-change.ts";
import { claimsOf } from "./turn-claims.ts";
import type { Doubted, TurnContext, Unreckoned } from "./turn-context.ts";

const ASKS = /[?？吗么]|多少|怎么|如果|要是|假如|假设/;
const GROWTH = /Growth$/;
const TIMES = /倍|(?:是|只有|仅有?|相当于)[^,，]{0,4}年[^,，]{0,4}(?:%|成|点)/;
/** Words that a comparison may be made of. */
const OF_COMPARISON =
  /相比|比|跟|和|与|同比|同|较|是|的|了|又|也|都|还|就|才|再|大概|大约|差不多|估计|预计|应该|能|会|要|可能|上涨|涨|增长|增加|增|多|少|下降|降|减少|减半|减|跌|下滑|缩水|腰斩|翻|上升|提高|一样|持平|没有?变化|没变|不变|相同|基本|保持|之前|以前|往年|那年|上一年|前一年|全年|年|我们|公司|这个|数|左右|吧|呢|啊|嘛|有|到|一番|一倍/g;
/** All that may stand before the year whose figure is taken over, where nothing is named. */
const BEFORE_TAKEN = /^(?:\s|就|都|也|还是?|先|那|我们|全)*(?:按着?|照着?|沿用)\s*大?$/;
/** Says of several years that were asked that all are so. */
const ALL = /都|全|各|每年/;
const CLAUSE = /[^,，。；;!！\s]+/g;
const CONTINUED = /[,，\s]/;

/** What follows from figures that are known: 比前年少了两成, 跟去年一样. */
export interface Relative {
  readonly claims: readonly Claim[];
  readonly doubted: readonly Doubted[];
  /** What could not be reckoned as neither figure is known. */
  readonly open: readonly Unreckoned[];
  /** Whether a statement was only read from the words of a comparison. */
  readonly isOf: (statement: Statement) => boolean;
}

const AS_SAID = { evidence: "said", corrects: false } as const;
const NOTHING: Relative = { claims: [], doubted: [], open: [], isOf: () => false };

interface Known {
  readonly fact: string;
  readonly year: number;
  readonly value: StoredFigure;
}

/** Reckons the figures that a message tells by others, known or said in it: exact where both are. */
export function relativeClaims(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): Relative {
  if (![SAME, MORE, LESS, HALVED, TIMES, TAKES_OVER].some((words) => words.test(text)))
    return NOTHING;
  const message = readMessage(text, context);
  const known = context.known.flatMap(({ fact, years, value, forecast }): Known[] =>
    years && years[0] === years[1] && value.kind === "figure" && forecast !== true
      ? [{ fact, year: years[0], value }]
      : [],
  );
  const claims: Claim[] = [];
  const doubted: Doubted[] = [];
  const open: Unreckoned[] = [];
  const spans: { from: number; to: number; fact: string; growth: boolean }[] = [];
  let subject: string | undefined;
  for (const [from, to] of clausesOf(text)) {
    const words = text.slice(from, to);
    if (ASKS.test(words)) continue;
    const change = changeIn(message, from, to);
    const { hypothetical, foreign } = scopeOf(message, from, from, to);
    if (!change || hypothetical || foreign) continue;
    const before = statements.findLast(({ end }) => end <= from)?.fact;
    const fact = factOf(message, from, to, subject ?? before, context);
    if (fact === undefined) continue;
    subject = fact;
    const growth = context.asked.some((one) => GROWTH.test(one.fact));
    spans.push({ from, to, fact, growth });
    const said = statements.filter(
      ({ start, end, hypothetical }) => (end <= from || start >= to) && !hypothetical,
    );
    const told = said.flatMap((one) => claimsOf(one, AS_SAID, context).map(({ claim }) => claim));
    const all = [...known, ...[...told, ...claims].flatMap(knownOf)];
    const both = yearsIn(message, from, to, fact, all, context);
    // A figure told without a year right before is the one that is held against another.
    const undated = said.some((one) => one.fact === fact && !one.yearSaid && one.end <= from);
    for (const of of both?.of ?? []) {
      if (undated && of >= yearOf(context.today)) continue;
      const found = reckoned(fact, change, { of, against: both?.against ?? of - 1 }, all);
      if (!found) {
        open.push({ fact, years: [both?.against ?? of - 1, of], words });
        continue;
      }
      const claim: Claim = {
        fact,
        years: [found.year, found.year],
        value: found.value,
        evidence: "said",
        words,
        ...(found.year >= yearOf(context.today) && { forecast: true }),
      };
      if (change.unsure === true) doubted.push({ claim, doubt: "scope" });
      else claims.push(claim);
    }
  }
  return {
    claims,
    doubted,
    open,
    isOf: ({ fact, start, end }) =>
      spans.some(
        (span) =>
          start < span.to &&
          end > span.from &&
          (fact === span.fact || (GROWTH.test(fact) && !span.growth && claims.length > 0)),
      ),
  };
}

function knownOf({ fact, years, value }: Claim): Known[] {
  return years && value.kind === "figure" ? [{ fact, year: years[0], value }] : [];
}

/** Parts of a text that blanks and commas set off; a year by itself goes with what follows. */
function clausesOf(text: string): [number, number][] {
  const clauses: [number, number][] = [];
  let open: number | undefined;
  for (const { 0: words, index } of text.matchAll(CLAUSE)) {
    const start = open ?? index;
    const end = index + words.length;
    const short = words.length <= 6 && !SAME.test(words) && !MORE.test(words) && !LESS.test(words);
    if (short && CONTINUED.test(text.charAt(end))) open = start;
    else {
      clauses.push([start, end]);
      open = undefined;
    }
  }
  return clauses;
}

/** Whether a comparison without the name of a fact holds words that may be of another thing: 成本降了两成. */
function speaksOfMore({ folded, years, figures }: Message, from: number, to: number): boolean {
  const taken = years.find((each) => each.start >= from && isTakenOver(folded, from, to, each));
  if (taken) return !BEFORE_TAKEN.test(folded.slice(from, taken.start));
  const known = [...years, ...figures].filter(({ start, end }) => start >= from && end <= to);
  const rest = known.reduce(
    (words, { start, end }) =>
      words.slice(0, start - from) + " ".repeat(end - start) + words.slice(end - from),
    folded.slice(from, to),
  );
  return rest.replace(OF_COMPARISON, "").trim().length > 1;
}

/** The fact a comparison is about: the one it names, the one before it in the message, or the one that was asked. */
function factOf(
  message: Message,
  from: number,
  to: number,
  subject: string | undefined,
  { asked, within, vocabulary }: TurnContext,
): string | undefined {
  const wanted = [...asked.map(({ fact }) => fact), ...within];
  const held = (id: string) => {
    const definition = vocabulary.definitions.get(id);
    return definition?.per === "year" && /^(?:money|count)$/.test(definition.kind);
  };
  const named = message.mentions
    .filter(({ start, end, covered }) => !covered && start >= from && end <= to)
    .flatMap(
      ({ facts }) =>
        chosen(
          facts.filter(({ id }) => held(id)),
          wanted,
        ) ?? [],
    );
  if (named[0]) return named[0].id;
  if (speaksOfMore(message, from, to)) return undefined;
  if (subject !== undefined) return subject;
  const open = [...new Set(asked.map(({ fact }) => fact).filter(held))];
  return open.length === 1 ? open[0] : undefined;
}

/** The years that are told, most often one, and the one they are held against. */
function yearsIn(
  { years, folded }: Message,
  from: number,
  to: number,
  fact: string,
  known: readonly Known[],
  { asked, years: closed, today }: TurnContext,
): { readonly of: readonly number[]; readonly against: number } | undefined {
  const said = years.flatMap(({ start, end, years: both }) =>
    start >= from && end <= to && both && both[0] === both[1]
      ? [{ start, end, year: both[0] }]
      : [],
  );
  const base = said.find((one) => isHeldAgainst(folded, from, to, one))?.year;
  const own = said.find(({ year }) => year !== base)?.year;
  const question = asked.find((one) => one.fact === fact)?.years ?? [];
  const open = question.filter(
    (year) => !known.some((one) => one.fact === fact && one.year === year),
  );
  if (own !== undefined) return { of: [own], against: base ?? own - 1 };
  if (base !== undefined) {
    const others = open.filter((year) => year !== base);
    if (others.length === 1 || (others.length > 1 && ALL.test(folded.slice(from, to))))
      return { of: others, against: base };
    // Which of several years that were asked is not told.
    const next = base + 1;
    return others.length > 1 && !others.includes(next) ? undefined : { of: [next], against: base };
  }
  const of =
    open.length === 1
      ? open[0]
      : question.length === 0
        ? (closed.at(-1) ?? yearOf(today) - 1)
        : undefined;
  return of === undefined ? undefined : { of: [of], against: of - 1 };
}

/** The figure of the year that is not known, from that of the other one. */
function reckoned(
  fact: string,
  change: Change,
  years: { readonly of: number; readonly against: number },
  known: readonly Known[],
): { readonly year: number; readonly value: StoredFigure } | undefined {
  const figure = (year: number) =>
    known.findLast((one) => one.fact === fact && one.year === year)?.value;
  const base = figure(years.against);
  if (base) return { year: years.of, value: changed(base, change) };
  const told = figure(years.of);
  return told && { year: years.against, value: changed(told, inverse(change)) };
}
