import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AudienceGround } from "../../src/notices/audience/ground.ts";
import { audienceGround } from "../../src/notices/audience/ground.ts";
import { findVerdicts } from "../../src/notices/audience/verdicts.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { companiesById } from "../../src/stores/companies-in-bulk.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { eraseProfiles, readProfiles, saveProfile } from "../../src/stores/profiles.ts";
import { standing, withdraw } from "../../src/profile/history.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { now, settleCompanies, tell, today } from "./audience-town.ts";
import { realAudienceGround, realKnowledge } from "./real-audience-ground.ts";

const folder = temporaryFolder();
let db: Database;
const hnte = rule("hnte");

function rule(id: string): Rule {
  const found = realAudienceGround.rules.find((one) => one.id === id);
  if (!found) throw new Error(`There is no rule ${id}.`);
  return found;
}

beforeAll(async () => {
  db = await openDatabase(join(folder, "kechuang.db"));
  await settleCompanies(db, [
    {
      ...{ id: "a", county: "金凤区" },
      facts: { regDate: "2015-03-01", "employees@2025": "100 人", "techStaff@2025": "20 人" },
    },
  ]);
});
afterAll(async () => {
  await db.$disconnect();
});

interface Asked {
  rule?: Rule;
  ground?: AudienceGround;
  day?: string;
  filingDay?: string;
}

/** Finds the verdict, and whether it was judged anew. */
async function look({
  rule: by = hnte,
  ground = realAudienceGround,
  day = today,
  filingDay,
}: Asked = {}) {
  // What was stored is marked: it comes back marked where nothing was judged.
  await db.$executeRawUnsafe(`UPDATE "StoredVerdict" SET "at" = '2000-01-01T00:00:00.000Z'`);
  const companies = await companiesById(db, ["a"]);
  const at = { db, ground, today: day, at: now };
  const found = (await findVerdicts(at, by, filingDay, companies)).get("a");
  const rows = await db.storedVerdict.findMany({
    where: { rule: by.id, filingDay: filingDay ?? "next" },
  });
  return { found, fresh: rows.some((row) => row.at.getTime() === now.getTime()) };
}

describe("a stored verdict", () => {
  it("stands while nothing changes", async () => {
    expect((await look()).fresh).toBe(true);
    expect((await look()).fresh).toBe(false);
  });

  it.each([
    ["money", { "salesRevenue@2025": "5000 万元" }],
    ["a count", { "techStaff@2025": "8 人" }],
    ["a share", { "hightechIncomeRatio@2025": "70 %" }],
    ["a day", { regDate: "2026-03-01" }],
    ["a yes or no", { majorIncident: "yes" }],
    ["a choice", { techField: "新材料" }],
    ["a text", { regRegion: "银川市" }],
    ["a list", { ipRights: "发明专利" }],
    ["months", { "employeesMonthly@2025": Array(12).fill("80-82").join(", ") }],
    ["a figure put right", { "employees@2025": "90 人" }],
  ])("falls with %s", async (_kind, told) => {
    await look();
    await tell(db, "a", told);
    expect((await look()).fresh).toBe(true);
    expect((await look()).fresh).toBe(false);
  });

  it("falls with a fact that is withdrawn", async () => {
    await look();
    const [before] = await readProfiles(db, ["a"]);
    if (!before) throw new Error("There is no company.");
    const occasion = { at: today, by: "某某", turn: 2 };
    const told = standing(before.history).find(({ fact }) => fact === "employees");
    const after = withdraw(before.history, told ? [told.id] : [], "不算", occasion);
    await db.$transaction((tx) => saveProfile(tx, before, after, now));
    expect((await look()).fresh).toBe(true);
  });

  it("stands where what is stored comes to the same", async () => {
    await look();
    const [before] = await readProfiles(db, ["a"]);
    if (!before) throw new Error("There is no company.");
    await db.$transaction((tx) => saveProfile(tx, before, structuredClone(before.history), now));
    expect((await readProfiles(db, ["a"]))[0]?.version).toBe(before.version);
    expect((await look()).fresh).toBe(false);
  });

  it("falls with the place in the register, where the company said none itself", async () => {
    await db.fact.deleteMany({ where: { key: "regRegion" } });
    await db.enterprise.update({ where: { id: "a" }, data: { version: { increment: 1 } } });
    const local = rule("rd-subsidy-yanchi");
    const { found } = await look({ rule: local });
    await db.enterprise.update({ where: { id: "a" }, data: { county: "贺兰县" } });
    const moved = await look({ rule: local });
    expect([found?.place, moved.found?.place, moved.fresh]).toEqual(["金凤区", "贺兰县", true]);
  });

  it("falls with the rule: a version put right, one more, another engine of places or facts", async () => {
    await look();
    const [version] = hnte.versions;
    if (!version) throw new Error("There is no version.");
    const right = {
      ...hnte,
      versions: [{ ...version, hash: "put right" }, ...hnte.versions.slice(1)],
    };
    expect((await look({ rule: right })).fresh).toBe(true);
    expect((await look()).fresh).toBe(true);
    const more = {
      ...hnte,
      versions: [...hnte.versions, { ...version, hash: "more", applies: [] }],
    };
    expect((await look({ rule: more })).fresh).toBe(true);
    const regions = realKnowledge.regions.filter(({ name }) => name !== "盐池县");
    const ground = audienceGround({ ...realKnowledge, regions });
    expect((await look({ ground })).fresh).toBe(true);
    const facts = realKnowledge.facts.map((fact) =>
      fact.id === "employees" ? { ...fact, plausible: { from: "-1", to: "9" } } : fact,
    );
    expect((await look({ ground: audienceGround({ ...realKnowledge, facts }) })).fresh).toBe(true);
  });

  it("falls with the year, and is another for another filing day", async () => {
    await look();
    expect((await look({ day: "2027-01-02" })).fresh).toBe(true);
    expect((await look({ filingDay: "2026-09-30" })).fresh).toBe(true);
    expect((await look({ filingDay: "2026-09-30", day: "2026-06-16" })).fresh).toBe(false);
  });

  it("is sealed, and gone when the company is erased", async () => {
    await look();
    const raw = await db.$queryRawUnsafe<{ sealed: string }[]>(
      `SELECT "found" AS sealed FROM "StoredVerdict"`,
    );
    expect(raw.every(({ sealed }) => sealed.startsWith("k1:"))).toBe(true);
    await db.$transaction((tx) => eraseProfiles(tx, ["a"], now));
    expect(await db.storedVerdict.count()).toBe(0);
  });
});
