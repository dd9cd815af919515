import { readTurn } from "../../profile/reading/turn/read-turn.ts";
import { groundOfMind } from "../../assistant/guided/ground.ts";
import type { Mind } from "../../answering/mind.ts";
import type { createAssistant } from "../../assistant/assistant.ts";
import { converse } from "../../dialogue/converse.ts";
import { currentCompany, newDialogue } from "../../dialogue/dialogue-state.ts";
import { standing } from "../../profile/history.ts";
import { withTemporaryAssistant } from "../program.ts";
import { at } from "./spread.ts";

type Assistant = ReturnType<typeof createAssistant>;

/** So many conversations are held at once. */
const CONVERSATIONS = 1000;
const DAY = "2026-06-15";
const YEARS = [2023, 2024, 2025];

/** Measures reading and turns in process, and conversations that come at once through the store. */
export async function benchDialogue(mind: Mind): Promise<string[]> {
  return [inProcess(mind), await atOnce()];
}

/** What one company says in ten turns; its figures are its own. */
function turnsOf(number: number): string[] {
  return [
    "想报高企",
    "2018 年 5 月 3 日注册",
    ...YEARS.map((year) => `${String(year)} 年销售收入 ${String(salesOf(number, year))} 万元`),
    `2025 年职工总数 ${String(20 + number)} 人`,
    "科技人员占比要多少",
    `不对，2025 年职工总数 ${String(21 + number)} 人`,
    "汇总",
    "先到这",
  ];
}

function salesOf(number: number, year: number): number {
  return 1000 + number * 10 + (year - 2023);
}

/** What people type who have no questions before them; figures by number. */
function messyOf(number: number): string[] {
  const [sales, staff] = [String(salesOf(number, 2025)), String(20 + number)];
  return [
    `去年卖了${sales}来万吧 研发大概200出头 一共${staff}个人 能报高企不`,
    `嗯那个我们公司是19年3月份成立的然后去年收入是${sales}万然后研发投了180万左右人有${staff}多个`,
    `收入去年${sales} 前年2300 大前年2100万 研发95 职工${staff} 净利润160`,
    `25年研发${sales}.5万 其中人工120 材料60 折旧20 其他31.5 发明${staff}件 软著3个在审2个`,
    `不对 ${sales}是含税的 不含税应该是3100 群里说补12% 真的假的`,
    `比前年少了两成 科技人员有${staff}个 其中研发8个 大专以上的多少不知道 回头查`,
  ];
}

/** So often each message is read; what counts is the least time, which nothing else lengthened. */
const ROUNDS = 5;

/** Times of single turns and of reading alone, without a store. */
function inProcess(mind: Mind): string {
  const ground = groundOfMind(mind);
  const turns: number[] = [];
  const context = { today: DAY, vocabulary: ground.vocabulary, within: [], asked: [] };
  const { places } = ground;
  const readings: (() => number)[] = [];
  for (let number = 0; number < 60; number += 1) {
    let state = newDialogue();
    const hear = (text: string) => {
      const known = standing(currentCompany(state).history);
      const read = () => readTurn(text, { ...context, known, years: YEARS, places });
      readings.push(() => processorTime(read));
    };
    for (const text of turnsOf(number)) {
      hear(text);
      const began = performance.now();
      state = converse(state, { text, at: `${DAY}T12:00` }, ground).state;
      if (number >= 10) turns.push(performance.now() - began);
    }
    messyOf(number).forEach(hear);
  }
  const rounds = Array.from({ length: ROUNDS }, () => readings.map((read) => read()));
  const least = readings.map((_, index) => Math.min(...rounds.map((times) => times[index] ?? 0)));
  return `dialogue: ${String(turns.length)} turns in process, p50 ${at(turns, 0.5)} ms, p99 ${at(turns, 0.99)} ms; ${String(least.length)} messages read, processor, least of ${String(ROUNDS)}: p50 ${at(least, 0.5)} ms, p99 ${at(least, 0.99)} ms`;
}

/** Milliseconds of processor that something takes, all threads together. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Holds all conversations at once; counts what was written to the wrong profile and what was lost. */
async function atOnce(): Promise<string> {
  return withTemporaryAssistant(async (assistant) => {
    const times: number[] = [];
    let lost = 0;
    let wrong = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: CONVERSATIONS }, async (_, number) => {
        for (const [index, text] of turnsOf(number).entries()) {
          const asked = performance.now();
          if (!(await say(assistant, number, index, text))) lost += 1;
          times.push(performance.now() - asked);
        }
      }),
    );
    const seconds = (performance.now() - began) / 1000;
    for (let number = 0; number < CONVERSATIONS; number += 1)
      if (!(await isRight(assistant, number))) wrong += 1;
    return `dialogues: ${String(CONVERSATIONS)} conversations of 10 turns at once in ${seconds.toFixed(0)} s, ${(times.length / seconds).toFixed(0)} turns a second; profiles wrong ${String(wrong)}, turns lost ${String(lost)}`;
  });
}

async function say(
  assistant: Assistant,
  number: number,
  index: number,
  text: string,
): Promise<boolean> {
  const address = `company ${String(number)}`;
  const { id } = await assistant.receive({
    ...{ channel: "bench", address, sender: address, messageId: `${address} ${String(index)}` },
    ...{ at: `${DAY}T04:00:00Z`, text },
  });
  let replies = 0;
  for await (const part of assistant.answer(id)) if (part.type === "final") replies += 1;
  return replies > 0;
}

/** Whether a company's profile holds its own figures, each once, and the last one put right. */
async function isRight(assistant: Assistant, number: number): Promise<boolean> {
  const profile = await assistant.profile("bench", `company ${String(number)}`);
  const facts = (profile?.companies ?? []).flatMap((company) => company.facts);
  const told = facts.map(({ fact, years, value }) => `${fact} ${String(years?.[0])} ${value}`);
  const expected = [
    ...YEARS.map(
      (year) =>
        `salesRevenue ${String(year)} ${salesOf(number, year).toLocaleString("en-US")} 万元`,
    ),
    `employees 2025 ${(21 + number).toLocaleString("en-US")} 人`,
  ];
  return expected.every((one) => told.filter((other) => other === one).length === 1);
}
