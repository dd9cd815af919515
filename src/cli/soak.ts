import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { openMind } from "./program.ts";
import { noticeKills, noticeLedger, noticeRate } from "./soak/notices.ts";
import { closedLoop, highestRate, kills, steady } from "./soak/parts.ts";
import type { StageOptions } from "./soak/stage.ts";
import { UsageError } from "./usage-error.ts";

const parts = ["closed", "rate", "steady", "kills", "notices"] as const;

const options = {
  chats: { type: "string", default: "1000" },
  rate: { type: "string" },
  seconds: { type: "string" },
  step: { type: "string", default: "25" },
  updates: { type: "string", default: "100000" },
  times: { type: "string" },
  people: { type: "string", default: "10000" },
  seed: { type: "string", default: "1" },
  profile: { type: "string" },
} as const;

/**
 * `soak [closed|rate|steady|kills|notices]`: a crowd on a Telegram of our own talks with a server in a process
 * of its own, on a data folder of its own. All parts when none is named. Exit status 1 where a message,
 * a turn or a figure of a profile was lost or counted twice.
 */
export async function soak(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const strange = positionals.find((name) => !parts.some((part) => part === name));
  if (strange !== undefined)
    throw new UsageError(`没有“${strange}”这一项，有的是 ${parts.join("、")}。`);
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
  const rate = (usual: number) => number("rate", values.rate ?? String(usual));
  const seconds = (usual: number) => number("seconds", values.seconds ?? String(usual));
  const questions = openMind(readConfig({}))
    .phraseOwners.map(({ text }) => text)
    .filter((_, at) => at % 7 === 0);
  const stage: StageOptions = {
    chats: number("chats", values.chats),
    steps: 30,
    questions,
    profile: values.profile,
    say: (line) => void process.stderr.write(`${line}\n`),
  };
  const tell = (lines: readonly string[]) => void process.stdout.write(`${lines.join("\n")}\n`);
  const load = () => `load of the machine ${loadavg()[0]?.toFixed(1) ?? "?"}`;
  if (wanted("closed"))
    tell([...(await closedLoop(stage, { rate: rate(100), seconds: seconds(300) })), load()]);
  if (wanted("rate"))
    tell([
      ...(await highestRate(stage, {
        ...{ from: rate(100), step: number("step", values.step), seconds: seconds(30) },
      })),
      load(),
    ]);
  if (wanted("steady"))
    tell([
      ...(await steady(stage, { updates: number("updates", values.updates), rate: rate(100) })),
      load(),
    ]);
  if (wanted("kills"))
    tell([
      ...(await kills(stage, {
        ...{ times: number("times", values.times ?? "50"), rate: rate(50) },
        seed: number("seed", values.seed),
      })),
      load(),
    ]);
  if (wanted("notices")) {
    const people = number("people", values.people);
    const seed = number("seed", values.seed);
    const times = number("times", values.times ?? "20");
    const talk = { rate: rate(5), seconds: seconds(40) };
    tell(await noticeLedger(stage, 10 * people));
    tell(await noticeRate(stage, { ...talk, people, limits: true }));
    tell(await noticeRate(stage, { ...talk, people, limits: false }));
    tell([...(await noticeKills(stage, { people, times, seed })), load()]);
  }
  return 0;
}

function number(name: string, value: string): number {
  if (!/^\d+$/.test(value) || Number(value) === 0)
    throw new UsageError(`--${name} 要写正整数，不是“${value}”。`);
  return Number(value);
}
