import type { Statement } from "./statement.ts";
import type { TurnContext } from "./turn/turn-context.ts";

/** Names that are shorter stand in many questions. */
const LONG = 4;
/** It was once, or holds no longer. */
const OF_BEFORE = /去年|前年|以前|原来|过期|到期|失效|没续|作废/;

/** It holds on the day. */
const OF_NOW = /今年|有效|没过期|未过期|还在期/;

/** Statements that answer a question in its own words, though these name another fact as well: 科小编号有, to whether it is valid. */
export function namedAsAsked(
  text: string,
  statements: readonly Statement[],
  { asked, within, vocabulary: { definitions } }: TurnContext,
): Statement[] {
  if (OF_BEFORE.test(text)) return [...statements];
  const open = [...asked.map(({ fact }) => fact), ...(OF_NOW.test(text) ? within : [])];
  return statements.map((each) => {
    const named = definitions.get(each.fact);
    const own = within.includes(each.fact) || asked.some(({ fact }) => fact === each.fact);
    if (each.value.kind !== "yesno" || own || !named) return each;
    const names = [named.label, ...named.aliases].filter(
      (name) => name.length >= LONG && each.words.includes(name),
    );
    // Only what is known to be taken for each other.
    const question = open.find((fact) => {
      const definition = definitions.get(fact);
      if (definition?.kind !== "yesno" || !definition.distinctFrom.includes(each.fact))
        return false;
      return names.some((name) => definition.question?.includes(name));
    });
    if (question === undefined) return each;
    const { value, forecast, hypothetical, unitSaid, words, start, end } = each;
    const said = { value, forecast, hypothetical, unitSaid, words, start, end };
    const doubt = each.unsure === "sure" ? { unsure: each.unsure } : {};
    return { ...said, fact: question, yearSaid: false, ...doubt };
  });
}
