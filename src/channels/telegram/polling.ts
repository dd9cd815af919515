import { createBatchSink, createRunner, createSource } from "@grammyjs/runner";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { pause, type Clock } from "../messenger/clock.ts";
import { describeFault, readFault } from "./fault.ts";
import { wanted } from "./update.ts";

/** What polling stands on. */
interface PollingParts {
  readonly api: Api;
  readonly clock: Clock;
  /** Takes an update in; what it throws means that the update must come again. */
  readonly take: (update: Update) => Promise<void>;
  /** Says how it goes, once for each change. */
  readonly say: (sentence: string) => void;
  /** Told of an update that could not be stored. */
  readonly onFault: (error: unknown) => void;
  /** So long Telegram waits for something to tell, in seconds. */
  readonly seconds: number;
}

/** So often one update is tried while others are stored: then it is the update that is wrong. */
const mostTries = 20;
const longestWait = 60_000;

/** The signal of the runner, as far as it is used. */
type Signal = Parameters<Parameters<typeof createSource>[0]["supply"]>[1];

/**
 * Receives by long polling. Telegram keeps an update until the next call names a later number: that
 * is the first number that is not stored yet, so nothing is lost, and what comes twice is known.
 */
export function createPolling({ api, clock, take, say, onFault, seconds }: PollingParts) {
  let offset = 0;
  let batch: readonly Update[] = [];
  const failed = new Map<number, number>(); // tries by number of the update
  let broke = new Set<number>(); // those of the batch that was taken last
  let waits = 0;
  let trouble = "";

  const tell = (sentence: string) => {
    if (trouble === sentence) return;
    trouble = sentence;
    say(sentence);
  };
  const well = () => {
    waits = 0;
    if (trouble !== "") say("Telegram 又连上了。");
    trouble = "";
  };
  const wait = (signal: Signal, least = 1000) =>
    pause(clock, Math.min(longestWait, Math.max(least, 1000 * 2 ** waits++)), signal);

  /** Moves on to the first update that is not stored. */
  const moveOn = () => {
    const stored = batch.length > broke.size;
    for (const [number, tries] of failed) {
      if (!broke.has(number) || (stored && tries >= mostTries)) {
        failed.delete(number);
        broke.delete(number);
      }
    }
    const next = Math.min(...broke, (batch.at(-1)?.update_id ?? offset - 1) + 1);
    offset = next;
    batch = [];
  };

  async function supply(size: number, signal: Signal): Promise<Update[]> {
    moveOn();
    if (broke.size > 0) {
      tell("收到的消息存不下来，会再试；多半是数据库出了问题。");
      await wait(signal);
    } else if (trouble.startsWith("收到")) well();
    broke = new Set();
    for (;;) {
      if (signal.aborted) throw new Error("stopped");
      try {
        const limit = Math.max(1, Math.min(size, 100));
        const asked = { offset, limit, timeout: seconds, allowed_updates: wanted };
        const updates = await api.getUpdates(asked, signal);
        if (failed.size === 0) well();
        batch = updates;
        return updates;
      } catch (error) {
        if (signal.aborted) throw error;
        await sitOut(error, signal);
      }
    }
  }

  async function sitOut(error: unknown, signal: Signal): Promise<void> {
    const fault = readFault(error);
    if (fault.kind === "wait") return pause(clock, fault.milliseconds, signal);
    if (fault.kind === "rival") {
      tell("另一个程序也在用同一个 TELEGRAM_TOKEN 收消息：停掉那一个，这里会自己接上。");
      return wait(signal, 5000);
    }
    if (fault.kind === "token") {
      tell("Telegram 不认这个 TELEGRAM_TOKEN 了：向 BotFather 要新的，改好再启动。");
      return wait(signal, longestWait);
    }
    tell(`连不上 Telegram，会接着试（${describeFault(error)}）。`);
    return wait(signal);
  }

  const consume = async (update: Update) => {
    try {
      await take(update);
    } catch (error) {
      const number = update.update_id;
      broke.add(number);
      failed.set(number, (failed.get(number) ?? 0) + 1);
      onFault(error);
    }
  };
  const source = createSource<Update>({ supply });
  const sink = createBatchSink<Update>({ consume }, (error) => Promise.resolve(onFault(error)));
  const runner = createRunner(source, sink);

  return {
    start: () => runner.start(),
    /** Ends when what came is stored, and tells Telegram so. */
    async stop() {
      await runner.stop();
      moveOn();
      if (trouble !== "" || offset === 0) return;
      await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => {});
    },
  };
}
