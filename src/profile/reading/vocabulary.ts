import { foldText } from "../../units/folded-text.ts";
import type { FactDefinition, FactDefinitions } from "../fact-definition.ts";

/** A name that people use, with the facts it can mean, the usual one first. */
interface Term {
  readonly words: string;
  readonly facts: readonly FactDefinition[];
}

/** All names of facts, built once and looked up at every place of a message. */
export interface Vocabulary {
  readonly definitions: FactDefinitions;
  /** Terms by their first two characters, the longest first. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Facts whose value is one of several named things. */
  readonly choices: readonly FactDefinition[];
}

interface Name {
  readonly words: string;
  readonly fact: FactDefinition;
  /** The earlier a fact lists a name, the more usual that meaning is. */
  readonly rank: number;
}

/** Behind all names that a fact lists itself. */
const INHERITED = 1000;
const ASKING = /是不是|有没有|多少|哪|什么|几个|几项|几级|几年|几成/;
const PREDICATE = /^(?:是|有|已|属于?|处|符合)/;

/** Collects the names under which facts are spoken of. */
export function createVocabulary(definitions: readonly FactDefinition[]): Vocabulary {
  const byWords = new Map<string, Name[]>();
  for (const name of [...ownNames(definitions), ...inheritedNames(definitions)]) {
    const known = byWords.get(name.words);
    if (!known) byWords.set(name.words, [name]);
    else if (known.every(({ fact }) => fact !== name.fact)) known.push(name);
  }
  const terms = new Map<string, Term[]>();
  for (const [words, names] of byWords) {
    const facts = names.sort((a, b) => a.rank - b.rank).map(({ fact }) => fact);
    const head = words.slice(0, 2);
    const known = terms.get(head);
    if (known) known.push({ words, facts });
    else terms.set(head, [{ words, facts }]);
  }
  for (const each of terms.values()) each.sort((a, b) => b.words.length - a.words.length);
  return {
    definitions: new Map(definitions.map((each) => [each.id, each])),
    terms,
    choices: definitions.filter(({ kind }) => kind === "choice"),
  };
}

/** A text in the form in which names are compared; offsets stay. */
export function foldWords(text: string): string {
  return foldText(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The label without what stands in brackets: 研发费用 for 研发费用（高企口径）. */
function baseLabel({ label }: FactDefinition): string {
  return foldWords(label).replace(/\([^)]*\)/g, "");
}

function ownNames(definitions: readonly FactDefinition[]): Name[] {
  return definitions.flatMap((fact) => {
    const listed = fact.aliases.map((alias, rank) => ({ words: foldWords(alias), rank }));
    const names = [
      { words: foldWords(fact.label), rank: -1 },
      { words: baseLabel(fact), rank: -1 },
      ...listed,
    ];
    return names.flatMap(({ words, rank }) =>
      spoken(words, fact).map((each) => ({ words: each, fact, rank })),
    );
  });
}

/** What is said of a fact in general is said of the facts that only a bracket tells from it. */
function inheritedNames(definitions: readonly FactDefinition[]): Name[] {
  const first = new Map<string, FactDefinition>();
  return definitions.flatMap((fact) => {
    const base = first.get(baseLabel(fact));
    if (!base) {
      first.set(baseLabel(fact), fact);
      return [];
    }
    return base.aliases.flatMap((alias) =>
      spoken(foldWords(alias), base).map((words) => ({ words, fact, rank: INHERITED })),
    );
  });
}

/** The forms of a name that occur inside a statement. */
function spoken(words: string, { kind }: FactDefinition): string[] {
  const told = words.replace(/多少.*$/, "");
  if (told.length < 2 || ASKING.test(told)) return [];
  const bare = kind === "yesno" ? told.replace(PREDICATE, "") : told;
  return [bare.length < 2 ? told : bare];
}
