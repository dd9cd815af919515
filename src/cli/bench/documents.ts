import { answer } from "../../answering/answer.ts";
import { withOriginals, type Mind } from "../../answering/mind.ts";
import type { Policy } from "../../knowledge/policy.ts";
import { publishSample } from "../published-sample.ts";

/** Passages in all with which answering is measured. */
const size = 10_000;

/** Measures the reading of a folder of documents, and answering with so many passages; returns a line. */
export async function benchDocuments(
  folder: string,
  questions: readonly string[],
  mind: Mind,
): Promise<string> {
  const { files, ingest, policies } = await publishSample(folder, mind.knowledge.regions);
  const many = enough(policies, size - mind.passages.length);
  const indexing = performance.now();
  const full = withOriginals(mind, many);
  const indexed = performance.now() - indexing;
  const one = { ...(policies[0] ?? missing()), id: "one more" };
  const adding = performance.now();
  withOriginals(mind, [...many, one], full);
  const added = performance.now() - adding;
  const times: number[] = [];
  for (let round = 0; round < 2; round++)
    for (const text of questions) {
      const began = performance.now();
      answer({ text, asOf: "2026-06-15", earlier: [] }, full);
      if (round > 0) times.push(performance.now() - began);
    }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1);
  return (
    `documents: ${files} files read and stored in ${(ingest / 1000).toFixed(1)} s; ` +
    `${full.passages.length + full.originals.index.size} passages indexed in ${indexed.toFixed(0)} ms, ` +
    `one document more in ${added.toFixed(0)} ms; ${times.length} questions, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
  );
}

/** The documents, over and over under other names, until they have so many passages. */
function enough(policies: readonly Policy[], passages: number): Policy[] {
  const many: Policy[] = [];
  let count = 0;
  for (let round = 0; count < passages; round++)
    for (const policy of policies) {
      if (count >= passages) break;
      many.push({ ...policy, id: `${policy.id} ${round}` });
      count += policy.passages.length;
    }
  return many;
}

function missing(): never {
  throw new Error("The folder holds no document that could be published.");
}
