import type { Statement } from "../statement.ts";
import type { TurnContext } from "./turn-context.ts";
import { lastSaid } from "./turn-corrections.ts";

/**
 * Money of a year without any name goes on with what was said in the message before: surely where it
 * puts that right, else it is asked back.
 */
export function withSubject(
  statements: readonly Statement[],
  corrects: boolean,
  { known, asked, vocabulary }: TurnContext,
): Statement[] {
  const spoken = new Set(
    lastSaid(known).flatMap(({ fact, years, value }) =>
      years && value.kind === "figure" && vocabulary.definitions.get(fact)?.kind === "money"
        ? fact
        : [],
    ),
  );
  const [subject, ...others] = spoken;
  if (subject === undefined || others.length > 0) return [...statements];
  return statements.map((each): Statement => {
    const money = vocabulary.definitions.get(each.fact)?.kind === "money";
    const open = asked.some(({ fact }) => fact === each.fact);
    if (each.unnamed !== true || !money || open || each.fact === subject) return each;
    return corrects
      ? { ...each, fact: subject, unnamed: false }
      : { ...each, fact: subject, unsure: each.unsure ?? "field" };
  });
}
