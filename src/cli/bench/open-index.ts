import { writeSync } from "node:fs";
import { openIndex } from "../../search/index-folder.ts";
import { LexicalIndex } from "../../search/lexical-index.ts";
import { createTokenizer } from "../../search/tokens.ts";
import { readQuestions } from "../eval/stard.ts";

// A process of its own, so that its memory is that of search alone: `open-index.js <index> <corpus> <stard>`.
const [folder = "", corpus = "", stard = ""] = process.argv.slice(2);
const began = performance.now();
const opened = await openIndex(folder, corpus);
if (opened.kind === "refused")
  throw new Error(`${folder}: the index is refused (${opened.reason}).`);
const index = new LexicalIndex(opened.data, createTokenizer());
const openMs = performance.now() - began;
index.search("认定条件");
const readyMs = performance.now() - began;
global.gc?.();
const residentBytes = process.memoryUsage.rss();
/** Milliseconds of each question: the median of several rounds, so that other programs' turns do not count. */
const times = (await readQuestions(stard)).map(({ text }) => {
  const rounds = Array.from({ length: 7 }, () => {
    const from = performance.now();
    index.search(text, { limit: 10 });
    return performance.now() - from;
  });
  return rounds.toSorted((one, other) => one - other)[3] ?? 0;
});
writeSync(1, JSON.stringify({ openMs, readyMs, residentBytes, times }));
