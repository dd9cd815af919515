import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";
import type { Entry } from "../../history.ts";
import { changedFigures } from "../changed-figures.ts";
import { readStatements } from "../read-statements.ts";
import type { Statement } from "../statement.ts";
import { foldWords } from "../vocabulary.ts";
import type { TurnContext } from "./turn-context.ts";
import { entriesSaying } from "./turn-corrections.ts";

const DENIES = /不是|并非|而非/;
const DENIED = /(?:不是|并非|而非|非)$/;
/** Between a denied figure and the one that stands instead: 不是4050，是4150. */
const INSTEAD = /^[个人项万元\s]{0,2}[,，\s]*(?:而|应该|其实)?是?(?:的)?$/;
const PLAIN = /^[\s,，]*$/;

/** Statements with the figures that stand instead of other ones put where those stood: 4150不是4050, 3200改成3020. */
export function byDenial(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): Statement[] {
  const figures = readQuantities(text, { today: context.today }).filter(({ kind }) =>
    /^(?:money|number|count|percent)$/.test(kind),
  );
  const folded = foldWords(text);
  const changes = changedFigures(folded, figures);
  if (changes.length === 0 && !DENIES.test(text)) return [...statements];
  let told = [...statements];
  figures.forEach((was, index) => {
    const change = changes.find((one) => one.was === was);
    const denied = DENIED.test(text.slice(Math.max(0, was.start - 2), was.start));
    if (!change && !denied) return;
    const entries = entriesSaying(context.known, was);
    const [entry, ...others] = entries.filter(({ implied }) => implied !== true);
    if (!entry || others.some(({ fact }) => fact !== entry.fact)) return;
    const now = change?.now ?? counterpart(text, was, figures[index - 1], figures[index + 1]);
    if (!now) return;
    const said = told.find(({ start, end }) => start < now.end && now.start < end);
    if (said?.fact === entry.fact && said.unnamed !== true && (change ?? said.yearSaid)) return;
    const put = statementInstead(text, now, entry, context);
    if (!put) return;
    // What became another may have done so in another year than that of the figure before.
    const doubt = change?.edited === false && { unsure: "year" as const };
    told = [...told.filter((one) => one !== said && !isDate(one, said)), { ...put, ...doubt }];
  });
  return told.sort((a, b) => a.start - b.start);
}

/** The figure that is right: the one before the denial, else the one behind it. */
function counterpart(
  text: string,
  denied: Quantity,
  before: Quantity | undefined,
  behind: Quantity | undefined,
): Quantity | undefined {
  const [from, to] = [denied.start - 2, denied.end];
  if (before && PLAIN.test(text.slice(before.end, from))) return before;
  return behind && INSTEAD.test(text.slice(to, behind.start)) ? behind : undefined;
}

/** A year beside the figure may have been taken for a day. */
function isDate(one: Statement, said: Statement | undefined): boolean {
  return said !== undefined && one.value.kind === "date" && one.end <= said.start;
}

/** A figure of a text as what stands instead of an entry. */
export function statementInstead(
  text: string,
  { start, end }: Quantity,
  { fact, years }: Entry,
  context: TurnContext,
): Statement | undefined {
  const year = years && years[0] === years[1] ? { year: years[0] } : {};
  const [one] = readStatements(text.slice(start, end), { ...context, asked: { fact, ...year } });
  if (one?.fact !== fact) return undefined;
  return {
    ...one,
    start: one.start + start,
    end: one.end + start,
    ...(years && { years, yearSaid: true }),
  };
}
