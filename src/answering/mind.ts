import type { DocumentNames } from "../clauses/document-mention.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Programme } from "../knowledge/programme.ts";
import type { Region } from "../knowledge/region.ts";
import {
  buildLexicalIndex,
  type LexicalIndex,
  type WeightedTerm,
} from "../search/lexical-index.ts";
import { Likelihood } from "../search/likelihood.ts";
import { expandQuery } from "../search/synonyms.ts";
import { createTokenizer, type Tokenizer } from "../search/tokens.ts";
import { Remembered } from "../units/remembered.ts";
import { contentOf } from "./content-words.ts";
import { homophones, type Homophones } from "./homophones.ts";
import * as indexed from "./indexed-text.ts";
import { NameFinder } from "./name-finder.ts";
import { noOriginals, originalsOf, type Originals } from "./originals.ts";
import { ruleBook, type RuleBook } from "./ruled/rule-book.ts";
import type { Phrase, Sourced } from "./sourced.ts";

/** So many questions are remembered with their terms: one is looked for several times. */
const EXPANDED = 32;

/** Everything that answering looks things up in, made once for each state of the knowledge. */
export interface Mind {
  knowledge: Knowledge;
  homeRegion: string;
  /** The home region and the ones above it, by name. */
  home: ReadonlySet<string>;
  passages: readonly Sourced[];
  /** All versions of the passage at an address, by `addressOf`. */
  byAddress: ReadonlyMap<string, readonly Sourced[]>;
  programmes: ReadonlyMap<string, Programme>;
  regions: ReadonlyMap<string, Region>;
  clauses: LexicalIndex;
  /** How likely a question's words are among the phrases of each passage, by its number. */
  likelihood: Likelihood;
  /** The number of each passage. */
  numbers: ReadonlyMap<Sourced, number>;
  points: LexicalIndex;
  /** Where each entry of `points` belongs. */
  pointOwners: readonly { sourced: Sourced; point: number }[];
  phrases: LexicalIndex;
  phraseOwners: readonly Phrase[];
  /** Weight of all terms of a phrase, by its number. */
  phraseMass: (phrase: number) => number;
  /** The terms of a question, and those its spoken words stand for. */
  expand: (text: string) => readonly WeightedTerm[];
  programmeNames: NameFinder<Programme>;
  regionNames: NameFinder<Region>;
  homophones: Homophones;
  tokenizer: Tokenizer;
  /** Documents that were published while running. */
  originals: Originals;
  /** Dated conditions of programmes. */
  rules: RuleBook;
  /** What all documents are called. */
  names: DocumentNames;
}

/**
 * Makes a mind of the knowledge, for companies of the home region; throws a sentence when that region
 * is unknown. Frequent questions may rest on `published` documents too.
 */
export function createMind(
  knowledge: Knowledge,
  homeRegion: string,
  published: readonly Policy[] = [],
): Mind {
  const regions = new Map(knowledge.regions.map((region) => [region.name, region]));
  const passages = indexed.sourcedPassages(knowledge, published);
  const words = indexed.fieldWords(knowledge);
  const tokenizer = createTokenizer({ words });
  const build = (entries: Parameters<typeof buildLexicalIndex>[0]) =>
    buildLexicalIndex(entries, tokenizer);
  const pointOwners = passages.flatMap((sourced) =>
    sourced.passage.points.map((_, point) => ({ sourced, point })),
  );
  const phraseOwners = passages.flatMap(indexed.phrasesOf);
  const entries = passages.map(indexed.clauseEntry);
  const everything = entries.map(({ text }) => text).join("\n");
  const contents = phraseOwners.map(({ text }) => contentOf(text));
  const phrases = build(contents.map((text, number) => ({ id: String(number), text })));
  const clauses = build(entries);
  const points = build(pointOwners.map(({ sourced, point }) => indexed.pointEntry(sourced, point)));
  const numbers = new Map(passages.map((sourced, number) => [sourced, number]));
  const expanded = new Remembered<readonly WeightedTerm[]>(EXPANDED);
  return {
    knowledge,
    homeRegion,
    home: homeOf(homeRegion, regions),
    passages,
    byAddress: indexed.byAddress(passages),
    programmes: new Map(knowledge.programmes.map((programme) => [programme.id, programme])),
    regions,
    clauses,
    likelihood: new Likelihood(
      phrases.data,
      phraseOwners.map(({ sourced }) => numbers.get(sourced) ?? 0),
    ),
    numbers,
    points,
    pointOwners,
    phrases,
    phraseOwners,
    phraseMass: remembered((phrase) => phrases.know(contents[phrase] ?? "").mass),
    expand: (text) =>
      expanded.of(text, () => expandQuery(contentOf(text), knowledge.synonyms, tokenizer)),
    programmeNames: new NameFinder(knowledge.programmes, ({ names }) => names),
    regionNames: new NameFinder(knowledge.regions, ({ name, full, aliases }) => [
      name,
      full,
      ...aliases,
    ]),
    homophones: homophones(
      indexed.textWords(knowledge),
      new Set(knowledge.programmes.flatMap(({ names }) => names)),
      {
        cut: (text) => tokenizer.cut(text),
        used: (run) => everything.includes(run),
      },
    ),
    tokenizer,
    originals: noOriginals(tokenizer, clauses),
    rules: ruleBook(knowledge),
    names: knowledge.names,
  };
}

/** A mind that knows these published documents as well; `before` spares the indexing of what it had. */
export function withOriginals(mind: Mind, policies: readonly Policy[], before = mind): Mind {
  const originals = originalsOf(policies, before.originals, mind.tokenizer, mind.clauses);
  return { ...mind, originals, names: new Map([...originals.names, ...mind.knowledge.names]) };
}

/** A region and those around it, by name; none when it is not known. */
export function upwards(name: string, regions: ReadonlyMap<string, Region>): Set<string> {
  const names = new Set<string>();
  for (let at = regions.get(name); at && !names.has(at.name); at = regions.get(at.parent ?? ""))
    names.add(at.name);
  return names;
}

function homeOf(name: string, regions: ReadonlyMap<string, Region>): Set<string> {
  if (regions.has(name)) return upwards(name, regions);
  throw new Error(`HOME_REGION“${name}”不在 knowledge/regions.yaml 里：写里面有的地名，如 银川。`);
}

/** A function of whole numbers that works each value out once, when it is first asked for. */
function remembered(work: (number: number) => number): (number: number) => number {
  const known = new Map<number, number>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const value = work(number);
    known.set(number, value);
    return value;
  };
}
