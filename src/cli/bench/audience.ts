import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readKnowledge } from "../../knowledge/knowledge.ts";
import { audienceWorker } from "../../notices/audience/audience-worker-handle.ts";
import { audienceOf } from "../../notices/audience/condition.ts";
import { findAudience } from "../../notices/audience/find-audience.ts";
import { audienceGround } from "../../notices/audience/ground.ts";
import { readAudience } from "../../notices/audience/read-audience.ts";
import { inventedCompanies } from "../../people/invented-companies.ts";
import { importGround } from "../../people/import/import-ground.ts";
import { databaseFile, openDatabase } from "../../stores/database.ts";
import { fillTown } from "./audience-town.ts";

const COMPANIES = 100_000;
const NOW = new Date("2026-06-15T02:00:00.000Z");

/** What is counted: by the register alone, by what companies told, by how a programme comes out. */
const SENTENCES = [
  ["attributes of the register", "贺兰县的制造业"],
  ["attributes of the register", "贺兰县或者金凤区的软件企业"],
  ["titles in one county", "贺兰县今年高企到期的"],
  ["titles of all", "培育库里还不是高企的"],
  ["a share over three years", "三年研发占比超过百分之三的"],
  ["all of these", "培育库里、制造业、三年研发占比超过百分之三、还不是高企"],
  ["a verdict, one county", "贺兰县能报科小的"],
  ["a verdict of all", "能报科小的"],
] as const;

/** Measures how long audiences take among 100,000 companies, on a thread of their own; `companies` may say fewer. */
export async function benchAudience(
  knowledgeFolder: string,
  companies = COMPANIES,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "kechuang-bench-"));
  const rows: string[] = [];
  try {
    const knowledge = readKnowledge(knowledgeFolder);
    const ground = audienceGround(knowledge);
    const began = performance.now();
    const { facts } = await fillTown(
      folder,
      inventedCompanies(companies, importGround(knowledge), 2026),
      2026,
    );
    rows.push(
      `audience: ${String(companies)} companies with ${String(facts)} sealed facts stored in ${seconds(began)} s`,
    );
    const databaseUrl = `file:${databaseFile(folder)}`;
    const worker = audienceWorker({ databaseUrl, knowledge: knowledgeFolder });
    const db = await openDatabase(databaseUrl);
    try {
      for (const [what, sentence] of SENTENCES) {
        const read = readAudience(sentence, ground, "2026-06-15");
        if (!("condition" in read)) throw new Error(`${sentence} was not understood.`);
        const times: string[] = [];
        let late = 0;
        let counts = "";
        for (let round = 0; round < 3; round += 1) {
          const [since, used] = [performance.now(), process.cpuUsage()];
          const watch = watched();
          const found = await findAudience(db, audienceOf(read.condition), ground, {
            now: NOW,
            ...(worker && { worker }),
          });
          late = Math.max(late, watch.end());
          times.push(`${seconds(since)} (${processor(used)})`);
          counts = `${String(found.counts.in)} in, ${String(found.counts.possible)} possible`;
        }
        rows.push(
          `audience: ${what}, ${sentence}: ${times.join(" / ")} s (of the processor), first / second / third time, ${counts}; others waited ${late.toFixed(0)} ms at most`,
        );
      }
    } finally {
      await worker?.close();
      await db.$disconnect();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

/** Seconds of processor time that this process took since then, on all threads. */
function processor(since: NodeJS.CpuUsage): string {
  const { user, system } = process.cpuUsage(since);
  return ((user + system) / 1e6).toFixed(2);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2);
}

/** Watches how long the main thread keeps others waiting. */
function watched(): { end: () => number } {
  let worst = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    worst = Math.max(worst, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  return {
    end: () => {
      clearInterval(beat);
      return worst;
    },
  };
}
