import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createNoticeDelivery } from "../../src/assistant/notice-delivery.ts";
import {
  cancelNotice,
  finishNotice,
  pauseNotice,
  resumeNotice,
  startNotice,
} from "../../src/notices/course.ts";
import {
  approveNotice,
  changeNotice,
  createNotice,
  submitNotice,
} from "../../src/notices/lifecycle.ts";
import type { NoticeGround, NoticeOutcome } from "../../src/notices/notice-ground.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import type { Notice } from "../../src/stores/notices.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { draft, groundOn, keepingChannel, li, morning, settle, zhang } from "./town.ts";

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(folder, "notices.db"));
  await settle(db, 20, (n) => (n % 2 === 0 ? "telegram" : "web"));
  return () => db.$disconnect();
});

const ok = (outcome: NoticeOutcome): Notice => {
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome.done;
};

/** A notice that was approved. */
export async function approved(ground: NoticeGround, fields = draft): Promise<Notice> {
  const made = ok(await createNotice(ground, zhang, fields));
  ok(await submitNotice(ground, zhang, made));
  return ok(await approveNotice(ground, li, made));
}

describe("a notice", () => {
  it("goes to each once, on its channel, after a second person approved it", async () => {
    const ground = groundOn(db, ["e0", "e1", "e2"]);
    const notice = await approved(ground);
    ok(await startNotice(ground, zhang, notice));
    expect(await startNotice(ground, li, notice)).toEqual({ refused: "已经在发了。" });
    const channels = [keepingChannel("telegram"), keepingChannel("web")];
    const delivery = createNoticeDelivery({
      ...{ db, senders: () => channels, now: () => morning, cap: { most: 3, days: 7 } },
      ...{ chance: () => 0, onIdle: async (id) => void (await finishNotice(ground, id)) },
      onFault: (error) => {
        throw error;
      },
    });
    await delivery.round();
    expect(channels.map(({ got }) => got.map(({ address }) => address))).toEqual([
      ["address-0", "address-2"],
      ["address-1"],
    ]);
    expect(channels[1]?.got[0]?.reply.text).toBe(
      "**某某项目开始申报**\n某某科技1可以报了，2026-06-30前在网上交。\n截止：2026-06-30",
    );
    expect(await db.notice.findUnique({ where: { id: notice.id } })).toMatchObject({
      state: "done",
    });
    await delivery.round();
    expect(channels[0]?.got).toHaveLength(2);
  });
});
