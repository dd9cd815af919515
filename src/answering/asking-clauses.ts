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

/** Says what trade a company is in, and nothing else: 做锅炉改造的. */
const trade =
  /^(?:我们?|咱们?|俺们?)?(?:公司|厂|这)?(?:就?是|专门)?(?:做|搞|开|卖|干|种|养|造|修|产|经营|生产|加工|从事).{1,12}的(?:企业|公司|厂子?)?[，,。；;]*$/;

/** A message without the clauses that only say what trade the company is in; `undefined` where there is none. */
export function withoutTrade(text: string): string | undefined {
  const clauses = clausesOf(text);
  const kept = clauses.filter((clause) => !trade.test(clause.trim()));
  return kept.length === clauses.length || kept.length === 0 ? undefined : kept.join("");
}

/** What a clause that only says which title the company has consists of, beside the title. */
const having =
  /我们?|咱们?|俺们?|本?公司|我司|厂子?|企业|家|已经?|早就?|刚|也|就?是|算|评上|认定|拿了|了|的/g;

/** Whether all that a message says of our programmes is that the company has a title: 我们是高企，…… */
export function onlyHasTitles(text: string, mind: Mind): boolean {
  const naming = clausesOf(text)
    .map(plain)
    .map((form) => ({ form, found: mind.programmeNames.find(form) }))
    .filter(({ found }) => found.length > 0);
  return (
    naming.length > 0 &&
    naming.every(({ form, found }) => {
      const rest = found.reduce((left, { name }) => left.replace(name, ""), form);
      return rest.replace(having, "").replace(/[\p{P}\s]/gu, "") === "";
    })
  );
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
