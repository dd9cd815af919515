import { matches, type Pattern } from "../knowledge/pattern.ts";

/** Words of a pattern belong together within so many characters; a longer message is looked at in stretches. */
const longestStretch = 30;

/** Whether a message speaks of what the patterns mean: in itself when it is short, else in a stretch of clauses. */
export function speaksOf(patterns: readonly Pattern[], message: string): boolean {
  if (message.length <= longestStretch) return matches(patterns, message);
  return stretches(message).some((stretch) => matches(patterns, stretch, message));
}

const remembered = { message: "", stretches: [""] };

/** The longest runs of whole clauses that are short enough; a clause that is too long stands alone. */
function stretches(message: string): string[] {
  if (remembered.message === message) return remembered.stretches;
  const clauses = message.match(/[^,，。;；!！?？\n]+[,，。;；!！?？\n]*/gu) ?? [message];
  const found: string[] = [];
  for (let from = 0; from < clauses.length; from++) {
    let stretch = clauses[from] ?? "";
    let to = from + 1;
    while (to < clauses.length && (stretch + (clauses[to] ?? "")).length <= longestStretch)
      stretch += clauses[to++] ?? "";
    found.push(stretch);
    if (to === clauses.length) break;
  }
  remembered.message = message;
  remembered.stretches = found;
  return found;
}
