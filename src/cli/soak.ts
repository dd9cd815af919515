import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { openMind } from "./program.ts";
import { noticeKills, noticeLedger, noticeRate } from "./soak/notices.ts";
import { closedLoop, highestRate, kills, steady, type Told } from "./soak/parts.ts";
import type { StageOptions } from "./soak/stage.ts";
import { UsageError } from "./usage-error.ts";

const parts = ["closed", "rate", "steady", "kills", "notices"] as const;

/** What a company may tell of itself in a question: the people of a soak tell their own figures only. */
const FIGURES = /[\d一二两三四五六七八九十百千万亿半零几没无亏]/;

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
  const rate = (usual: number) => number("rate", values.rate ?? String(usual));
  const seconds = (usual: number) => number("seconds", values.seconds ?? String(usual));
  const questions = openMind(readConfig({}))
    .phraseOwners.map(({ text }) => text)
    .filter((text, at) => at % 7 === 0 && !FIGURES.test(text));
  const stage: StageOptions = {
    chats: number("chats", values.chats),
    steps: 30,
    questions,
    profile: values.profile,
    say: (line) => void process.stderr.write(`${line}\n`),
  };
  let whole = true;
  const run = async (part: (typeof parts)[number], work: () => Promise<Told>) => {
    if (positionals.length > 0 && !positionals.includes(part)) return;
    const told = await work();
    const load = `load of the machine ${loadavg()[0]?.toFixed(1) ?? "?"}`;
    process.stdout.write(`${[...told.lines, load].join("\n")}\n`);
    whole &&= told.whole;
  };
  const usual = rate(100);
  await run("closed", () => closedLoop(stage, { rate: usual, seconds: seconds(300) }));
  const step = number("step", values.step);
  await run("rate", () => highestRate(stage, { from: usual, step, seconds: seconds(30) }));
  const updates = number("updates", values.updates);
  await run("steady", () => steady(stage, { updates, rate: usual }));
  const times = (usually: number) => number("times", values.times ?? String(usually));
  const seed = number("seed", values.seed);
  await run("kills", () => kills(stage, { times: times(50), rate: rate(50), seed }));
  const people = number("people", values.people);
  const talk = { people, rate: rate(5), seconds: seconds(40) };
  // Fewer talk where notices are sent: what a person hears a second apart is not what is measured.
  const few = { ...stage, chats: Math.ceil(stage.chats / 10) };
  const lines = (told: string[]) => ({ lines: told, whole: true });
  await run("notices", async () => lines(await noticeLedger(few, 10 * people)));
  await run("notices", async () => lines(await noticeRate(few, { ...talk, limits: true })));
  await run("notices", async () => lines(await noticeRate(few, { ...talk, limits: false })));
  await run("notices", () => noticeKills(few, { people, times: times(20), seed }));
  return whole ? 0 : 1;
}

function number(name: string, value: string): number {
  if (!/^\d+$/.test(value) || Number(value) === 0)
    throw new UsageError(`--${name} 要写正整数，不是“${value}”。`);
  return Number(value);
}
