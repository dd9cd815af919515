import { writeSync } from "node:fs";
import { readKnowledgeFiles, readSources } from "../../knowledge/knowledge.ts";
import { readRules } from "./rule-reading.ts";

// A process of its own, so that nothing is warm: `read-rules.js <knowledge folder>`.
const [folder = ""] = process.argv.slice(2);
const sources = readSources(folder);
const { knowledge } = readKnowledgeFiles(sources.filter(({ file }) => !file.startsWith("rules/")));
const began = performance.now();
readRules(sources, knowledge);
writeSync(1, String(performance.now() - began));
