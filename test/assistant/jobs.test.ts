import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createJobs, type Job } from "../../src/assistant/jobs/job-runner.ts";
import { daily, hourly, weekly } from "../../src/assistant/jobs/slots.ts";
import { sendDigest } from "../../src/assistant/jobs/weekly-digest.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { recordHandoff } from "../../src/stores/handoffs.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { lastRuns } from "../../src/stores/job-runs.ts";
import { queuedReplies } from "../../src/stores/outbox.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
});
afterAll(() => db.$disconnect());

/** A moment in Asia/Shanghai. */
const at = (moment: string) => new Date(`${moment}:00+08:00`);

describe("a span of time", () => {
  it("is an hour, a day or a week, within hours of the day", () => {
    const day = { from: "09:00", to: "18:00" };
    expect(daily(day)(at("2026-03-12T08:59"))).toBeUndefined();
    expect(daily(day)(at("2026-03-12T09:00"))).toBe("2026-03-12");
    expect(daily(day)(at("2026-03-12T18:00"))).toBeUndefined();
    expect(hourly()(at("2026-03-12T00:10"))).toBe("2026-03-12 00");
    // From Monday to Sunday.
    expect(weekly(day)(at("2026-03-09T10:00"))).toBe("2026-03-09");
    expect(weekly(day)(at("2026-03-15T10:00"))).toBe("2026-03-09");
  });
});

describe("a job", () => {
  let clock = at("2026-03-12T10:00");
  const faults: string[] = [];
  let done: string[] = [];
  const job = (run: Job["run"]): Job => ({
    ...{ name: "keeping", run },
    slot: daily({ from: "09:00", to: "18:00" }),
  });
  const server = (run: Job["run"]) =>
    createJobs({
      ...{ db, jobs: [job(run)], now: () => clock },
      onDone: ({ slot, outcome }) => done.push(`${slot} ${outcome}`),
      onFault: ({ error }) => faults.push(String(error)),
    });
  const well = () => Promise.resolve("好了");

  it("is done once in its span, whoever looks and however often, and not at night", async () => {
    const one = server(well);
    await Promise.all([one.round(), one.round()]);
    await server(well).round();
    clock = at("2026-03-12T17:59");
    await one.round();
    clock = at("2026-03-13T08:59");
    await one.round();
    expect(done).toEqual(["2026-03-12 好了"]);
    clock = at("2026-03-13T09:00");
    await one.round();
    // The clock is put back: what was done is done.
    clock = at("2026-03-12T10:00");
    await one.round();
    expect(done).toEqual(["2026-03-12 好了", "2026-03-13 好了"]);
  });

  it("is done once, not for each day, after the server was away", async () => {
    done = [];
    clock = at("2026-04-20T11:00");
    await server(well).round();
    expect(done).toEqual(["2026-04-20 好了"]);
  });

  it("that was broken off is done again by the next server, but for what it noted as done itself", async () => {
    done = [];
    clock = at("2026-04-21T10:00");
    void server(() => new Promise(() => undefined)).round();
    await expect
      .poll(async () => (await lastRuns(db, ["keeping"], 1)).get("keeping")?.[0]?.slot)
      .toBe("2026-04-21");
    clock = at("2026-04-21T10:01");
    await server(well).round();
    expect(done).toEqual(["2026-04-21 好了"]);
    clock = at("2026-04-22T10:00");
    void server(async (_at, end) => {
      await db.$transaction((tx) => end(tx, "发了"));
      return new Promise(() => undefined);
    }).round();
    await expect
      .poll(async () => (await lastRuns(db, ["keeping"], 1)).get("keeping")?.[0]?.outcome)
      .toBe("发了");
    clock = at("2026-04-22T10:01");
    await server(well).round();
    expect(done).toEqual(["2026-04-21 好了"]);
  });

  it("that failed says why and is tried again half an hour later", async () => {
    done = [];
    clock = at("2026-04-23T10:00");
    const bad = server(() => Promise.reject(new Error("磁盘满了。")));
    await bad.round();
    expect(faults).toEqual(["Error: 磁盘满了。"]);
    const [run] = (await lastRuns(db, ["keeping"], 1)).get("keeping") ?? [];
    expect(run).toMatchObject({ slot: "2026-04-23", failed: true, outcome: "磁盘满了。" });
    clock = at("2026-04-23T10:20");
    await server(well).round();
    expect(done).toEqual([]);
    clock = at("2026-04-23T10:31");
    await server(well).round();
    expect(done).toEqual(["2026-04-23 好了"]);
  });
});

describe("the weekly digest", () => {
  it("counts the last week from Monday to Sunday for staff, and is noted with its sending", async () => {
    const sunday = at("2026-06-14T23:50");
    const incoming = (sender: string, text: string) => ({
      ...{ channel: "telegram", address: sender, sender, messageId: `${sender}-1` },
      ...{ at: sunday.toISOString(), text },
    });
    const staff = await db.person.create({
      data: { name: "李四", role: "staff", createdAt: sunday },
    });
    await db.identity.create({
      data: { channel: "telegram", externalId: "s", personId: staff.id, createdAt: sunday },
    });
    await recordIncoming(db, incoming("s", "你好"), sunday);
    const { conversationId } = await recordIncoming(db, incoming("asks", "证书丢了"), sunday);
    await recordHandoff(db, { conversationId, question: "证书丢了" }, sunday);
    const monday = at("2026-06-15T09:05");
    await recordIncoming(db, incoming("late", "你好"), monday);
    let noted = "";
    const text = await sendDigest(
      db,
      realMind.knowledge,
      "https://example.com",
      monday,
      (_tx, said) => {
        noted = said;
        return Promise.resolve();
      },
    );
    expect(text).toMatch(/^2026-06-08 到 2026-06-14 小结：\n- 消息 \d+ 条，来自 2 个对话/);
    expect(text).toContain("找人的新增 1 个，办结 0 个，还有 1 个在等");
    expect(noted).toBe(text);
    const [told] = await queuedReplies(db, "telegram", monday);
    expect(told).toMatchObject({ address: "s", priority: "notice" });
    expect(told?.reply.text).toContain(text);
  });
});
