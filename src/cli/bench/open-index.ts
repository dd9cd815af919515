import { writeSync } from "node:fs";
import { readStard } from "../eval/stard.ts";
import { openIndex } from "../../search/index-folder.ts";
import { LexicalIndex } from "../../search/lexical-index.ts";
import { createTokenizer } from "../../search/tokens.ts";

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
const { questions } = await readStard(stard);
const times: number[] = [];
for (let round = 0; round < 4; round++)
  for (const { text } of questions) {
    const from = performance.now();
    index.search(text, { limit: 10 });
    if (round > 0) times.push(performance.now() - from);
  }
writeSync(1, JSON.stringify({ openMs, readyMs, residentBytes, times }));
