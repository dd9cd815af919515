import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { drawsFrom } from "../../src/cli/bench/draws.ts";
import { BLOCKED_EACH, dailyFaults } from "../../src/cli/soak/faults.ts";
import { openPlatform, TOKEN } from "../../src/cli/soak/platform.ts";
import { startNotice } from "../../src/notices/course.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { startChild } from "../stores/child.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { approved, groundOn, settle, taken, zhang } from "./town.ts";

const folder = temporaryFolder();

/** Sends what waits by the real channel, as the server does; ends by itself when nothing waits. */
const SERVER = `
  const FAST = 50;
  const { openDatabase } = await load("stores/database.ts");
  const { settleInterrupted } = await load("stores/outbox.ts");
  const { createNoticeDelivery } = await load("assistant/notice-delivery.ts");
  const { finishNotice } = await load("notices/course.ts");
  const { telegram } = await load("channels/telegram/telegram.ts");
  const [file, root, token] = given;
  const db = await openDatabase(file);
  // Waits of a day go by in minutes.
  const began = Date.now();
  const fast = () => began + FAST * (Date.now() - began);
  const clock = {
    now: fast,
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds / FAST);
      return () => clearTimeout(timer);
    },
  };
  const now = () => new Date(fast());
  const limits = { overall: 300, between: 0, group: 1000 };
  const channel = telegram({ token, now, pages: "https://example.com", apiRoot: root, limits, clock, pollSeconds: 1 });
  await channel.start({});
  await settleInterrupted(db, now());
  let open = true;
  const delivery = createNoticeDelivery({
    db, senders: () => [channel], now, cap: { most: 3, days: 7 }, chance: Math.random,
    onIdle: async (id) => { open = !(await finishNotice({ db, now }, id)); },
  });
  while (open) {
    await delivery.round();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.exit(0);`;

const PEOPLE = 200;
const KILLS = 3;

it("a notice whose sending is killed again and again reaches everybody once", async () => {
  const file = join(folder, "killed.db");
  const db = await openDatabase(file);
  await settle(
    db,
    PEOPLE,
    () => "telegram",
    (n) => String(FIRST + n),
  );
  const ids = Array.from({ length: PEOPLE }, (_, n) => `e${n}`);
  const ground = groundOn(db, ids, { now: () => new Date("2026-03-12T02:00:00Z") });
  const notice = await approved(ground);
  taken(await startNotice(ground, zhang, notice));

  const came = new Map<number, number>();
  let arrived = 0;
  let kill = () => {};
  const platform = await openPlatform(
    {
      arrived({ chat }) {
        came.set(chat, (came.get(chat) ?? 0) + 1);
        arrived += 1;
        kill();
      },
      sign() {},
    },
    dailyFaults(drawsFrom(7)),
  );
  const run = async (killAt: number) => {
    const server = startChild(SERVER, [file, platform.root, TOKEN]);
    kill = () => void (arrived >= killAt && server.kill("SIGKILL"));
    await new Promise((resolve) => server.once("exit", resolve));
    kill = () => {};
  };
  for (let one = 1; one <= KILLS; one += 1) await run((one * PEOPLE) / (KILLS + 2));
  await run(Number.POSITIVE_INFINITY);
  await sleep(50);
  await platform.close();

  const rows = await db.outbox.findMany({ select: { address: true, state: true } });
  const counts = new Map<string, number>();
  for (const { address, state } of rows) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
    const times = came.get(Number(address)) ?? 0;
    if (state === "sent") expect(times, address).toBe(1);
    else if (state === "unknown") expect(times, address).toBeLessThanOrEqual(1);
    else expect([state, times, Number(address) % BLOCKED_EACH]).toEqual(["blocked", 0, 0]);
  }
  expect(rows).toHaveLength(PEOPLE);
  // What was in flight when it was killed, and what was cut off.
  expect(counts.get("unknown") ?? 0).toBeLessThanOrEqual(8 * KILLS + PEOPLE * 0.03);
  expect(await db.notice.findUnique({ where: { id: notice.id } })).toMatchObject({ state: "done" });
  await db.$disconnect();
}, 60_000);

/** The first chat. */
const FIRST = 40_000_001;
