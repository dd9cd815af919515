import type { Day } from "../../calendar/day.ts";
import { unitOf, type FactDefinitions } from "../../profile/fact-definition.ts";
import { kinOf } from "../../profile/reading/kin.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import { addIntervals, negated } from "../../units/interval-arithmetic.ts";
import { pointInterval, scaleInterval, type Interval } from "../../units/interval.ts";
import { readQuantities } from "../../units/quantities.ts";
import type { Quantity } from "../../units/quantity.ts";
import { ratio, type Rational } from "../../units/rational.ts";

/** A figure on top of what was said before: 再凑1个呢, 要是少2个人. */
const MORE =
  /^(?:那么?|要是|如果|假如|若是?)?(?:我们?|再|又|还)*(?:再|多|凑|加|招|添|补|拿|申|弄|增加)/;
const LESS = /^(?:那么?|要是|如果|假如|若是?)?(?:我们?|再|又|还)*(?:少|减|走|扣|去掉|裁|辞)/;
/** A part of what was said that does not count: 里头有510万还没到账. */
const PART = /里头|里面|其中|当中|这里边|里边/;
const NOT_COUNTED =
  /(?:没|未)有?(?:全|都)?(?:到账|到位|到手|收到|付|授权|下证|缴|发生|拿到)|不算|不能算|要扣|得扣|扣掉|剔|刨|是(?:借|贷|买|外包|临时|兼职)/;
/** Of two figures, one is close to the other within this factor. */
const CLOSE = ratio(2n);
const PERCENT = ratio(1n, 100n);
const WAN = ratio(10_000n);
const YI = ratio(100_000_000n);
const ONE = ratio(1n);
/** From this size on, a bare figure after one in 亿 is one in 万. */
const LEAST_WAN = ratio(100n);

/** What was said before, more or less by the one figure that a text adds or takes away; `named` are the facts it names. */
export function movedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  named: readonly string[],
  definitions: FactDefinitions,
): readonly Statement[] | undefined {
  const part = PART.test(text) && NOT_COUNTED.test(text);
  const sign = part || LESS.test(text) ? -1 : MORE.test(text) ? 1 : 0;
  if (sign === 0 || known.length === 0) return undefined;
  const by = onlyFigure(text, today);
  if (!by?.value) return undefined;
  const alike = known.filter((one) => isOf(by, one, definitions));
  const meant = new Set(named.flatMap((id) => [id, ...(kinOf(id).people ?? [])]));
  const moved = alike.length > 1 ? alike.filter(({ fact }) => meant.has(fact)) : alike;
  const [only, ...more] = moved;
  if (only?.value.kind !== "figure" || more.length > 0) return undefined;
  const size = by.kind === "money" && !/[^\d.,]/.test(by.words) ? sizeOf(only, by.value) : ONE;
  const step = pointInterval(by.value.mul(by.kind === "percent" ? PERCENT : size));
  const { value } = only;
  const interval = addIntervals(value.interval, sign > 0 ? step : negated(step));
  return known.map((one) => (one === only ? { ...only, value: { ...value, interval } } : one));
}

/** What was said before, with a bare figure in place of the one it can only stand for: 要是5.1个点呢. */
export function replacedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  definitions: FactDefinitions,
): readonly Statement[] | undefined {
  const figure = onlyFigure(text, today);
  if (!figure?.value) return undefined;
  const fitting = known.filter((one) => isOf(figure, one, definitions));
  const meant = figure.kind === "number" ? closest(figure.value, known, definitions) : fitting;
  const [only, ...more] = meant;
  if (only?.value.kind !== "figure" || more.length > 0) return undefined;
  const { low, high, lowIncluded, highIncluded } = figure;
  const scale = figure.kind === "percent" ? PERCENT : scaleOf(figure, only, definitions);
  const interval = scaleInterval({ low, high, lowIncluded, highIncluded }, scale);
  const value = { ...only.value, interval, approximate: figure.approximate };
  return known.map((one) => (one === only ? { ...one, value, words: figure.words } : one));
}

/** Something said anew of the year and in the unit in which it was said before: 4988 after 去年5010万. */
export function asBefore(
  statement: Statement,
  known: readonly Statement[],
  definitions: FactDefinitions,
): Statement {
  const [before, ...others] = known.filter(({ fact }) => fact === statement.fact);
  if (!before || others.length > 0) return statement;
  const { years } = before;
  const dated =
    statement.yearSaid || !years ? statement : { ...statement, years, yearSaid: before.yearSaid };
  const { fact, value, unitSaid, unsure, ...rest } = dated;
  if (unitSaid || value.kind !== "figure" || !before.unitSaid) return dated;
  if (definitions.get(fact)?.kind !== "money") return dated;
  const size = sizeOf(before, value.interval.high ?? value.interval.low ?? ONE);
  return {
    ...rest,
    fact,
    value: { ...value, interval: scaleInterval(value.interval, size) },
    unitSaid: true,
    ...(unsure !== undefined && unsure !== "unit" && { unsure }),
  };
}

function onlyFigure(text: string, today: Day): Quantity | undefined {
  const [figure, ...others] = readQuantities(text, { today }).filter(
    ({ value }) => value !== undefined,
  );
  return others.length === 0 ? figure : undefined;
}

/** The statements whose figure a bare one is close to. */
function closest(
  value: Rational,
  known: readonly Statement[],
  definitions: FactDefinitions,
): readonly Statement[] {
  const figures = known.filter((one) => one.value.kind === "figure");
  const close = figures.filter((one) => {
    const unit = definitions.get(one.fact)?.kind;
    const scale = unit === "money" ? sizeOf(one, value) : unit === "ratio" ? PERCENT : ONE;
    return isClose(value.mul(scale), one.value.kind === "figure" ? one.value.interval : undefined);
  });
  if (close.length > 0) return close;
  return figures.length === 1 ? figures : [];
}

function isClose(value: Rational, interval: Interval | undefined): boolean {
  const other = interval?.high ?? interval?.low;
  if (!other || other.s <= 0n || value.s <= 0n) return false;
  return value.compare(other.mul(CLOSE)) <= 0 && other.compare(value.mul(CLOSE)) <= 0;
}

function scaleOf({ kind, value }: Quantity, one: Statement, definitions: FactDefinitions) {
  if (kind !== "number") return ONE;
  const is = definitions.get(one.fact)?.kind;
  if (is === "ratio") return PERCENT;
  return is === "money" && one.unitSaid ? sizeOf(one, value ?? ONE) : ONE;
}

/** The size of the figures that a statement was said in: 万, 亿, 元. */
function sizeOf({ words, unitSaid }: Statement, value: Rational): Rational {
  if (!unitSaid) return ONE;
  if (/亿/.test(words)) return value.compare(LEAST_WAN) >= 0 ? WAN : YI;
  return /[万wW]/.test(words) ? WAN : ONE;
}

/** Whether a figure can be more of what a statement counts, or stand in its place. */
function isOf(
  { kind, unit }: Quantity,
  { value, fact }: Statement,
  definitions: FactDefinitions,
): boolean {
  if (value.kind !== "figure") return false;
  const definition = definitions.get(fact);
  if (kind === "money") return definition?.kind === "money";
  if (kind === "percent") return definition?.kind === "ratio";
  if (kind !== "count" && kind !== "number") return false;
  if (definition?.kind === "money" || definition?.kind === "ratio") return false;
  return unit === undefined || (definition && unitOf(definition) === unit) === true;
}
