import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { createLiveMind } from "../../src/answering/live-mind.ts";
import { createNoticeWorks } from "../../src/assistant/notice-works.ts";
import { startNotice } from "../../src/notices/course.ts";
import { correctNotice, recallNotice } from "../../src/notices/followups.ts";
import { approveNotice } from "../../src/notices/approval.ts";
import { submitNotice } from "../../src/notices/lifecycle.ts";
import { readLayer } from "../../src/library/layer.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import type { Notice } from "../../src/stores/notices.ts";
import { approved, draft, li, morning, settle, taken, zhang } from "../notices/town.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
let db: Database;
let now = morning;
const live = createLiveMind(realMind.knowledge, "银川");
beforeAll(async () => {
  db = await openDatabase(join(folder, "notices.db"));
  await settle(db, 2);
});
afterAll(() => db.$disconnect());

const works = () => ({
  ...createNoticeWorks({
    ...{ db, mind: () => live.mind, now: () => now, pages: "https://example.com" },
    ...{ channels: () => ["telegram"], worker: undefined },
  }),
  find: () =>
    Promise.resolve({
      companies: [{ enterpriseId: "e0", because: "in" as const }],
      everyone: false,
    }),
});
const send = async (notice: Notice) => {
  taken(await startNotice(works(), zhang, notice));
  live.lay(await readLayer(db));
};
const asked = (text: string, asOf = "2026-03-13") => {
  const { replies } = answer({ text, asOf, earlier: [] }, live.mind);
  return replies.map(({ text: said, citations }) => ({
    said,
    cited: citations.map(({ document, article }) => `${document} ${article}`),
  }));
};
const hnte = {
  ...{ ...draft, title: "2026 年高新技术企业开始申报", programme: "hnte", closes: "2026-07-15" },
  text: "一、申报材料\n交 2023 至 2025 年审计报告，一式三份，送到市民大厅三楼 12 号窗口。\n二、咨询电话\n某某科，000-1234567。",
};

const seen = () => db.announcedWindow.findMany({ where: { endedAt: null } });

it("lets a notice be known once it is sent, put right by a correction, and gone after a recall", async () => {
  const before = asked("高企几号截止");
  const first = await approved(works(), hnte);
  expect(asked("高企几号截止")).toEqual(before);
  await send(first);
  expect(asked("高企几号截止")).toEqual([
    { said: expect.stringContaining("到 2026-07-15") as string, cited: [`${hnte.title} 时间`] },
  ]);
  expect(asked("高企审计报告送到哪个窗口")).toEqual([
    { said: expect.stringContaining("12 号窗口") as string, cited: [`${hnte.title} 一`] },
  ]);
  // What was issued since does not count for a day before.
  expect(asked("高企几号截止", "2026-03-01")).not.toEqual(asked("高企几号截止"));

  // Without a hand on it the first is done as soon as nothing waits.
  await db.outbox.updateMany({ data: { state: "sent" } });
  await db.notice.updateMany({ data: { state: "done" } });
  now = new Date(morning.getTime() + 3_600_000);
  const later = { closes: "2026-07-31", text: "截止改到 7 月 31 日。" };
  const correction = taken(await correctNotice(works(), zhang, first.id, later));
  taken(await submitNotice(works(), zhang, correction));
  await send(taken(await approveNotice(works(), li, correction)));
  expect(asked("高企几号截止")[0]?.said).toContain("到 2026-07-31");
  expect(asked("高企几号截止")[0]?.said).not.toContain("2026-07-15");
  expect(asked("高企审计报告送到哪个窗口")[0]?.said).not.toContain("12 号窗口");
  expect((await seen()).map(({ noticeId }) => noticeId)).toEqual([correction.id]);

  await db.outbox.updateMany({ data: { state: "sent" } });
  await db.notice.updateMany({ data: { state: "done" } });
  const recall = taken(await recallNotice(works(), zhang, correction.id));
  taken(await submitNotice(works(), zhang, recall));
  await send(taken(await approveNotice(works(), li, recall)));
  expect(asked("高企几号截止")).toEqual(before);
  expect(await seen()).toEqual([]);
});

it("does not tell everybody what only some must hear", async () => {
  const mandatory = { ...hnte, mandatory: true, title: "退回补正" };
  await send(await approved(works(), mandatory));
  expect(await seen()).toEqual([]);
  expect(live.mind.originals.policies.map(({ title }) => title)).not.toContain("退回补正");
});
