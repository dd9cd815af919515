import { readQuantities } from "../../../units/quantities.ts";
import { compare, ratio, type Rational } from "../../../units/rational.ts";
import type { Entry } from "../../history.ts";
import { fraction, intervalOf, isExact } from "../../stored-value.ts";
import { readStatements } from "../read-statements.ts";
import type { Statement } from "../statement.ts";
import type { TurnContext } from "./turn-context.ts";

/** How far an exact figure may be from what was said about it before. */
const NEAR = ratio(3n, 20n);
/** How far a figure without any name may be from the one known of the same year. */
const CLOSE = ratio(1n, 20n);
const TEN_THOUSAND = ratio(10_000n);
const PEOPLE = "人";
const SAYS_PEOPLE = /[人名位个]/;
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

/**
 * Money of a year without any name that lies near what is known of that year alone is of the same fact,
 * and so are the other years of its list: 23年3400 24年3800 25年4120.
 */
export function nearInYear(statements: readonly Statement[], context: TurnContext): Statement[] {
  const near = statements.map((each) => nearestFact(each, context));
  const anchors = new Set(near.flatMap((fact) => fact ?? []));
  const [fact, ...others] = anchors;
  return statements.map((each, at) => {
    const own = near[at];
    if (own !== undefined) return certain(each, own);
    const listed = fact !== undefined && others.length === 0 && isBareYear(each);
    return listed && alike(each.fact, fact, context) ? certain(each, fact) : each;
  });
}

function certain({ unsure, ...rest }: Statement, fact: string): Statement {
  const doubt = unsure === undefined || unsure === "field" ? {} : { unsure };
  return { ...rest, ...doubt, fact, unnamed: false };
}

function isBareYear({ unnamed, value, years }: Statement): boolean {
  return unnamed === true && value.kind === "figure" && years !== undefined;
}

function alike(one: string, other: string, { vocabulary: { definitions } }: TurnContext): boolean {
  return definitions.get(one)?.kind === definitions.get(other)?.kind;
}

/** The one fact that is known of the year of a figure without any name, and about so much. */
function nearestFact(each: Statement, { known, vocabulary }: TurnContext): string | undefined {
  const { value, years } = each;
  if (!isBareYear(each) || value.kind !== "figure" || !years) return undefined;
  const figure = value.interval.low ?? value.interval.high;
  const money = vocabulary.definitions.get(each.fact)?.kind === "money";
  const [only, ...others] = known.filter(
    (entry) =>
      entry.years?.[0] === years[0] &&
      entry.years[1] === years[1] &&
      figure &&
      isClose(entry, each.unitSaid || !money ? figure : figure.mul(TEN_THOUSAND)),
  );
  return others.length === 0 ? only?.fact : undefined;
}

/** From year to year, and from one group to another, a company does not count so many times as many people. */
const MOST_TIMES = 5n;

/** Whether a figure without a unit is more people than a company has that told of some: 3400 beside a staff of 52. */
export function isTooMany(
  { fact, value, words }: Statement,
  { known, vocabulary: { definitions } }: TurnContext,
): boolean {
  const figure = value.kind === "figure" ? value.interval.low : undefined;
  if (figure === undefined || SAYS_PEOPLE.test(words)) return false;
  if (definitions.get(fact)?.unit !== PEOPLE) return false;
  const counted = known.flatMap(({ fact: other, value: held }) => {
    if (definitions.get(other)?.unit !== PEOPLE || held.kind !== "figure") return [];
    const { high } = intervalOf(held);
    return high && high.n > 0n ? [high] : [];
  });
  return counted.length > 0 && counted.every((one) => compare(figure, one.mul(MOST_TIMES)) > 0);
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
