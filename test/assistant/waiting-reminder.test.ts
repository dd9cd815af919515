import { afterAll, beforeAll, expect, it } from "vitest";
import { remindStaff, waitsLong } from "../../src/assistant/waiting-reminder.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { recordHandoff } from "../../src/stores/handoffs.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { queuedReplies } from "../../src/stores/outbox.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const { calendar } = realMind.knowledge;
let db: Database;
beforeAll(async () => {
  db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
});
afterAll(() => db.$disconnect());

it("counts working days: from Friday over the weekend to Tuesday, and over a holiday", () => {
  expect(waitsLong("2026-06-12", "2026-06-15", calendar)).toBe(false);
  expect(waitsLong("2026-06-12", "2026-06-16", calendar)).toBe(true);
  expect(waitsLong("2026-09-30", "2026-10-08", calendar)).toBe(false);
});

it("tells staff where they are known, once for each further working day", async () => {
  const friday = new Date("2026-06-12T02:00:00Z");
  const incoming = (sender: string) => ({
    ...{ channel: "telegram", address: sender, sender, messageId: sender },
    ...{ at: friday.toISOString(), text: "你好" },
  });
  const staff = await db.person.create({
    data: { name: "李四", role: "staff", createdAt: friday },
  });
  await db.identity.create({
    data: { channel: "telegram", externalId: "s", personId: staff.id, createdAt: friday },
  });
  await recordIncoming(db, incoming("s"), friday);
  const { conversationId } = await recordIncoming(db, incoming("asks"), friday);
  await recordHandoff(db, { conversationId, question: "证书丢了" }, friday);
  const told = async (day: string) => {
    await remindStaff(db, calendar, new Date(`${day}T02:00:00Z`));
    const queued = await queuedReplies(db, "telegram", new Date(`${day}T02:00:01Z`));
    return queued.map(({ address, priority, reply }) => `${address} ${priority} ${reply.text}`);
  };
  expect(await told("2026-06-15")).toEqual([]);
  expect(await told("2026-06-16")).toEqual([expect.stringMatching(/^s notice .*\n- .* 证书丢了/)]);
  expect(await told("2026-06-16")).toHaveLength(1);
  expect(await told("2026-06-18")).toHaveLength(2);
});
