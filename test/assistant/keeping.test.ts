import { expect, it } from "vitest";
import { dropOld } from "../../src/assistant/people/keeping.ts";
import { dropUnusedKeys } from "../../src/stores/compacting.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { answerGap, listGaps } from "../../src/stores/gaps.ts";
import { closeHandoff, takeHandoff } from "../../src/stores/handoff-work.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { completeTurn } from "../../src/stores/turns.ts";
import { message, reply } from "../stores/contract.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const began = new Date("2026-03-12T02:00:00Z");
const after = (days: number) => new Date(began.getTime() + days * 24 * 60 * 60 * 1000);
const keeping = { conversations: 730, files: 30 };

it("keeps a conversation for the days after its last word, and while staff have not answered", async () => {
  const db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
  const files = [{ name: "表.txt", bytes: Buffer.from("某某科技") }];
  const say = (address: string, at: Date) =>
    recordIncoming(db, { ...message({ address, text: "某某科技有 48 人" }), files }, at);
  const old = await say("old", began);
  const waits = await say("waits", began);
  await say("waits", after(1));
  for (const { id } of [old, waits]) {
    const gaps = [
      { question: "答过的问题", frame: { about: "某某科技" }, reason: "none" },
      { question: "没答的问题", frame: null, reason: "none" },
    ];
    const handoff = id === waits.id ? { id: "h", question: "找人" } : undefined;
    await completeTurn(db, id, { frame: null, replies: [reply()], gaps, handoff }, began);
  }
  const [gap] = (await listGaps(db)).filter(({ question }) => question === "答过的问题");
  const answer = { text: "这样办。", clauses: [], asked: [], by: "某员" };
  await answerGap(db, gap?.id ?? "", answer, began);

  expect(await dropOld(db, keeping, after(29))).toEqual({ conversations: 0, files: 0 });
  // One file went with its answer in each; one more waits.
  expect(await dropOld(db, keeping, after(32))).toEqual({ conversations: 0, files: 1 });
  await say("late", after(100));
  expect(await dropOld(db, keeping, after(729))).toEqual({ conversations: 0, files: 1 });
  expect(await dropOld(db, keeping, after(732))).toEqual({ conversations: 1, files: 0 });
  const left = await db.conversation.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ address }) => address)).toEqual(["waits", "late"]);
  expect((await listGaps(db, "answered")).map(({ question }) => question)).toEqual([
    "答过的问题",
    "答过的问题",
  ]);
  expect(await listGaps(db, "open")).toHaveLength(1);

  await takeHandoff(db, "h", { by: "某员" }, after(733));
  await closeHandoff(db, "h", { by: "某员", note: "办了" }, after(733));
  expect(await dropOld(db, keeping, after(734))).toEqual({ conversations: 1, files: 0 });
  expect(await db.turn.count()).toBe(0);
  expect(await db.outbox.count()).toBe(0);
  expect((await listGaps(db)).map(({ state }) => state)).toEqual(["answered", "answered"]);
  expect(await dropUnusedKeys(db, new Date(Date.now() + 1e9))).toBe(0);
  await db.$disconnect();
});
