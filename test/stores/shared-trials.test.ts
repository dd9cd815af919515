import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { deleteTrial, keepTrial, purgeTrials, readTrial } from "../../src/stores/shared-trials.ts";
import { postgresServer, temporaryPostgres } from "./postgres-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const at = new Date("2026-03-12T02:00:00.000Z");
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const kept = { rule: "hnte", version: "abc", fields: { "f.x.2025": "5" }, owner: "one" };

function contract(open: () => Promise<Database>): void {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.$disconnect());

  it("keeps what was typed for seven days under a token of 192 bits that is not stored", async () => {
    const token = await keepTrial(db, kept, at);
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(await readTrial(db, token, days(6.99))).toEqual({
      ...kept,
      createdAt: at,
      expiresAt: days(7),
    });
    expect(JSON.stringify(await db.sharedTrial.findMany())).not.toContain(token);
    expect(await readTrial(db, token, days(7))).toBeUndefined();
    expect(await readTrial(db, `${token.slice(1)}x`, at)).toBeUndefined();
  });

  it("has no version where none decided", async () => {
    const token = await keepTrial(db, { ...kept, version: undefined }, at);
    expect((await readTrial(db, token, at))?.version).toBeUndefined();
  });

  it("is deleted by whoever made it and nobody else", async () => {
    const token = await keepTrial(db, kept, at);
    expect(await deleteTrial(db, token, "other")).toBe(false);
    expect(await readTrial(db, token, at)).toBeDefined();
    expect(await deleteTrial(db, token, "one")).toBe(true);
    expect(await deleteTrial(db, token, "one")).toBe(false);
    expect(await readTrial(db, token, at)).toBeUndefined();
  });

  it("is deleted for good once it has expired, also when another is kept", async () => {
    await db.sharedTrial.deleteMany();
    await keepTrial(db, kept, at);
    await keepTrial(db, kept, days(3));
    expect(await purgeTrials(db, days(7))).toBe(1);
    await keepTrial(db, kept, days(20));
    expect(await db.sharedTrial.count()).toBe(1);
  });
}

describe("shared what-if inputs (sqlite)", () => {
  contract(() => openDatabase(join(temporaryFolder(), "shared.db")));
});

describe.skipIf(postgresServer === undefined)("shared what-if inputs (postgres)", () => {
  const pgFolder = temporaryFolder();
  let drop: () => Promise<void>;
  contract(async () => {
    const made = await temporaryPostgres(postgresServer ?? "");
    drop = made.drop;
    return openDatabase(made.url, { dataDir: pgFolder });
  });
  afterAll(() => drop());
});
