import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Entry } from "../../search/index-builder.ts";
import { buildLexicalIndex } from "../../search/lexical-index.ts";
import { createTokenizer } from "../../search/tokens.ts";

/** A question of laypeople with the ids of the articles that answer it. */
export interface StardQuestion {
  text: string;
  relevant: ReadonlySet<string>;
}

/** The articles of the law and the questions of the STARD set. */
export interface Stard {
  entries: Entry[];
  questions: StardQuestion[];
}

/** How well a ranking finds the articles: shares from 0 to 1, means over the questions. */
export interface StardFigures {
  entries: number;
  questions: number;
  recallAt1: number;
  recallAt5: number;
  recallAt10: number;
  recallAt50: number;
  /** Mean of 1 / place of the first relevant article among the first ten. */
  reciprocalRankAt10: number;
}

/** Reads `corpus.jsonl.gz` and `eval.jsonl` of the folder; throws when one is missing or no JSON. */
export async function readStard(folder: string): Promise<Stard> {
  const entries: Entry[] = [];
  const corpus = createReadStream(join(folder, "corpus.jsonl.gz")).pipe(createGunzip());
  for await (const row of rowsOf<{ id: number; title: string; chapter: string; text: string }>(
    corpus,
  ))
    entries.push({ id: String(row.id), head: `${row.title}\n${row.chapter}`, text: row.text });
  return { entries, questions: await readQuestions(folder) };
}

/** Reads `eval.jsonl` of the folder; throws when it is missing or no JSON. */
export async function readQuestions(folder: string): Promise<StardQuestion[]> {
  const questions: StardQuestion[] = [];
  const asked = createReadStream(join(folder, "eval.jsonl"));
  for await (const { q, rel } of rowsOf<{ q: string; rel: number[] }>(asked))
    questions.push({ text: q, relevant: new Set(rel.map(String)) });
  return questions;
}

/** Measures what lexical search finds of the STARD set in the folder, without synonyms. */
export async function evaluateStard(folder: string): Promise<StardFigures> {
  const { entries, questions } = await readStard(folder);
  const index = buildLexicalIndex(entries, createTokenizer());
  return measureRanking(entries.length, questions, (text) =>
    index.search(text, { limit: 50 }).map(({ id }) => id),
  );
}

/** Measures a ranking: `rank` gives the ids of the best entries for a question, best first, fifty where possible. */
export function measureRanking(
  entries: number,
  questions: readonly StardQuestion[],
  rank: (text: string) => readonly string[],
): StardFigures {
  const sums = [0, 0, 0, 0, 0];
  for (const { text, relevant } of questions) {
    const ids = rank(text);
    const recall = (depth: number) =>
      ids.slice(0, depth).filter((id) => relevant.has(id)).length / relevant.size;
    const first = ids.slice(0, 10).findIndex((id) => relevant.has(id));
    const own = [recall(1), recall(5), recall(10), recall(50), first < 0 ? 0 : 1 / (first + 1)];
    own.forEach((value, at) => (sums[at] = (sums[at] ?? 0) + value));
  }
  const mean = (at: number) => (sums[at] ?? 0) / Math.max(1, questions.length);
  return {
    entries,
    questions: questions.length,
    recallAt1: mean(0),
    recallAt5: mean(1),
    recallAt10: mean(2),
    recallAt50: mean(3),
    reciprocalRankAt10: mean(4),
  };
}

async function* rowsOf<Row>(input: Readable): AsyncGenerator<Row> {
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim() !== "") yield JSON.parse(line) as Row;
}
