import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComingDay } from "../../src/notices/reminders/coming-day.ts";
import { remindPerson } from "../../src/notices/reminders/tell-reminders.ts";
import { beginRun, endRun, lastRuns } from "../../src/stores/job-runs.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { queuedReplies } from "../../src/stores/outbox.ts";
import { remindersOf } from "../../src/stores/reminders.ts";
import { postgresServer, temporaryPostgres } from "../stores/postgres-database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const at = new Date("2026-03-12T02:00:00.000Z");
const writing = { today: "2026-03-12", cite: () => undefined, named: false };

function day(number: number, due = "2026-03-19"): ComingDay {
  return {
    ...{ kind: "duty", subject: `rule-${number}`, name: `第${number}件事`, due },
    ...{ say: "要办。", private: false, companies: [{ id: "none" }] },
  };
}

const dataDir = temporaryFolder();
const places: [name: string, open: () => Promise<{ url: string; drop: () => unknown }>][] = [
  ["SQLite", () => Promise.resolve({ url: `file:${dataDir}/kechuang.db`, drop: () => undefined })],
  ...(postgresServer === undefined
    ? []
    : ([["PostgreSQL", () => temporaryPostgres(postgresServer ?? "")]] as typeof places)),
];

describe.each(places)("reminders on %s", (_name, open) => {
  let db: Database;
  let drop: () => unknown;
  beforeAll(async () => {
    const place = await open();
    drop = place.drop;
    db = await openDatabase(place.url, { dataDir });
    await db.enterprise.create({ data: { id: "none", createdAt: at } });
  });
  afterAll(async () => {
    await db.$disconnect();
    await drop();
  });

  /** Somebody who spoke, or not yet. */
  async function person(name: string, spoke = true): Promise<string> {
    const { id } = await db.person.create({ data: { createdAt: at } });
    const known = { channel: "telegram", externalId: name, personId: id, createdAt: at };
    await db.identity.create({ data: known });
    if (spoke) await speak(name);
    return id;
  }
  const speak = (name: string) =>
    recordIncoming(
      db,
      {
        ...{ channel: "telegram", address: name, sender: name, messageId: `${name}-1` },
        ...{ at: at.toISOString(), text: "你好" },
      },
      at,
    );
  const told = async (name: string) =>
    (await queuedReplies(db, "telegram", at)).filter(({ address }) => address === name);
  const statesOf = async (id: string) =>
    (await remindersOf(db, id)).map(({ ahead, state }) => `${ahead} ${state}`);

  it("are told once, whoever looks at the same moment", async () => {
    const id = await person("a");
    const tell = () => remindPerson(db, id, [day(1)], writing, at);
    const all = await Promise.all([tell(), tell(), tell()]);
    expect(all.map((one) => one.told).sort()).toEqual([0, 0, 1]);
    expect(await told("a")).toHaveLength(1);
    expect(await statesOf(id)).toEqual(["7 told", "1 planned"]);
  });

  it("are noted as told only where they are queued", async () => {
    const id = await person("b", false);
    expect((await remindPerson(db, id, [day(1)], writing, at)).told).toBe(0);
    expect(await statesOf(id)).toEqual(["7 planned", "1 planned"]);
    await speak("b");
    const broken = { ...writing, today: "2026-03-12", cite: () => fault() };
    const clause = { document: "某某办法", place: "" };
    const faulty = remindPerson(db, id, [{ ...day(1), clause }], broken, at);
    await expect(faulty).rejects.toThrow("broken");
    expect(await statesOf(id)).toEqual(["7 planned", "1 planned"]);
    expect((await remindPerson(db, id, [day(1)], writing, at)).told).toBe(1);
    expect(await told("b")).toHaveLength(1);
  });

  it("are a few at once, the others on the next day, in one message", async () => {
    const id = await person("c");
    const days = Array.from({ length: 8 }, (_, number) => day(number));
    expect((await remindPerson(db, id, days, writing, at)).told).toBe(6);
    const next = { ...writing, today: "2026-03-13" };
    expect((await remindPerson(db, id, days, next, at)).told).toBe(2);
    expect((await remindPerson(db, id, days, next, at)).told).toBe(0);
    expect(await told("c")).toHaveLength(2);
  });

  it("go from the plan with what they were of, and count as missed where the day is over", async () => {
    const id = await person("d");
    await remindPerson(db, id, [day(1, "2026-06-30")], writing, at);
    expect(await statesOf(id)).toEqual(["30 planned", "7 planned", "1 planned"]);
    await remindPerson(db, id, [day(1, "2026-07-31")], writing, at);
    expect((await remindersOf(db, id)).map(({ due }) => due)).toEqual(Array(3).fill("2026-07-31"));
    const late = { ...writing, today: "2026-08-01" };
    expect(await remindPerson(db, id, [], late, at)).toEqual({ told: 0, missed: 3 });
    expect(await statesOf(id)).toEqual([]);
  });

  it("and jobs begin once", async () => {
    const key = { name: "reminders", slot: "2026-03-12" };
    const limits = { retry: at, since: at };
    expect(await beginRun(db, key, at, limits)).toBe(true);
    expect(await beginRun(db, key, at, limits)).toBe(false);
    await endRun(db, key, { outcome: "好了" }, at);
    expect((await lastRuns(db, ["reminders"], 5)).get("reminders")).toMatchObject([
      { ...key, outcome: "好了", failed: false },
    ]);
  });
});

function fault(): never {
  throw new Error("broken");
}
