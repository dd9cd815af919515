import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readKnowledgeFiles, readSources } from "../../knowledge/knowledge.ts";
import { groundOf } from "../../knowledge/rule-ground.ts";
import { judgeAll } from "../../rules/judge-all.ts";
import { judge, type Ground } from "../../rules/judge.ts";
import type { Rule } from "../../rules/rule.ts";
import { anyProfile } from "./any-profile.ts";
import { benchRivals } from "./rule-comparison.ts";
import { readRules } from "./rule-reading.ts";
import { at, middle } from "./spread.ts";

const DAY = "2026-06-15";

/** Measures reading rules, judging by all of them, and one decision beside other engines; lines of text. */
export async function benchRules(folder: string): Promise<string[]> {
  const sources = readSources(folder);
  const { knowledge } = readKnowledgeFiles(sources);
  const rounds = Array.from({ length: 10 }, () => timed(() => readRules(sources, knowledge)));
  const rules = readRules(sources, knowledge);
  const ground = groundOf(knowledge);
  const places = knowledge.regions.map(({ name }) => name);
  const making = { definitions: knowledge.facts, places, year: Number(DAY.slice(0, 4)) };
  const hnte = rules.find(({ id }) => id === "hnte");
  return [
    `rules: ${rules.length} files read and checked in ${middle(rounds)} ms, the first time in a process of its own in ${cold(folder)} ms`,
    ...measureJudging(rules, ground, (seed) => anyProfile(seed, making)),
    ...(hnte ? await benchRivals(hnte, ground, DAY) : []),
  ];
}

/** The median of five processes. */
function cold(folder: string): string {
  const program = fileURLToPath(new URL("./read-rules.js", import.meta.url));
  const times = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, [program, folder])),
  );
  return middle(times);
}

function measureJudging(
  rules: readonly Rule[],
  ground: Ground,
  profileOf: (seed: number) => ReturnType<typeof anyProfile>,
): string[] {
  const asked = { asOf: DAY, filingDay: DAY };
  const [profiles, facts] = [10_000, { least: Infinity, most: 0 }];
  global.gc?.();
  const before = process.memoryUsage.rss();
  const [verdicts, all]: [number[], number[]] = [[], []];
  let processor = 0;
  for (let seed = 0; seed < profiles; seed++) {
    const profile = profileOf(seed);
    facts.least = Math.min(facts.least, profile.facts.length);
    facts.most = Math.max(facts.most, profile.facts.length);
    const { user } = process.cpuUsage();
    all.push(timed(() => judgeAll(rules, profile, asked, ground)));
    processor += (process.cpuUsage().user - user) / 1e6;
    if (seed % 10 === 0)
      verdicts.push(
        timed(() => {
          for (const rule of rules) judge(rule, profile, asked, ground);
        }),
      );
  }
  const peak = process.resourceUsage().maxRSS * 1024;
  global.gc?.();
  const total = all.reduce((sum, time) => sum + time, 0) / 1000;
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  return [
    `rules: verdicts by all ${rules.length} for one of ${verdicts.length} profiles (${facts.least}–${facts.most} facts): p50 ${at(verdicts, 0.5)} ms, p99 ${at(verdicts, 0.99)} ms`,
    `rules: verdicts, remedies and windows by all ${rules.length}: p50 ${at(all, 0.5)} ms, p99 ${at(all, 0.99)} ms; ${profiles} profiles in ${total.toFixed(1)} s (processor ${processor.toFixed(1)} s); resident ${megabytes(before)} before, ${megabytes(process.memoryUsage.rss())} after, at most ${megabytes(peak)}`,
  ];
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
