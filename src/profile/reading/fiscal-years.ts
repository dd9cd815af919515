import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Bound } from "./bound.ts";
import { sentenceAt, type Message } from "./message.ts";
import { ofYear } from "./of-year.ts";
import type { SaidYears } from "./said-years.ts";
import type { Doubt, ReadingContext } from "./statement.ts";

/** The fiscal years that a figure is of. */
interface FiscalYears {
  readonly years?: readonly [from: number, to: number];
  readonly yearSaid: boolean;
  readonly forecast: boolean;
  /** Whether it is said of a part of a year only. */
  readonly part?: boolean;
  readonly unsure?: Doubt;
}

const EXPECTED =
  /预计|预期|预估|预测|预算|预告|计划|规划|目标|打算|争取|有望|能到|能做到|能达到|会到|会达到|估计能|将达|将会|力争/;
/** Of a year that is not over, what is guessed is expected. */
const GUESSED = /估计|估摸|大概|差不多|可能/;
/** What is summed up over a part of a year. */
const PART =
  /前\s*[\d一二两三四五六七八九十]{1,2}个?月|到(?:现在|目前|今天|这会儿|\d{1,2}月)|截[至止]|目前为止|迄今|至今|单月|\d{1,2}月(?:份)?(?:底|末)?为?止|头[\d一二两三四五六七八九十]{1,2}个月/;
const WHOLE_YEAR = /全年|整年|一整年|年度|[一整]年下来/;
/** No year goes on for longer than this. */
const FURTHEST = 200;
const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;
const NOT_THERE =
  /^[^\d,，。;；]{0,6}(?:还没|没有?(?:出|算|审|做|结)|未|不知道|不清楚|不晓得|没数|空着)/;
const NOW = /现在|目前|眼下|如今|当前|现有/;
const COMPARED = /比|是[^,，]{0,6}年的/;
/** Between a figure and the year that it is of, and behind that year. */
const IS_OF = /^(?:其实|应该)?就?(?:是|算)$/;
const OF = /^度?的(?:数)?[\s,，。;；、]/;
/** Before the year that something is held against. */
const HELD_AGAINST = /(?:比|较|相比)(?:大)?$/;
const TRAILING = /^(?:的|数|度|这年|全年|的数|那年|报)*(?=$|[\s,，。；;、!！?？)）])/;

/** Which fiscal years a bound figure is of, from the words around it. */
export function fiscalYearsOf(
  message: Message,
  bound: Bound,
  { today, asked }: ReadingContext,
): FiscalYears {
  const { figure, fact } = bound;
  const { folded } = message;
  const [from, to] = sentenceAt(message, figure.start);
  const found = yearsOf(message, bound.like ?? bound, from, to);
  // 上一年 is the one before the last that is over.
  const against = ofYear(message, figure)?.said;
  const early = found?.start === against?.start && (found?.years?.[1] ?? 0) >= yearOf(today);
  const said = early ? undefined : found;
  const previous = message.figures.findLast(({ end }) => end <= figure.start);
  const stated = message.figures.findLast(
    ({ end, kind }) => end <= figure.start && kind !== "duration",
  );
  const between = folded.slice(Math.max(from, stated?.end ?? 0), figure.start);
  const since = said?.partOf === undefined ? "" : folded.slice(said.end, figure.start);
  const whole = WHOLE_YEAR.test(between) || WHOLE_YEAR.test(since);
  const part = !whole && fact.kind === "money" && fact.per === "year" && PART.test(between);
  const begin = Math.min(Math.max(from, previous?.end ?? 0), said?.start ?? Infinity);
  const clause = folded.slice(begin, figure.end);
  const ahead = said?.years !== undefined && said.years[1] > yearOf(today);
  const open = (said?.years?.[1] ?? said?.partOf ?? 0) >= yearOf(today);
  const forecast = EXPECTED.test(clause) || ahead || (open && GUESSED.test(clause));
  const loose = whole && said?.years === undefined && said?.unsure === true;
  if (!said || loose) {
    const year = asked?.fact === fact.id ? asked.year : undefined;
    const also = part && { part };
    if (year === undefined) return { yearSaid: false, forecast, ...also };
    return { years: [year, year], yearSaid: true, forecast, ...also };
  }
  const years =
    said.years ??
    (whole && said.partOf !== undefined ? ([said.partOf, said.partOf] as const) : undefined);
  if (!years) return { yearSaid: false, forecast, part: true, unsure: "year" };
  const running = years[1] === yearOf(today) && fact.kind === "money" && fact.per === "year";
  const doubt = (said.unsure && !whole) || (running && !forecast) || isShort(bound, years);
  return {
    years,
    yearSaid: true,
    forecast,
    ...(part && { part }),
    ...(doubt && { unsure: "year" as const }),
  };
}

/** A share that is one of some years together, said of one year. */
function isShort({ fact }: Bound, [from, to]: readonly [number, number]): boolean {
  return fact.kind === "ratio" && fact.per === "once" && from === to;
}

/** Where the lines or half sentences begin that a year said once goes on for: 2023年：研发10万；收入20万. */
function widerFrom(folded: string, from: number): number {
  const text = folded.slice(Math.max(0, from - FURTHEST), from);
  return from - (/(?:[^。!?]*[;\n])?$/.exec(text)?.[0].length ?? 0);
}

