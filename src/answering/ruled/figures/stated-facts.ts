import { addMonths, type Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { Fact } from "../../../profile/fact.ts";
import type { FactDefinitions } from "../../../profile/fact-definition.ts";
import { scaleInterval } from "../../../units/interval.ts";
import { ratio } from "../../../units/rational.ts";
import type { Statement } from "../../../profile/reading/statement.ts";

/** Facts that say since when there is a company. */
const BEGINNINGS = ["regDate", "openDate"];
const LONG = 120;

function longSince(filingDay: Day): Fact {
  const day = addMonths(filingDay, -LONG);
  return { key: "regDate", value: { kind: "date", from: day, to: day } };
}

const TEN_THOUSAND = ratio(10_000n);

/** Statements of one message as facts for one filing day. */
export interface StatedFacts {
  readonly facts: readonly Fact[];
  readonly filingDay: Day;
  /** That the company is old enough for every year asked, while nothing else is said. */
  readonly begun: readonly Fact[];
}

/**
 * Takes what a message states as facts: what names no year is of the last closed one, or of the
 * last `years` together. Figures of a year that is not over are filed with the year after.
 */
export function statedFacts(
  statements: readonly Statement[],
  asOf: Day,
  definitions: FactDefinitions,
  years = 1,
): StatedFacts {
  const newest = Math.max(0, ...statements.map(({ years }) => years?.[1] ?? 0));
  const said = statements.findLast(({ fact }) => fact === "filingDay")?.value;
  const planned = said?.kind === "date" ? said.from : asOf;
  const filingDay = newest >= yearOf(planned) ? `${String(newest + 1)}-06-30` : planned;
  const last = yearOf(filingDay) - 1;
  const facts = statements.map((statement): Fact => {
    const { fact, years: said, words } = statement;
    const yearly = definitions.get(fact)?.per !== "once";
    const of = yearly ? (said ?? ([last + 1 - years, last] as const)) : undefined;
    const value = inUsualUnit(statement, definitions);
    return { key: fact, value, words, ...(of && { years: of }) };
  });
  const begun = facts.some(({ key }) => BEGINNINGS.includes(key));
  return { facts, filingDay, begun: begun ? [] : [longSince(filingDay)] };
}

/** Money without any unit is taken in 万元, as people speak and forms are filled in. */
function inUsualUnit({ fact, value, unitSaid }: Statement, definitions: FactDefinitions) {
  if (unitSaid || value.kind !== "figure" || definitions.get(fact)?.kind !== "money") return value;
  return { ...value, interval: scaleInterval(value.interval, TEN_THOUSAND) };
}
