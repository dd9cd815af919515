import { createRequire } from "node:module";
import type { Jieba } from "@node-rs/jieba";
import { stopWords } from "./stop-words.ts";

/** A term of a question and how much it counts (1 is plain; expansions count less). */
export interface WeightedTerm {
  term: string;
  weight: number;
}

/** Cuts text into terms. */
export interface Tokenizer {
  /** The terms that a text is indexed by, in reading order, repeats included. */
  tokenize(text: string): string[];
  /** The terms of a question, each once: a term counts as often as it is said, and half as much again where it is a word. */
  weigh(text: string): WeightedTerm[];
  /** The text cut into words of the dictionary, one after the other; what is in none stands in single characters. */
  cut(text: string): string[];
}

/** Version of the rules by which texts are cut; an index cut by other rules must be built anew. */
export const tokensId = "han-bigrams+runs 2";

const runs = /\p{Script=Han}+|\d+(?:\.\d+)+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const hanRuns = /\p{Script=Han}+/gu;
const han = /^\p{Script=Han}/u;

/** How much being a word of the dictionary adds to a pair of characters. */
const wordBonus = 0.5;

/** Puts text into the form that is indexed: compatibility forms folded, lower case. */
export function normalize(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Whether a term is written in Chinese characters. */
export function isHan(term: string): boolean {
  return han.test(term);
}

/** Cuts text into pairs of neighbouring Chinese characters (a lone one stays alone) and runs of other letters and digits. */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of normalize(text).matchAll(runs)) {
    if (run.length === 1 || !isHan(run)) terms.push(run);
    else for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2));
  }
  return terms;
}

/** The Chinese characters of a text (UTF-16 units), repeats included. */
export function charactersOf(text: string): string {
  return normalize(text).match(hanRuns)?.join("") ?? "";
}

/**
 * Makes a tokenizer; `words` are words of the field that the dictionary must keep whole.
 * Words only weigh the question, so that another dictionary needs no other index; the dictionary
 * is loaded by the first question.
 */
export function createTokenizer({ words = [] }: { words?: readonly string[] } = {}): Tokenizer {
  let jieba: Jieba | undefined;
  return {
    tokenize,
    weigh(text) {
      const weights = new Map<string, number>();
      const add = (term: string, weight: number) =>
        weights.set(term, (weights.get(term) ?? 0) + weight);
      for (const term of tokenize(text)) add(term, 1);
      jieba ??= openJieba(words);
      for (const word of jieba.cutForSearch(normalize(text), true))
        if (word.length === 2 && weights.has(word) && isHan(word) && !stopWords.has(word))
          add(word, wordBonus);
      return [...weights].map(([term, weight]) => ({ term, weight }));
    },
    cut(text) {
      jieba ??= openJieba(words);
      return jieba.cut(text, false);
    },
  };
}

function openJieba(words: readonly string[]): Jieba {
  const load = createRequire(import.meta.url);
  const { Jieba } = load("@node-rs/jieba") as typeof import("@node-rs/jieba");
  const { dict } = load("@node-rs/jieba/dict.js") as typeof import("@node-rs/jieba/dict.js");
  const jieba = Jieba.withDict(dict);
  const lines = words.map((word) => `${word} 1000 n`).join("\n");
  if (words.length > 0) jieba.loadDict(Buffer.from(lines));
  return jieba;
}
