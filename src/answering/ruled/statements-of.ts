import type { Day } from "../../calendar/day.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import { readStatements } from "../../profile/reading/read-statements.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import type { Vocabulary } from "../../profile/reading/vocabulary.ts";
import { addIntervals, negated } from "../../units/interval-arithmetic.ts";
import { pointInterval, scaleInterval } from "../../units/interval.ts";
import { readQuantities } from "../../units/quantities.ts";
import { ratio } from "../../units/rational.ts";
import type { Quantity } from "../../units/quantity.ts";

/** A figure on top of what was said before: 再凑1个呢, 要是少2个人. */
const MORE =
  /^(?:那么?|要是|如果|假如|若是?)?(?:我们?|再|又|还)*(?:再|多|凑|加|招|添|补|拿|申|弄|增加)/;
const LESS = /^(?:那么?|要是|如果|假如|若是?)?(?:我们?|再|又|还)*(?:少|减|走|扣|去掉|裁)/;

/** What the texts of a conversation state together, the newest last: what is said later stands. */
export function statementsOf(
  texts: readonly string[],
  today: Day,
  within: readonly string[],
  vocabulary: Vocabulary,
): readonly Statement[] {
  return texts.reduce<readonly Statement[]>((known, text) => {
    const moved = movedBy(text, today, known, vocabulary.definitions);
    if (moved) return moved;
    const [only, ...others] = known;
    const asked = only && others.length === 0 ? { asked: { fact: only.fact } } : {};
    const read = readStatements(text, { today, vocabulary, within, ...asked }).filter(
      ({ unsure }) => unsure !== "field" && unsure !== "scope",
    );
    if (read.length === 0) return replacedBy(text, today, known, vocabulary.definitions) ?? known;
    const isNew = (one: Statement) => !read.some(({ fact }) => fact === one.fact);
    return [...known.filter(isNew), ...read];
  }, []);
}

/** What was said before, more or less by the one figure that a text adds or takes away. */
function movedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  definitions: FactDefinitions,
): readonly Statement[] | undefined {
  const sign = MORE.test(text) ? 1 : LESS.test(text) ? -1 : 0;
  if (sign === 0 || known.length === 0) return undefined;
  const [by, ...others] = readQuantities(text, { today }).filter(
    ({ value }) => value !== undefined,
  );
  if (!by?.value || others.length > 0) return undefined;
  const moved = known.filter((one) => isOf(by, one, definitions));
  const [only, ...more] = moved;
  if (only?.value.kind !== "figure" || more.length > 0) return undefined;
  const step = pointInterval(by.value);
  const { value } = only;
  const interval = addIntervals(value.interval, sign > 0 ? step : negated(step));
  return known.map((one) => (one === only ? { ...only, value: { ...value, interval } } : one));
}

/** What was said before, with a bare figure in place of the one it can only stand for: 要是5.1个点呢. */
function replacedBy(
  text: string,
  today: Day,
  known: readonly Statement[],
  definitions: FactDefinitions,
): readonly Statement[] | undefined {
  const [figure, ...others] = readQuantities(text, { today }).filter(
    ({ value }) => value !== undefined,
  );
  if (!figure?.value || others.length > 0) return undefined;
  const [only, ...more] = known.filter((one) => isOf(figure, one, definitions));
  if (only?.value.kind !== "figure" || more.length > 0) return undefined;
  const { low, high, lowIncluded, highIncluded } = figure;
  const interval = { low, high, lowIncluded, highIncluded };
  const share = figure.kind === "percent" ? scaleInterval(interval, ratio(1n, 100n)) : interval;
  const value = { ...only.value, interval: share, approximate: figure.approximate };
  return known.map((one) => (one === only ? { ...one, value, words: figure.words } : one));
}

/** Whether a figure can be more of what a statement counts, or stand in its place. */
function isOf(
  { kind }: Quantity,
  { value, fact }: Statement,
  definitions: FactDefinitions,
): boolean {
  if (value.kind !== "figure") return false;
  const is = definitions.get(fact)?.kind;
  if (kind === "money") return is === "money";
  if (kind === "percent") return is === "ratio";
  return (kind === "count" || kind === "number") && is !== "money" && is !== "ratio";
}
