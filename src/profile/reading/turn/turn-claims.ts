import { yearOf } from "../../../calendar/fiscal-year.ts";
import { readQuantities } from "../../../units/quantities.ts";
import { scaleInterval } from "../../../units/interval.ts";
import { compare, ratio, type Rational } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import type { Evidence, FactValue } from "../../fact.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import { storeValue } from "../../stored-value.ts";
import type { Statement } from "../statement.ts";
import type { ClaimDoubt, TurnContext } from "./turn-context.ts";

const TEN_THOUSAND = ratio(10_000n);
const HUNDRED_MILLION = ratio(100_000_000n);
const THOUSAND = ratio(1000n);
/** Nobody says so much money without a unit and means 万元. */
const MOST_BARE = ratio(100_000n);
/** Of what is counted in thousands of 万元, a bare figure below this is rather in 亿元. */
const LEAST_BARE = ratio(10n);
const LARGE_FACTS =
  /^(?:salesRevenue|operatingRevenue|mainRevenue|totalIncome|grossIncome|totalAssets|hightechIncome)$/;
const NONE = /没有?|无/;
const PIECES = /个$/;

/** How claims of one message are meant. */
export interface Manner {
  readonly evidence: Evidence;
  readonly corrects: boolean;
}

/** What a statement claims, of the years that are meant; with what has to be asked back about it. */
export function claimsOf(
  statement: Statement,
  { evidence, corrects }: Manner,
  context: TurnContext,
): { readonly claim: Claim; readonly doubt?: ClaimDoubt }[] {
  const definition = context.vocabulary.definitions.get(statement.fact);
  if (!definition) return [];
  const { value, taken, large } = sized(statement, definition);
  const said = saidFigure(statement, definition, taken);
  const doubt = doubtOf(statement, definition, large);
  return spansOf(statement, definition, context).map((years) => {
    const open = years !== undefined && years[1] >= yearOf(context.today);
    const forecast = statement.forecast || (open && value.kind === "figure");
    const audited = definition.kind === "money" ? evidence : "said";
    const claim: Claim = {
      fact: statement.fact,
      value: storeValue(value, said),
      evidence: audited,
      words: statement.words,
      ...(years && { years }),
      ...(forecast && { forecast }),
      ...(corrects && { corrects }),
      ...(taken && { unitTaken: true }),
    };
    return { claim, ...(doubt && { doubt }) };
  });
}

/** Money without any unit is taken in 万元, as people speak and forms are filled in; large figures are asked about. */
function sized({ value, unitSaid, unitTaken = false }: Statement, { kind, id }: FactDefinition) {
  if (unitSaid || kind !== "money" || value.kind !== "figure")
    return { value, taken: unitTaken, large: false };
  const { low, high } = value.interval;
  const size = high ?? low;
  if (size?.n === 0n) return { value, taken: false, large: false };
  const large = size !== undefined && compare(size.abs(), MOST_BARE) >= 0;
  const small = size !== undefined && LARGE_FACTS.test(id) && compare(size.abs(), LEAST_BARE) < 0;
  const interval = scaleInterval(value.interval, small ? HUNDRED_MILLION : TEN_THOUSAND);
  return { value: { ...value, interval } satisfies FactValue, taken: true, large: large || small };
}

function doubtOf(
  { unsure, value, words }: Statement,
  { kind, id }: FactDefinition,
  large: boolean,
): ClaimDoubt | undefined {
  if (large) return "unit";
  // 研发17个 may be people as well as 万元.
  if (kind === "money" && id.startsWith("rdExpense") && PIECES.test(words)) return "field";
  // Money without a unit is taken in 万元 and told back as such.
  if (kind === "money" && unsure === "unit") return undefined;
  // A day that is only known as a month or a year is a span of days, which needs no asking.
  if (value.kind === "date" && unsure === "scope") return undefined;
  return unsure;
}

/** The figure that was said, where only a range is held: 4100 of 四千一百来万. */
function saidFigure(
  { value, words, unitSaid }: Statement,
  { kind }: FactDefinition,
  taken: boolean,
): Rational | undefined {
  if (value.kind !== "figure") return undefined;
  const { low, high } = value.interval;
  if (low && high && compare(low, high) === 0) return undefined;
  const said = readQuantities(words)[0]?.value;
  if (!said) return undefined;
  if (kind === "ratio") {
    const share = said.div(100n);
    // A share of another year's figure is held as the growth that it comes to.
    const outside = (low && compare(share, low) < 0) || (high && compare(share, high) > 0);
    return outside === true ? undefined : share;
  }
  const end = high ?? low;
  const small = end !== undefined && compare(said.abs().mul(THOUSAND), end.abs()) < 0;
  return taken && (!unitSaid || small) ? said.mul(TEN_THOUSAND) : said;
}

/** The years a statement is of: those it says, those that were asked, else the last one looked at. */
function spansOf(
  statement: Statement,
  { per, kind, id }: FactDefinition,
  { years, asked, today }: TurnContext,
): (readonly [number, number] | undefined)[] {
  if (per === "once") return [undefined];
  if (statement.years) return [statement.years];
  const question = asked.find(({ fact }) => fact === id);
  const none =
    statement.value.kind === "figure" &&
    statement.value.interval.high?.n === 0n &&
    NONE.test(statement.words);
  // That there was none is said of all years.
  if (none && kind === "money") {
    const all = question && question.years.length > 0 ? question.years : years;
    if (all.length > 0) return all.map((year) => [year, year] as const);
  }
  if (question?.years.length === 1 && question.years[0] !== undefined)
    return [[question.years[0], question.years[0]]];
  const last = years.at(-1) ?? yearOf(today) - 1;
  // What is said of money without a year is of one that is over.
  const year = kind === "money" ? Math.min(last, yearOf(today) - 1) : last;
  return [[year, year]];
}
