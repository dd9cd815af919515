import { readQuantities } from "../../units/quantities.ts";
import { compare, ratio, type Rational } from "../../units/rational.ts";
import type { Entry } from "../history.ts";
import { fraction, isExact } from "../stored-value.ts";
import { readStatements } from "./read-statements.ts";
import type { Statement } from "./statement.ts";
import type { TurnContext } from "./turn-context.ts";

/** How far an exact figure may be from what was said about it before. */
const NEAR = ratio(3n, 20n);
/** How far a figure without any name may be from the one known of the same year. */
const CLOSE = ratio(1n, 20n);
const TEN_THOUSAND = ratio(10_000n);
const EXACT = /准数|准确|确切|具体是|实际(?:是|数)|审计|查(?:到|了|过)|核(?:过|对|实)/;

/** Exact figures without a name that stand for what was only said approximately: 准数是5018.6万. */
export function exactFigures(
  text: string,
  statements: readonly Statement[],
  context: TurnContext,
): Statement[] {
  if (!EXACT.test(text)) return [];
  const free = readQuantities(text, { today: context.today }).filter(
    ({ value, start, end, kind }) =>
      value !== undefined &&
      (kind === "money" || kind === "count") &&
      !statements.some((one) => one.start < end && start < one.end),
  );
  return free.flatMap(({ value, start }) => {
    const near = context.known.filter((entry) => value && isNear(entry, value));
    const [only, ...others] = near;
    if (!only || others.length > 0) return [];
    const year = only.years?.[0] === only.years?.[1] ? only.years?.[0] : undefined;
    return readStatements(text, {
      ...context,
      asked: { fact: only.fact, ...(year !== undefined && { year }) },
    }).filter((one) => one.fact === only.fact && one.start <= start && start < one.end);
  });
}

/** Money of a year without any name that lies near what is known of that year alone is of the same fact. */
export function nearInYear(
  statements: readonly Statement[],
  { known, vocabulary }: TurnContext,
): Statement[] {
  return statements.map((each) => {
    const { unnamed, value, years } = each;
    if (unnamed !== true || value.kind !== "figure" || !years) return each;
    const figure = value.interval.low ?? value.interval.high;
    const money = vocabulary.definitions.get(each.fact)?.kind === "money";
    const near = known.filter(
      (entry) =>
        entry.years?.[0] === years[0] &&
        entry.years[1] === years[1] &&
        figure &&
        isClose(entry, each.unitSaid || !money ? figure : figure.mul(TEN_THOUSAND)),
    );
    const [only, ...others] = near;
    return only && others.length === 0 ? { ...each, fact: only.fact, unnamed: false } : each;
  });
}

function isClose({ value, forecast }: Entry, figure: Rational): boolean {
  if (value.kind !== "figure" || forecast === true) return false;
  const text = value.said ?? value.low;
  if (text === undefined) return false;
  const said = fraction(text);
  return compare(said.sub(figure).abs(), said.abs().mul(CLOSE)) <= 0;
}

function isNear({ value, forecast }: Entry, figure: Rational): boolean {
  if (value.kind !== "figure" || isExact(value) || forecast === true) return false;
  const text = value.said ?? value.low;
  if (text === undefined) return false;
  const said = fraction(text);
  return compare(said.sub(figure).abs(), said.abs().mul(NEAR)) <= 0;
}
