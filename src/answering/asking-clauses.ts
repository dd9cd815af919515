import { plain } from "../knowledge/pattern.ts";
import { contentOf } from "./content-words.ts";
import type { Mind } from "./mind.ts";
import { asks } from "./question-split.ts";

/** A clause that asks with fewer words of its own leans on the one before it, in characters. */
const ownWords = 4;

/**
 * The clauses of a message that ask, each with the one before it where it says hardly a word of its
 * own; `undefined` where that is the whole message, or none of it asks.
 */
export function askingClauses(text: string, mind: Mind): string | undefined {
  const clauses = clausesOf(text);
  const kept = askingOf(clauses, mind);
  if (kept.size === 0 || kept.size === clauses.length) return undefined;
  return clauses.filter((_, at) => kept.has(at)).join("");
}

/**
 * A message without the clauses that ask nothing and hold one of these `words` (made plain);
 * `undefined` where that is the whole message, or none of it asks.
 */
export function clausesWithout(
  words: readonly string[],
  text: string,
  mind: Mind,
): string | undefined {
  const clauses = clausesOf(text);
  const asking = askingOf(clauses, mind);
  if (asking.size === 0) return undefined;
  const kept = clauses.filter((clause, at) => {
    const form = plain(clause);
    return asking.has(at) || !words.some((word) => form.includes(word));
  });
  return kept.length === clauses.length ? undefined : kept.join("");
}

/** Which clauses (their numbers) ask, with those that they lean on. */
function askingOf(clauses: readonly string[], mind: Mind): ReadonlySet<number> {
  const kept = new Set<number>();
  clauses.forEach((clause, at) => {
    if (!asks(clause)) return;
    kept.add(at);
    if (at > 0 && isBare(clause, mind)) kept.add(at - 1);
  });
  return kept;
}

function clausesOf(text: string): string[] {
  const cut = text.match(/[^。！!？?；;，,\n]+[。！!？?；;，,\n]*/gu) ?? [text];
  return cut.flatMap((clause) => clause.split(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u));
}

/** Whether a clause has neither words of its own nor the name of a programme. */
function isBare(clause: string, mind: Mind): boolean {
  const form = plain(clause);
  const own = contentOf(form).replace(/[^\p{L}\p{N}]/gu, "");
  return own.length < ownWords && mind.programmeNames.find(form).length === 0;
}
