import type { Knowledge } from "../knowledge/knowledge.ts";
import { bearerOf, cardPassage } from "../knowledge/card.ts";
import { faqPassages } from "../knowledge/faq.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { Entry } from "../search/index-builder.ts";
import { addressOf, type Phrase, type Sourced } from "./sourced.ts";

/** All passages of the knowledge with their documents, those of the frequent questions among them. */
export function sourcedPassages(knowledge: Knowledge, published: readonly Policy[]): Sourced[] {
  const documents = new Map<string, Policy>();
  for (const policy of [...published, ...knowledge.policies]) {
    documents.set(policy.title, policy);
    if (policy.number !== undefined) documents.set(policy.number, policy);
  }
  const own = knowledge.policies.flatMap((policy) =>
    policy.passages.map((passage) => ({ passage, policy })),
  );
  const asked = faqPassages(knowledge.faq).flatMap((passage) => {
    const policy = documents.get(passage.clause.document);
    if (!policy) return [];
    const programmes = passage.programmes.length > 0 ? passage.programmes : policy.programmes;
    return [{ passage: { ...passage, programmes }, policy }];
  });
  const offered = knowledge.cards.flatMap((card) => {
    const bearer = bearerOf(card, knowledge.policies);
    if (!bearer) return [];
    return [{ passage: cardPassage(card, bearer), policy: { ...bearer, checked: card.checked } }];
  });
  return [...own, ...asked, ...offered];
}

/** The passages by their address; those of frequent questions come after the clause itself. */
export function byAddress(passages: readonly Sourced[]): Map<string, Sourced[]> {
  const found = new Map<string, Sourced[]>();
  for (const sourced of passages) {
    const address = addressOf(sourced.passage.clause);
    found.set(address, [...(found.get(address) ?? []), sourced]);
  }
  return found;
}

/** What a clause is searched by: its document, chapter and heading above, its points and phrases below. */
export function clauseEntry({ passage, policy }: Sourced): Entry {
  const phrases = [...passage.asked, ...passage.points.flatMap(({ asked }) => asked)];
  return {
    id: passage.id,
    head: [policy.title, passage.chapter, passage.heading].join(" "),
    text: [...passage.points.map(({ text }) => text), ...phrases].join("\n"),
  };
}

/** What a point is searched by. */
export function pointEntry({ passage }: Sourced, point: number): Entry {
  const { text, asked } = passage.points[point] ?? { text: "", asked: [] };
  return { id: `${passage.id} ${point}`, head: passage.heading, text: [text, ...asked].join("\n") };
}

/** The phrases a passage is asked by. */
export function phrasesOf(sourced: Sourced): Phrase[] {
  const { heading, asked, points } = sourced.passage;
  return [
    ...[heading, ...asked].map((text) => ({ text, sourced })),
    ...points.flatMap((point, number) =>
      point.asked.map((text) => ({ text, sourced, point: number })),
    ),
  ];
}

/** Words of the texts: what a mistyped word may have meant. */
export function textWords({ programmes, facts, synonyms }: Knowledge): string[] {
  return hanWords([
    ...programmes.flatMap(({ names }) => names),
    ...facts.map(({ label }) => label),
    ...synonyms.flatMap(({ means }) => means),
  ]);
}

/** Words of the field, spoken ones too: what the cutting of text must keep whole. */
export function fieldWords(knowledge: Knowledge): string[] {
  return hanWords([...textWords(knowledge), ...knowledge.synonyms.map(({ term }) => term)]);
}

function hanWords(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => /^\p{Script=Han}{2,8}$/u.test(word));
}
