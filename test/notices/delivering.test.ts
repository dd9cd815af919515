import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Channel } from "../../src/channels/channel.ts";
import { startDelivering } from "../../src/delivering.ts";
import { createLogger } from "../../src/logger.ts";
import { scheduleNotice, startNotice } from "../../src/notices/course.ts";
import { momentOf } from "../../src/notices/sending-hours.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { approved, draft, groundOn, keepingChannel, settle, taken, zhang } from "./town.ts";

const folder = temporaryFolder();
let db: Database;
let clock = momentOf("2026-03-12", "10:00");
const now = () => clock;
beforeAll(async () => {
  db = await openDatabase(join(folder, "delivering.db"));
  await settle(db, 6);
  await db.person.create({ data: { id: "z", name: "张三", role: "staff", createdAt: clock } });
  await db.identity.create({
    data: { channel: "telegram", externalId: "z", personId: "z", createdAt: clock },
  });
  const at = clock.toISOString();
  const said = { channel: "telegram", address: "desk", sender: "z", messageId: "1", text: "你好" };
  await recordIncoming(db, { ...said, at }, clock);
});
afterAll(() => db.$disconnect());

const until = (holds: () => unknown) => vi.waitFor(() => expect(holds()).toBeTruthy(), 20_000);

it("notices go out at their hour, rest at night, and who sent them is told", async () => {
  let open = true;
  const telegram = keepingChannel("telegram", () => (open ? "sent" : "retryAt"), now);
  const channel: Channel = {
    ...telegram,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
  const ground = groundOn(db, ["e0", "e1", "e2", "e3", "e4", "e5"], { now });
  const end = startDelivering({
    ...{ ground, channels: [channel], inHand: () => false, perWeek: 3, every: 20 },
    log: createLogger("silent"),
  });
  const got = (address: string) => telegram.got.filter((one) => one.address === address);
  const told = (words: string) => got("desk").some(({ reply }) => reply.text.includes(words));

  const first = await approved(ground);
  taken(await scheduleNotice(ground, zhang, first, momentOf("2026-03-12", "15:00")));
  clock = momentOf("2026-03-12", "15:00");
  await until(() => got("address-5").length === 1);
  // It began by itself: who set its hour is told.
  await until(() => told("“某某项目开始申报”发完了"));

  const second = await approved(ground, { ...draft, title: "第二份" });
  clock = momentOf("2026-03-12", "19:59");
  open = false;
  taken(await startNotice(ground, zhang, second));
  const tried = () =>
    db.outbox.count({ where: { recipient: { noticeId: second.id }, attempts: { gt: 0 } } });
  await vi.waitFor(async () => expect(await tried()).toBe(6), 20_000);
  open = true;
  clock = momentOf("2026-03-12", "23:00");
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(got("address-0")).toHaveLength(1);
  clock = momentOf("2026-03-13", "08:30");
  await until(() => told("“第二份”发完了：共 6 个收件方，已发出 6。"));
  expect(got("address-0")).toHaveLength(2);
  await end();
});
