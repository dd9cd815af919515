import { yearOf } from "../../calendar/fiscal-year.ts";
import type { Bound } from "./bound.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { SaidYears } from "./said-years.ts";
import type { Doubt, ReadingContext } from "./statement.ts";

/** The fiscal years that a figure is of. */
interface FiscalYears {
  readonly years?: readonly [from: number, to: number];
  readonly yearSaid: boolean;
  readonly forecast: boolean;
  readonly unsure?: Doubt;
}

const EXPECTED =
  /预计|预期|预估|预测|预算|预告|计划|规划|目标|打算|争取|有望|能到|能做到|能达到|会到|会达到|估计能|将达|将会|力争/;
const NOW = /现在|目前|眼下|如今|当前|现有/;
const COMPARED = /比|是[^,，]{0,6}年的/;
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
  const said = yearsOf(message, bound.like ?? bound, from, to);
  const previous = message.figures.findLast(({ end }) => end <= figure.start);
  const begin = Math.min(Math.max(from, previous?.end ?? 0), said?.start ?? Infinity);
  const clause = folded.slice(begin, figure.end);
  const ahead = said?.years !== undefined && said.years[1] > yearOf(today);
  const forecast = EXPECTED.test(clause) || ahead;
  if (!said) {
    const year = asked?.fact === fact.id ? asked.year : undefined;
    if (year === undefined) return { yearSaid: false, forecast };
    return { years: [year, year], yearSaid: true, forecast };
  }
  if (!said.years) return { yearSaid: false, forecast, unsure: "year" };
  const { years } = said;
  const open = years[1] === yearOf(today) && fact.kind === "money" && fact.per === "year";
  const doubt = said.unsure || (open && !forecast) || isShort(bound, years);
  return { years, yearSaid: true, forecast, ...(doubt && { unsure: "year" as const }) };
}

/** A share that is one of some years together, said of one year. */
function isShort({ fact }: Bound, [from, to]: readonly [number, number]): boolean {
  return fact.kind === "ratio" && fact.per === "once" && from === to;
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
  const own = years.filter(({ start, end }) => start >= floor && end <= figure.start);
  const text = folded.slice(floor, figure.start);
  const bracketed = years.find(({ start }) => start === figure.end + 1);
  if (bracketed && folded.charAt(figure.end) === "(") return bracketed;
  if (own.length > 1 && COMPARED.test(text)) return own[0];
  if (own.length > 0) return own.at(-1);
  const behind = years.find(({ start }) => start >= figure.end && start < to);
  const next = figures[index + 1]?.start ?? to;
  if (behind && TRAILING.test(folded.slice(behind.end, to))) {
    const last = years.findLast(({ end }) => end <= to);
    const alone = !years.some(({ start, end }) => start >= from && end <= figure.start);
    if (behind.end <= next || (alone && last === behind)) return behind;
  }
  if (NOW.test(text) || fact.per === "once") return undefined;
  const spoken = years.findLast(({ start, end }) => start >= from && end <= figure.start);
  const heading = spoken && /^(?:度|全年)?:/.test(folded.slice(spoken.end, spoken.end + 3));
  if (fact.kind === "count" && !heading && /[,，\s]/.test(text)) return undefined;
  const several = spoken?.years && spoken.years[0] !== spoken.years[1];
  return several === true && fact.kind !== "money" ? undefined : spoken;
}
