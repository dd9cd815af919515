import { createRequire } from "node:module";
import type { Jieba } from "@node-rs/jieba";
import { stopWords } from "./stop-words.ts";

/** Cuts text into the terms of an index; the same tokenizer must serve building and asking. */
export interface Tokenizer {
  /** What the tokens depend on (version of the rules, of jieba, of the word lists); equal ids give equal tokens. */
  readonly id: string;
  /** The terms of a text in reading order, repeats included. */
  tokenize(text: string): string[];
}

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const han = /^\p{Script=Han}/u;

/** Puts text into the form that is indexed: compatibility forms folded, lower case. */
export function normalize(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Makes a tokenizer: jieba search-words without stop words, Han bigrams, Latin and digit runs. */
export function createTokenizer({ words = [] }: { words?: readonly string[] } = {}): Tokenizer {
  let jieba: Jieba | undefined;
  return {
    id: "words+bigrams",
    tokenize(text) {
      const plain = normalize(text);
      jieba ??= openJieba(words);
      const terms: string[] = [];
      for (const [run] of plain.matchAll(runs)) {
        if (!han.test(run)) {
          terms.push(run);
          continue;
        }
        if (run.length === 1) terms.push(run);
        for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2));
      }
      for (const word of jieba.cutForSearch(plain, true))
        if (word.length > 1 && han.test(word) && !stopWords.has(word)) terms.push(word);
      return terms;
    },
  };
}

function openJieba(words: readonly string[]): Jieba {
  const load = createRequire(import.meta.url);
  const { Jieba } = load("@node-rs/jieba") as typeof import("@node-rs/jieba");
  const { dict } = load("@node-rs/jieba/dict.js") as { dict: Uint8Array };
  const jieba = Jieba.withDict(dict);
  if (words.length > 0)
    jieba.loadDict(Buffer.from(words.map((word) => `${word} 1000 n`).join("\n")));
  return jieba;
}
