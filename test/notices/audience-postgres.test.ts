import { describe, expect, it } from "vitest";
import { audienceOf, type AudienceCondition } from "../../src/notices/audience/condition.ts";
import { findAudience } from "../../src/notices/audience/find-audience.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { postgresServer, temporaryPostgres } from "../stores/postgres-database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { now, settleCompanies } from "./audience-town.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

const dataDir = temporaryFolder();

describe.skipIf(postgresServer === undefined)("an audience on PostgreSQL", () => {
  it("is found by figures, titles and verdicts, stored and not", async () => {
    const { url, drop } = await temporaryPostgres(postgresServer ?? "");
    const db = await openDatabase(url, { dataDir });
    try {
      await settleCompanies(db, [
        { id: "a", county: "贺兰县", facts: { "employees@2025": "80 人", isHnte: "yes" } },
        {
          id: "b",
          county: "金凤区",
          facts: { "employees@2025": "20 人", hnteExpiry: "2026-09-30" },
        },
        { id: "c" },
      ]);
      const find = async (condition: AudienceCondition) =>
        (await findAudience(db, audienceOf(condition), realAudienceGround, { now })).counts;
      const figure = { facts: ["employees"], year: 2025 };
      expect(await find({ figure, atLeast: "50 人" })).toEqual({ in: 1, possible: 1, out: 1 });
      expect(await find({ title: "hnte" })).toEqual({ in: 2, possible: 1, out: 0 });
      expect(await find({ member: "member" })).toEqual({ in: 0, possible: 0, out: 3 });
      expect(await find({ not: { notice: "last" } })).toEqual({ in: 3, possible: 0, out: 0 });
      expect(await find({ spoke: {} })).toEqual({ in: 0, possible: 0, out: 3 });
      const first = await find({ verdict: "tech-sme", is: ["unknown"] });
      expect(await find({ verdict: "tech-sme", is: ["unknown"] })).toEqual(first);
      expect(await db.storedVerdict.count()).toBe(3);
    } finally {
      await db.$disconnect();
      await drop();
    }
  });
});
