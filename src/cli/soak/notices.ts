import { setTimeout as sleep } from "node:timers/promises";
import { startNotice } from "../../notices/course.ts";
import { approveNotice } from "../../notices/approval.ts";
import { createNotice, submitNotice } from "../../notices/lifecycle.ts";
import type { NoticeGround, NoticeOutcome } from "../../notices/notice-ground.ts";
import { databaseFile, openDatabase, type Database } from "../../stores/database.ts";
import { drawsFrom } from "../bench/draws.ts";
import { at } from "../bench/spread.ts";
import { createCrowd } from "./crowd.ts";
import { BLOCKED_EACH, dailyFaults, type Faults } from "./faults.ts";
import { createHost, type Host } from "./host.ts";
import { warmUp } from "./parts.ts";
import { openPlatform, type Platform } from "./platform.ts";
import type { StageOptions } from "./stage.ts";
import { settleTown } from "./town.ts";

/** The first chat of those who get notices; the crowd has others. */
const FIRST_CHAT = 50_000_001;
/** So long the server is left alone before what it needs is measured, in milliseconds. */
const REST = 5000;
/** How often memory is looked at, in milliseconds. */
const LOOK = 200;
/** So long a notice may take at most, in milliseconds. */
const PATIENCE = 30 * 60_000;
/** Replies of the outbox that are handed over at once on a channel. */
const AT_ONCE = 8;

/** A server in a process of its own with a register of companies, and what came to their people. */
interface NoticeStage {
  readonly host: Host;
  readonly platform: Platform;
  readonly crowd: ReturnType<typeof createCrowd>;
  /** How often something came, by chat. */
  readonly came: Map<number, number>;
  /** Has a notice go to all; resolves when it waits to be sent. */
  begin(): Promise<string>;
  /** Looks into the database. */
  look<T>(task: (db: Database) => Promise<T>): Promise<T>;
}

interface NoticeStageOptions extends StageOptions {
  readonly people: number;
  readonly faults?: Faults;
  readonly limits?: boolean;
}

async function onNoticeStage<T>(
  options: NoticeStageOptions,
  task: (stage: NoticeStage) => Promise<T>,
): Promise<T> {
  const { people, limits = false, faults } = options;
  const crowd = createCrowd(options);
  const came = new Map<number, number>();
  const platform = await openPlatform(
    {
      arrived(message) {
        if (message.chat < FIRST_CHAT) crowd.watcher.arrived(message);
        else came.set(message.chat, (came.get(message.chat) ?? 0) + 1);
      },
      sign: (chat) => crowd.watcher.sign(chat),
    },
    faults && ((chat) => (chat < FIRST_CHAT ? undefined : faults(chat))),
  );
  const host = createHost(platform, options.profile, { limits });
  const look = async <R>(seen: (db: Database) => Promise<R>): Promise<R> => {
    const db = await openDatabase(`file:${databaseFile(host.folder)}`, { dataDir: host.folder });
    return seen(db).finally(() => db.$disconnect());
  };
  try {
    const lives = (number: number) => ({
      ...{ channel: "telegram", address: String(FIRST_CHAT + number) },
    });
    await look((db) => settleTown(db, people, lives, new Date()));
    await host.start();
    const begin = () => look((db) => sendToAll(db, people));
    return await task({ host, platform, crowd, came, begin, look });
  } finally {
    await host.kill();
    await platform.close();
    host.remove();
  }
}

/** Writes, approves and begins to send a notice to everybody; tells its id, and `began` once it is approved. */
async function sendToAll(db: Database, people: number, began = () => {}): Promise<string> {
  const companies = Array.from({ length: people }, (_, number) => ({
    ...{ enterpriseId: `e${String(number)}`, because: "in" as const },
  }));
  const ground: NoticeGround = {
    ...{ db, now: () => new Date(), holidays: () => new Map(), pages: "https://example.com" },
    channels: () => ["telegram"],
    cite: () => undefined,
    find: () => Promise.resolve({ companies, everyone: false }),
  };
  const [author, second] = [
    { name: "某甲", role: "staff" as const },
    { name: "某乙", role: "staff" as const },
  ];
  const done = (outcome: NoticeOutcome) => {
    if ("refused" in outcome) throw new Error(outcome.refused);
    return outcome.done;
  };
  const fields = {
    ...{ topic: "window", mandatory: true, title: "某某项目开始申报", values: {}, clauses: [] },
    ...{ text: "{企业}可以报了。", buttons: ["answer" as const], audience: "all" },
  };
  const made = done(await createNotice(ground, author, fields));
  done(await submitNotice(ground, author, made));
  const approved = done(await approveNotice(ground, second, made));
  began();
  const started = await startNotice(ground, author, approved, { anyway: true });
  // The server may have been quicker: it sends what is approved and due.
  const { state } = await db.notice.findUniqueOrThrow({ where: { id: approved.id } });
  return state === "sending" ? approved.id : done(started).id;
}

/** Waits until a notice is done. */
async function settled(stage: NoticeStage, id: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  const state = () =>
    stage.look(async (db) => (await db.notice.findUniqueOrThrow({ where: { id } })).state);
  while ((await state()) !== "done") {
    if (Date.now() > until) throw new Error("The notice was not done in time.");
    await sleep(1000);
  }
}

