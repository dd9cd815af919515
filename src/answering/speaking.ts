import { matches, type Pattern } from "../knowledge/pattern.ts";
import { wordsMatched } from "../knowledge/pattern-words.ts";

/** Words of a pattern belong together within so many characters; a longer message is looked at in stretches. */
const longestStretch = 30;

/** A message as the tables' patterns are looked for in it. */
export interface Saying {
  whole: string;
  /** The longest runs of whole clauses that are short enough; a clause that is too long stands alone. */
  stretches: readonly string[];
}

/** Takes a message (made plain) apart into its stretches; a short one is one stretch. */
export function sayingOf(whole: string): Saying {
  if (whole.length <= longestStretch) return { whole, stretches: [whole] };
  const clauses = whole.match(/[^,，。;；!！?？\n]+[,，。;；!！?？\n]*/gu) ?? [whole];
  const stretches: string[] = [];
  for (let from = 0, to = 0; to < clauses.length; from++) {
    let stretch = clauses[from] ?? "";
    to = from + 1;
    while (to < clauses.length && (stretch + (clauses[to] ?? "")).length <= longestStretch)
      stretch += clauses[to++] ?? "";
    stretches.push(stretch);
  }
  return { whole, stretches };
}

/** What is taken for granted is told by the whole message: its words belong together within so many characters. */
const longestStory = 90;

/** A saying as one stretch, where it is not too long for its words to belong together. */
export function wholly({ whole, stretches }: Saying): Saying {
  return { whole, stretches: whole.length <= longestStory ? [whole] : stretches };
}

/** Whether a message speaks of what the patterns mean. */
export function speaksOf(patterns: readonly Pattern[], { whole, stretches }: Saying): boolean {
  return stretches.some((stretch) => matches(patterns, stretch, whole));
}

/** The words by which a message speaks of what the patterns mean. */
export function wordsSpoken(patterns: readonly Pattern[], { whole, stretches }: Saying): string[] {
  return [...new Set(stretches.flatMap((stretch) => wordsMatched(patterns, stretch, whole)))];
}
