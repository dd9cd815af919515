import { expect, it, vi } from "vitest";
import { createNoticeWorks } from "../../src/assistant/notice-works.ts";
import { createLogger } from "../../src/logger.ts";
import { startRounds } from "../../src/rounds.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

it("looks how rules come out on a thread of its own, which ends then", async () => {
  const db = await openDatabase(`file:${temporaryFolder()}/rounds.db`);
  // Thursday, 4 in the morning.
  const now = () => new Date("2026-03-11T20:00:00Z");
  const works = createNoticeWorks({
    ...{ db, mind: () => realMind, now, pages: "https://example.com", channels: () => [] },
  });
  const asked: string[] = [];
  const end = startRounds({
    ...{ works, knowledge: () => realMind.knowledge, log: createLogger("silent") },
    keeping: { conversations: 1000, files: 1000 },
    hours: { from: "09:00", to: "18:00" },
    thread: () => ({
      find: () => Promise.reject(new Error("nobody asked for an audience.")),
      watch: ({ revision }) => {
        asked.push(revision);
        return Promise.resolve({ companies: 3, drafts: [], changed: 0 });
      },
      close: () => Promise.resolve(void asked.push("closed")),
    }),
  });
  await vi.waitFor(async () => {
    const run = await db.jobRun.findFirst({ where: { name: "verdicts" } });
    expect(run?.outcome).toContain("看了 3 家企业");
  }, 10_000);
  expect(asked).toEqual([works.audience().revision, "closed"]);
  await end();
  await db.$disconnect();
});
