import type { Day } from "../../../calendar/day.ts";
import { findMentions } from "../../../profile/reading/mention.ts";
import { readStatements } from "../../../profile/reading/read-statements.ts";
import type { Statement } from "../../../profile/reading/statement.ts";
import { foldWords, type Vocabulary } from "../../../profile/reading/vocabulary.ts";
import { readQuantities } from "../../../units/quantities.ts";
import { movedDay } from "./day-moved.ts";
import { FIGURES } from "./figure-sizes.ts";
import { replacedBy } from "./figures-replaced.ts";
import { asBefore, movedBy } from "../follow-up.ts";
import { asMeant } from "./meant-facts.ts";
import { withoutQuoted } from "./quoted-figures.ts";
import { asRead } from "./spoken-figures.ts";

/** What the texts of a conversation state together, the newest last: what is said later stands. */
export function statementsOf(
  texts: readonly string[],
  today: Day,
  within: readonly string[],
  vocabulary: Vocabulary,
): readonly Statement[] {
  const { definitions } = vocabulary;
  const parts = texts
    .map(withoutQuoted)
    .flatMap((text, number) => (number === 0 ? [text] : changesIn(text, today)));
  return parts.reduce<readonly Statement[]>((known, said) => {
    const text = asRead(said, within);
    const [only, ...others] = known;
    const asked = only && others.length === 0 ? { asked: { fact: only.fact } } : {};
    const all = readStatements(text, { today, vocabulary, within, ...asked }).map((one) =>
      asMeant(one, text, within),
    );
    const mentioned = findMentions(foldWords(text), vocabulary, within);
    const named = [
      ...all.map(({ fact }) => fact),
      ...mentioned.flatMap(({ facts }) => facts.map(({ id }) => id)),
    ];
    const moved = movedBy(text, today, known, named, definitions) ?? movedDay(text, today, known);
    if (moved) return moved;
    const read = all
      .filter(({ unsure }) => unsure !== "field" && unsure !== "scope")
      .map((one) => asBefore(one, known, definitions));
    if (read.length === 0) return replacedBy(text, today, known, vocabulary) ?? known;
    const stands = (one: Statement) => !read.some((each) => takesPlace(each, one));
    return [...known.filter(stands), ...read];
  }, []);
}

/** The clauses of a message that goes on, where more than one of them has a figure: 再租20平, 工位砍成50. */
function changesIn(text: string, today: Day): readonly string[] {
  const clauses = text.split(/(?<=[,，、。;；])/);
  const figured = clauses.filter((clause) =>
    readQuantities(clause, { today }).some(({ kind, value }) => value && FIGURES.has(kind)),
  );
  return figured.length > 1 ? clauses : [text];
}

/** Whether something said later is of the same fact, and not of another year alone. */
function takesPlace(later: Statement, before: Statement): boolean {
  if (later.fact !== before.fact) return false;
  const [year, last] = later.years ?? [];
  const [other, end] = before.years ?? [];
  if (year === undefined || year !== last) return true;
  // One year said anew leaves the total of several years as it was.
  return other === end ? year === other : !later.yearSaid;
}