/** Whether a year was the last of a list of another fact, which says nothing of what is named behind it. */
function isOfList(message: Message, last: SaidYears, start: number, from: number): boolean {
  const before = message.years.findLast((each) => each.start >= from && each.end <= last.start);
  if (!before?.years || !last.years || before.years[0] === last.years[0]) return false;
  // Of a year whose figures are not there yet nothing is listed.
  if (NOT_THERE.test(message.folded.slice(before.end, last.start))) return false;
  const names = message.mentions.filter(
    ({ covered, facts }) => !covered && facts.some(({ kind }) => FIGURE_KINDS.test(kind)),
  );
  const within = (low: number, high: number) =>
    names.some((each) => each.start >= low && each.end <= high);
  return within(last.end, start) && !within(before.end, last.start);
}

/** Whether people are counted once, behind several years of which other things were told. */
function isBehindYears(
  { years, mentions }: Message,
  fact: string,
  last: SaidYears,
  from: number,
): boolean {
  const before = years.filter(({ start, end }) => start >= from && end <= last.start);
  const told = mentions.some(
    ({ start, end, facts }) =>
      start >= from && end <= last.start && facts.some(({ id }) => id === fact),
  );
  return before.length > 0 && !told;
}

/** The year behind the figure before, which is of that one: 那3200是前年的，去年是3650. */
function trailingYear({ years, figures, folded }: Message, index: number): SaidYears | undefined {
  const previous = figures[index - 1];
  const own = previous && years.find(({ start }) => start >= previous.end);
  if (!own || own.end > (figures[index]?.start ?? 0)) return undefined;
  return IS_OF.test(folded.slice(previous.end, own.start)) && OF.test(folded.slice(own.end))
    ? own
    : undefined;
}

function isOfNow({ folded }: Message, { end }: SaidYears, { start }: Bound["figure"]): boolean {
  return NOW.test(folded.slice(end, start));
}

/** Whether a year is only the one that a growth is held against: 比前年少了两成. */
function isBase(folded: string, { start }: SaidYears, { kind }: Bound["fact"]): boolean {
  return kind === "ratio" && HELD_AGAINST.test(folded.slice(0, start));
}

function yearBehind(said: SaidYears): SaidYears {
  if (!said.years) return said;
  const year = said.years[1] + 1;
  return { ...said, years: [year, year] };
}

function yearsOf(
  message: Message,
  { figure, fact }: Bound,
  from: number,
  to: number,
): SaidYears | undefined {
  const { years, figures, folded } = message;
  const index = figures.indexOf(figure);
  const floor = Math.max(from, figures[index - 1]?.end ?? 0);
  const begin = trailingYear(message, index)?.end ?? floor;
  const own = years.filter(({ start, end }) => start >= begin && end <= figure.start);
  const text = folded.slice(begin, figure.start);
  const bracketed = years.find(({ start }) => start === figure.end + 1);
  if (bracketed && folded.charAt(figure.end) === "(") return bracketed;
  const against = ofYear(message, figure)?.said;
  if (fact.kind === "ratio" && against?.years) {
    const [of] = own.filter((one) => one !== against);
    const next = against.years[1] + 1;
    return of ?? { ...against, years: [next, next] };
  }
  if (own.length > 1 && COMPARED.test(text)) return own[0];
  const last = own.at(-1);
  // What there is now is not of the year of a founding before it.
  if (last && fact.kind === "count" && last.partOf !== undefined && isOfNow(message, last, figure))
    return undefined;
  if (last) return isBase(folded, last, fact) ? yearBehind(last) : last;
  const behind = years.find(({ start }) => start >= figure.end && start < to);
  const next = figures[index + 1]?.start ?? to;
  const named =
    behind &&
    message.mentions.some(
      ({ start, facts }) =>
        start >= behind.end &&
        start - behind.end < 3 &&
        behind.start - figure.end < 2 &&
        facts.some(({ id }) => id === fact.id),
    );
  if (named === true) return behind;
  const ahead =
    behind && figures.some(({ start }) => start >= behind.end && start - behind.end < 3);
  if (behind && ahead !== true && TRAILING.test(folded.slice(behind.end, to))) {
    const latest = years.findLast(({ end }) => end <= to);
    const alone = !years.some(({ start, end }) => start >= from && end <= figure.start);
    if (behind.end <= next || (alone && latest === behind)) return behind;
  }
  if (NOW.test(text) || fact.per === "once") return undefined;
  const wider = widerFrom(folded, from);
  const spoken = years.findLast(({ start, end }) => start >= wider && end <= figure.start);
  const heading = spoken && /^(?:度|全年)?:/.test(folded.slice(spoken.end, spoken.end + 3));
  if (
    fact.kind === "count" &&
    !heading &&
    (/[,，\s]/.test(text) ||
      spoken === undefined ||
      spoken.end <= from ||
      /[,，]/.test(folded.slice(spoken.end, figure.start)))
  )
    return undefined;
  if (spoken && isOfList(message, spoken, figure.start, from)) return undefined;
  if (fact.kind === "count" && spoken && isBehindYears(message, fact.id, spoken, from))
    return undefined;
  const several = spoken?.years && spoken.years[0] !== spoken.years[1];
  return several === true && fact.kind !== "money" ? undefined : spoken;
}
