import { setTimeout as sleep } from "node:timers/promises";
import { drawsFrom } from "../bench/draws.ts";
import { at } from "../bench/spread.ts";
import type { Checked } from "./check.ts";
import type { Crowd } from "./crowd.ts";
import type { Platform } from "./platform.ts";
import { listedIn, onStage, type StageOptions } from "./stage.ts";

/** What a part came to. */
export interface Told {
  readonly lines: readonly string[];
  /** Whether nothing was lost, and nothing was counted twice that was not in doubt. */
  readonly whole: boolean;
}

/** So long at least the beginning is not measured, until all chats are there: what is compiled, in seconds. */
const WARM_UP = 15;

/** A crowd in a closed loop at a steady rate (updates a second). */
export async function closedLoop(
  options: StageOptions,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Told> {
  const { measured, checked } = await onStage(options, async ({ crowd, platform, host }) => {
    await warmUp(crowd, platform, rate);
    crowd.takeTimes();
    const before = host.processor();
    const talked = await crowd.talk(platform, rate, until(seconds));
    return { ...talked, ...crowd.takeTimes(), processor: host.processor() - before };
  });
  const { sent, replies, signs, processor } = measured;
  return outcome("closed", checked, [
    `closed: ${count(sent)} updates from ${count(options.chats)} chats in ${measured.seconds.toFixed(0)} s, ${(sent / measured.seconds).toFixed(1)} a second; ${((1000 * processor) / sent).toFixed(1)} ms of processor for each`,
    `closed: reply p50 ${at(replies, 0.5, 0)} ms, p99 ${at(replies, 0.99, 0)} ms, worst ${at(replies, 1, 0)} ms; sign of life p50 ${at(signs, 0.5, 0)} ms, p99 ${at(signs, 0.99, 0)} ms`,
  ]);
}

/** Steps up the rate until replies come late; tells the highest that was held. */
export async function highestRate(
  options: StageOptions,
  { from, step, seconds }: { from: number; step: number; seconds: number },
): Promise<Told> {
  const { measured, checked } = await onStage(options, async ({ crowd, platform, host, say }) => {
    await warmUp(crowd, platform, from);
    let held = 0;
    for (let rate = from; ; rate += step) {
      crowd.takeTimes();
      const before = host.processor();
      const { sent, seconds: took } = await crowd.talk(platform, rate, until(seconds));
      const behind = crowd.waiting() + platform.waiting();
      const { replies, signs } = crowd.takeTimes();
      const real = sent / took;
      const processor = (1000 * (host.processor() - before)) / sent;
      say(
        `rate ${String(rate)}: ${real.toFixed(0)} a second, reply p50 ${at(replies, 0.5, 0)} ms, p99 ${at(replies, 0.99, 0)} ms, sign p99 ${at(signs, 0.99, 0)} ms, ${count(behind)} wait, ${processor.toFixed(1)} ms of processor for each`,
      );
      // Late, or more waits than a second brings: what comes is no longer kept up with.
      if (Number(at(replies, 0.99)) > 1000 || behind > rate || real < 0.95 * rate) return held;
      held = rate;
    }
  });
  return outcome("rate", checked, [`rate: ${String(measured)} updates a second held`]);
}

/** A steady load of so many updates; tells how the memory grew once it was warm. */
export async function steady(
  options: StageOptions,
  { updates, rate }: { updates: number; rate: number },
): Promise<Told> {
  const { measured, checked } = await onStage(options, async ({ crowd, platform, host, say }) => {
    const samples: number[] = [];
    const part = Math.max(1, Math.floor(updates / 50));
    let sent = 0;
    while (sent < updates) {
      const talked = await crowd.talk(platform, rate, until(part / rate));
      sent += talked.sent;
      samples.push(host.megabytes());
      const { replies } = crowd.takeTimes();
      say(
        `${count(sent)} updates: ${host.megabytes().toFixed(0)} MB, reply p99 ${at(replies, 0.99, 0)} ms`,
      );
    }
    return { sent, samples };
  });
  const { sent, samples } = measured;
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  // Warm after a fifth. What is garbage stays for some thousands of updates, so many samples are one.
  const [from, many] = [Math.floor(samples.length / 5), Math.floor((3 * samples.length) / 10)];
  const [warm, last] = [samples.slice(from, from + many), samples.slice(-many)];
  const grown = (of: (some: readonly number[]) => number) => {
    const growth = (100 * (of(last) - of(warm))) / of(warm);
    return `${of(warm).toFixed(0)} MB after a fifth, ${of(last).toFixed(0)} MB at the end (${growth >= 0 ? "+" : ""}${growth.toFixed(1)} %)`;
  };
  return outcome("steady", checked, [
    `steady: ${count(sent)} updates; resident on the average ${grown(mean)}; at least ${grown((some) => Math.min(...some))}; at most ${Math.max(...samples).toFixed(0)} MB`,
  ]);
}

/** Lets people come in until all are there, and what is compiled be compiled. */
export async function warmUp(crowd: Crowd, platform: Platform, rate: number): Promise<void> {
  const early = until(WARM_UP);
  await crowd.talk(platform, rate, () => crowd.complete() && early());
}

/** Kills the server at random moments while people talk, and starts it again each time. */
export async function kills(
  options: StageOptions,
  { times, rate, seed }: { times: number; rate: number; seed: number },
): Promise<Told> {
  const draws = drawsFrom(seed);
  const { measured, checked } = await onStage(options, async ({ crowd, platform, host, say }) => {
    let over = false;
    const talking = crowd.talk(platform, rate, () => over);
    for (let kill = 1; kill <= times; kill += 1) {
      await sleep(200 + draws.below(4000));
      const unstored = platform.waiting();
      await host.kill();
      await host.start();
      say(`kill ${String(kill)}: ${count(unstored)} updates were not stored yet`);
    }
    await sleep(5000);
    over = true;
    const { sent } = await talking;
    return { sent, listed: listedIn(host.log()) };
  });
  const { sent, listed } = measured;
  const counts = listed.map(({ length }) => length);
  const inDoubt = counts.reduce((sum, one) => sum + one, 0);
  return outcome("kills", checked, [
    `kills: ${String(times)} at random moments, ${count(sent)} updates; in doubt and listed: ${count(inDoubt)} replies, at most ${count(Math.max(0, ...counts))} at one kill; ${count(checked.again)} messages of them came once more`,
  ]);
}

function outcome(part: string, checked: Checked, lines: readonly string[]): Told {
  const { updates, stored, unanswered, replies, lost, twice, disordered } = checked;
  const { companies, wrongProfiles, strange, wrongTurns } = checked;
  const told = `${part}: ${count(updates)} updates sent, ${count(stored)} stored, ${count(unanswered)} unanswered; ${count(replies)} replies, messages lost ${count(lost)}, twice ${count(twice)}, out of order ${count(disordered)}; ${count(companies)} profiles told whole, wrong ${count(wrongProfiles)}, turns lost or twice in ${count(wrongTurns)} conversations`;
  const missing = updates - stored + unanswered + lost + wrongProfiles + wrongTurns;
  return { lines: [...lines, told, ...strange], whole: missing + twice === 0 };
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function until(seconds: number): () => boolean {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}
