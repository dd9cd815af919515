import type { Day } from "../../calendar/day.ts";
import { readStatements } from "../../profile/reading/read-statements.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import type { Vocabulary } from "../../profile/reading/vocabulary.ts";
import { movedDay } from "./day-moved.ts";
import { asBefore, movedBy, replacedBy } from "./follow-up.ts";

/** What the texts of a conversation state together, the newest last: what is said later stands. */
export function statementsOf(
  texts: readonly string[],
  today: Day,
  within: readonly string[],
  vocabulary: Vocabulary,
): readonly Statement[] {
  const { definitions } = vocabulary;
  return texts.reduce<readonly Statement[]>((known, text) => {
    const [only, ...others] = known;
    const asked = only && others.length === 0 ? { asked: { fact: only.fact } } : {};
    const all = readStatements(text, { today, vocabulary, within, ...asked });
    const named = all.map(({ fact }) => fact);
    const moved = movedBy(text, today, known, named, definitions) ?? movedDay(text, today, known);
    if (moved) return moved;
    const read = all
      .filter(({ unsure }) => unsure !== "field" && unsure !== "scope")
      .map((one) => asBefore(one, known, definitions));
    if (read.length === 0) return replacedBy(text, today, known, definitions) ?? known;
    const stands = (one: Statement) => !read.some((each) => takesPlace(each, one));
    return [...known.filter(stands), ...read];
  }, []);
}

/** Whether something said later is of the same fact, and not of another year alone. */
function takesPlace(later: Statement, before: Statement): boolean {
  if (later.fact !== before.fact) return false;
  const [year, last] = later.years ?? [];
  const [other, end] = before.years ?? [];
  return year === undefined || year !== last || other !== end || year === other;
}
