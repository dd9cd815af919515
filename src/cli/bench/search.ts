import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashCorpus } from "../../search/index-manifest.ts";
import { buildInWorker } from "../../search/worker-build.ts";
import { evaluateStard, measureRanking, readStard, type Stard } from "../eval/stard.ts";
import { rivals, type Rival } from "./search-rivals.ts";

/** Longest time that another library may take to build, and to answer, in milliseconds. */
const patience = 120_000;

/** Measures search over the STARD set in the folder, beside other libraries; one line of text for each. */
export async function benchSearch(folder: string): Promise<string[]> {
  const stard = await readStard(folder);
  const lines = [await measureOwn(folder, stard)];
  for (const open of rivals) lines.push(await measureRival(await open(), stard));
  return lines;
}

interface OpenedFigures {
  openMs: number;
  readyMs: number;
  residentBytes: number;
  times: number[];
}

async function measureOwn(folder: string, { entries }: Stard): Promise<string> {
  const parent = mkdtempSync(join(tmpdir(), "kechuang-bench-"));
  try {
    const kept = join(parent, "index");
    const corpus = hashCorpus(entries);
    const began = performance.now();
    await buildInWorker({
      entries,
      save: { folder: kept, corpus, builtAt: new Date().toISOString() },
    });
    const built = (performance.now() - began) / 1000;
    const size = readdirSync(kept).reduce((sum, file) => sum + statSync(join(kept, file)).size, 0);
    const program = fileURLToPath(new URL("./open-index.js", import.meta.url));
    const output = execFileSync(process.execPath, ["--expose-gc", program, kept, corpus, folder]);
    const { openMs, readyMs, residentBytes, times } = JSON.parse(String(output)) as OpenedFigures;
    const { recallAt5, recallAt10, reciprocalRankAt10 } = await evaluateStard(folder);
    return [
      `search: ${entries.length} passages built off-thread and kept in ${built.toFixed(1)} s`,
      `${megabytes(size)} on disk`,
      `opened in ${openMs.toFixed(0)} ms, first hit after ${readyMs.toFixed(0)} ms`,
      `${megabytes(residentBytes)} resident`,
      `R@5 ${percent(recallAt5)}, R@10 ${percent(recallAt10)}, MRR@10 ${percent(reciprocalRankAt10)}`,
      speed(times),
    ].join("; ");
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function measureRival(rival: Rival, { entries, questions }: Stard): Promise<string> {
  const relevant = new Set(questions.flatMap((question) => [...question.relevant]));
  const ordered = [
    ...entries.filter(({ id }) => relevant.has(id)),
    ...entries.filter(({ id }) => !relevant.has(id)),
  ];
  const began = performance.now();
  const taken = await rival.fill(ordered, began + patience);
  const built = (performance.now() - began) / 1000;
  const times: number[] = [];
  const asked = questions.slice();
  const deadline = performance.now() + patience;
  const answers = new Map<string, readonly string[]>();
  for (const { text } of questions) {
    const from = performance.now();
    if (from > deadline) break;
    answers.set(text, rival.rank(text, 50));
    times.push(performance.now() - from);
  }
  asked.length = answers.size;
  const { recallAt5, recallAt10, reciprocalRankAt10 } = measureRanking(
    taken,
    asked,
    (text) => answers.get(text) ?? [],
  );
  const part = taken < entries.length ? ` (cut off there, all answers included)` : "";
  return [
    `${rival.name}: ${taken} passages${part} built in ${built.toFixed(1)} s`,
    `R@5 ${percent(recallAt5)}, R@10 ${percent(recallAt10)}, MRR@10 ${percent(reciprocalRankAt10)} on ${asked.length} questions`,
    speed(times),
  ].join("; ");
}

function speed(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