/** Kills the server at random moments while it sends a notice over a platform with faults. */
export async function noticeKills(
  options: StageOptions,
  { people, times, seed }: { people: number; times: number; seed: number },
): Promise<{ lines: string[]; whole: boolean }> {
  const draws = drawsFrom(seed);
  const faults = dailyFaults(drawsFrom(seed + 1));
  return onNoticeStage({ ...options, people, faults }, async (stage) => {
    const { host, came } = stage;
    const id = await stage.begin();
    for (let kill = 0; kill < times; kill += 1) {
      const moment = ((kill + draws.below(1000) / 1000) / times) * people;
      while (came.size < moment * 0.97) await sleep(2);
      await host.kill();
      options.say(`kill ${String(kill + 1)}: ${count(came.size)} got it`);
      await host.start();
    }
    await settled(stage, id);
    const rows = await stage.look((db) =>
      db.outbox.findMany({ where: { recipientId: { not: null } } }),
    );
    const tally = { sent: 0, missed: 0, twice: 0, unknown: 0, blocked: 0, others: 0 };
    for (const { address, state } of rows) {
      const times = came.get(Number(address)) ?? 0;
      if (times > 1) tally.twice += 1;
      if (state === "sent" && times === 0) tally.missed += 1;
      if (state === "sent") tally.sent += 1;
      else if (state === "unknown") tally.unknown += 1;
      else if (state === "blocked" && Number(address) % BLOCKED_EACH === 0) tally.blocked += 1;
      else tally.others += 1;
    }
    const missed = tally.missed + tally.others + people - rows.length;
    const lines = [
      `notice kills: ${count(people)} recipients, ${String(times)} SIGKILL; sent ${count(tally.sent)}, missed ${count(missed)}, twice ${count(tally.twice)}, blocked ${count(tally.blocked)}`,
      `notice kills: in doubt and listed ${count(tally.unknown)} (at most ${count(times * AT_ONCE)} in flight when it was killed; the platform cut off about one call in a hundred)`,
    ];
    return { lines, whole: missed === 0 && tally.twice === 0 };
  });
}

/** Sends a notice while a crowd talks; tells the rate, memory, processor and how long replies took. */
export async function noticeRate(
  options: StageOptions,
  {
    people,
    limits,
    rate,
    seconds,
  }: { people: number; limits: boolean; rate: number; seconds: number },
): Promise<string[]> {
  return onNoticeStage({ ...options, people, limits }, async (stage) => {
    const { host, platform, crowd, came } = stage;
    const talk = (over: () => boolean) => crowd.talk(platform, rate, over);
    const during = (span: number) => {
      const end = performance.now() + span * 1000;
      return () => performance.now() > end;
    };
    // Before and while it is sent people are at all places of their conversations alike.
    await warmUp(crowd, platform, 3 * rate);
    crowd.takeTimes();
    await talk(during(seconds));
    const idle = crowd.takeTimes().replies;
    await sleep(REST);
    const resident = host.megabytes();
    await stage.begin();
    while (came.size === 0) await sleep(LOOK);
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, host.megabytes())), LOOK);
    // Nobody talks: what sending alone needs.
    const [began, before, used] = [performance.now(), came.size, host.processor()];
    const alone = during(limits ? seconds : seconds / 4);
    while (!alone() && came.size < people) await sleep(LOOK);
    const span = (performance.now() - began) / 1000;
    const [sent, processor] = [came.size - before, host.processor() - used];
    const grown = most - resident;
    const all = came.size >= people;
    await talk(
      (() => {
        const end = during(seconds);
        return () => end() || came.size >= people;
      })(),
    );
    clearInterval(watch);
    const busy = crowd.takeTimes().replies;
    const part = limits ? "notices at the limit" : "notices lifted";
    return [
      `${part}: ${(sent / span).toFixed(1)} a second, ${((100 * processor) / span).toFixed(1)} % of a processor, ${((1000 * processor) / sent).toFixed(2)} ms each; resident ${resident.toFixed(0)} MB before, at most ${grown.toFixed(0)} MB more`,
      all
        ? `${part}: all were sent before anybody talked`
        : `${part}: reply p99 ${at(busy, 0.99, 0)} ms (p50 ${at(busy, 0.5, 0)}) while sending, ${at(idle, 0.99, 0)} ms (p50 ${at(idle, 0.5, 0)}) before; ${count(came.size)} got it`,
    ];
  });
}

/** How long it takes to fix who gets a notice, and to write the rows of the outbox. */
export async function noticeLedger(options: StageOptions, people: number): Promise<string[]> {
  return onNoticeStage({ ...options, people }, async (stage) => {
    await stage.host.stop();
    return stage.look(async (db) => {
      const times: [clock: number, processor: number][] = [];
      const note = () => {
        const { user, system } = process.cpuUsage();
        times.push([performance.now(), (user + system) / 1000]);
      };
      note();
      const id = await sendToAll(db, people, note);
      note();
      const rows = await db.outbox.count({ where: { recipient: { noticeId: id } } });
      const took = (from: number) =>
        [0, 1]
          .map((which) => ((times[from + 1]?.[which] ?? 0) - (times[from]?.[which] ?? 0)) / 1000)
          .map((seconds) => `${seconds.toFixed(2)} s`)
          .join(" by the clock, ");
      return [
        `notice ledger: ${count(rows)} recipients fixed in ${took(0)} of the processor; their rows written in ${took(1)}`,
      ];
    });
  });
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}
