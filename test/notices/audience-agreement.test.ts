import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRule, ruleGround } from "../../src/knowledge/rule-file.ts";
import { audienceOf, type AudienceCondition } from "../../src/notices/audience/condition.ts";
import { findAudience } from "../../src/notices/audience/find-audience.ts";
import { AudienceJudge } from "../../src/notices/audience/judging.ts";
import { Profile } from "../../src/profile/profile.ts";
import { standingOf } from "../../src/rules/judge-all.ts";
import { judge } from "../../src/rules/judge.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { factsTold, now, settleCompanies, today, type Townsman } from "./audience-town.ts";
import { realAudienceGround, realKnowledge } from "./real-audience-ground.ts";

const folder = temporaryFolder();
let db: Database;

/** What companies may have told; a place may be left out. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "salesRevenue@2025": ["100 万元", "200 万元", "约 200 万元", "150..260 万元", "5000 万元"],
  "salesRevenue@2024": ["100 万元", "4000 万元"],
  "employees@2025": ["10 人", "49 人", "50 人", "48..52 人"],
  ipInvention: ["0 项", "1 项", "3 项"],
  isAboveScale: ["yes", "no"],
  isHnte: ["yes", "no"],
  hnteExpiry: ["2025-12-31", "2026-09-30", "2027-09-30"],
  industrySection: ["工业", "建筑业"],
  regDate: ["2015-03-01", "2024-05-05", "2025-08-01"],
};
const PLACES = ["贺兰县", "金凤区", undefined] as const;
const INDUSTRIES = ["专用设备制造业", "食品制造业", undefined] as const;

/** Companies enough that every kind of knowledge is there, always the same. */
const companies: Townsman[] = fc
  .sample(
    fc.tuple(
      fc.constantFrom(...PLACES),
      fc.constantFrom(...INDUSTRIES),
      ...Object.values(VALUES).map((values) => fc.option(fc.constantFrom(...values), { freq: 3 })),
    ),
    40,
  )
  .map(([county, industry, ...told], index) => ({
    id: `c${String(index).padStart(2, "0")}`,
    ...(county !== undefined && { county }),
    ...(industry !== undefined && { industry }),
    facts: Object.fromEntries(
      Object.keys(VALUES).flatMap((key, place) => {
        const value = told[place];
        return typeof value === "string" ? [[key, value]] : [];
      }),
    ),
  }));

beforeAll(async () => {
  db = await openDatabase(join(folder, "kechuang.db"));
  await settleCompanies(db, companies);
});
afterAll(async () => {
  await db.$disconnect();
});

const COMPARISONS = ["atLeast", "moreThan", "atMost", "lessThan", "is", "isNot"] as const;
const compared = (figure: object, values: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...COMPARISONS), fc.constantFrom(...values))
    .map(([key, value]) => ({ figure, [key]: value }) as AudienceCondition);
const factLeaves = [
  compared({ facts: ["salesRevenue"], year: 2025 }, ["150 万元", "200 万元", "260 万元"]),
  compared({ formula: "latest(salesRevenue) / yearsAgo(2, salesRevenue)", unit: "%" }, [
    "100 %",
    "150 %",
  ]),
  compared({ facts: ["employees"], year: 2025 }, ["50 人", "49 人"]),
  fc.constantFrom<AudienceCondition>(
    { fact: "isAboveScale", is: "是" },
    { fact: "isAboveScale", is: "否" },
  ),
  fc.constantFrom<AudienceCondition>(
    { fact: "industrySection", is: "工业" },
    { fact: "industrySection", is: "其他" },
  ),
];
const otherLeaves = [
  fc.constantFrom<AudienceCondition>(
    { place: "贺兰县" },
    { place: "银川经开区" },
    { industry: "制造业" },
    { industry: "食品业" },
  ),
  fc.constantFrom<AudienceCondition>({ title: "hnte" }, { title: "hnte", ever: true }),
  fc.constantFrom<AudienceCondition>(
    { day: "hnteExpiry", from: "2026-01-01", to: "2026-12-31" },
    { day: "regDate", from: "2024-01-01" },
  ),
  compared({ facts: ["ipInvention"] }, ["1 项", "3 项"]),
  fc.constantFrom<AudienceCondition>({ size: ["小型"] }, { size: ["微型", "小型", "中型"] }),
  fc.constantFrom<AudienceCondition>(
    { verdict: "tech-sme", is: ["qualifies"] },
    { verdict: "sme-size", is: ["unknown"] },
  ),
];

function trees(
  leaves: readonly fc.Arbitrary<AudienceCondition>[],
): fc.Arbitrary<AudienceCondition> {
  return fc.letrec<{ tree: AudienceCondition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      ...leaves,
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie("tree").map((not) => ({ not })),
    ),
  })).tree;
}

/** Who is in and who may be, found all at once. */
async function found(condition: AudienceCondition) {
  const audience = audienceOf(condition, { possible: true });
  const { companies: reached } = await findAudience(db, audience, realAudienceGround, { now });
  return new Map(reached.map(({ enterpriseId, because }) => [enterpriseId, because]));
}

/** The same condition as a rule file writes it. */
function asRule(condition: AudienceCondition): string {
  const measures: string[] = [];
  const written = (one: AudienceCondition): string => {
    if ("all" in one) return `{ all: [${one.all.map(written).join(", ")}] }`;
    if ("any" in one) return `{ any: [${one.any.map(written).join(", ")}] }`;
    if ("not" in one) return `{ not: ${written(one.not)} }`;
    if ("fact" in one) {
      const is = { 是: "yes", 否: "no" }[one.is] ?? one.is;
      return `{ fact: ${one.fact}, is: ${is} }`;
    }
    if (!("figure" in one)) throw new Error("This is no matter of facts.");
    const { figure, ...comparison } = one;
    const [[key, value] = ["", ""]] = Object.entries(comparison);
    const [formula, unit] =
      "formula" in figure
        ? [figure.formula, figure.unit]
        : "facts" in figure
          ? [`latest(${figure.facts[0] ?? ""})`, figure.facts[0] === "employees" ? "人" : "元"]
          : ["", ""];
    measures.push(
      `m${String(measures.length)}: { label: 数, unit: "${unit}", formula: "${formula}" }`,
    );
    return `{ measure: m${String(measures.length - 1)}, ${key}: "${value}" }`;
  };
  const tree = written(condition);
  return [
    ...["id: audience", "programme: hnte", "region: 全国", "years: 1", "versions:"],
    ...["- from: 2016-01-01", "  basis: [国科发火〔2016〕32号]", "  standing: 转述"],
    ...(measures.length > 0 ? ["  measures:", ...measures.map((one) => `    ${one}`)] : []),
    "  conditions:",
    `  - { id: whole, label: 整个, clause: 国科发火〔2016〕32号 第十一条, all: [${tree}] }`,
  ].join("\n");
}

const STANDINGS = { met: "in", unmet: "out", unknown: "possible", expert: "possible" } as const;

describe("an audience and judging each company one by one", () => {
  it("agree where a rule file says the same of facts", async () => {
    const { facts, names, programmes } = realKnowledge;
    const scope = ruleGround(facts, names);
    await fc.assert(
      fc.asyncProperty(trees(factLeaves), async (condition) => {
        const faults: string[] = [];
        const source = { file: "rules/audience.yaml", text: asRule(condition) };
        const rule = readRule(source, faults, scope, programmes);
        if (!rule) throw new Error(faults.join("\n"));
        const reached = await found(condition);
        for (const { id, facts: told = {} } of companies) {
          const profile = new Profile(factsTold(told));
          const asked = { asOf: today, filingDay: today, kind: "new" } as const;
          const { outcome } = judge(rule, profile, asked, realAudienceGround);
          expect([id, reached.get(id) ?? "out"]).toEqual([id, STANDINGS[outcome]]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("agree in everything else that can be asked", async () => {
    await fc.assert(
      fc.asyncProperty(trees([...factLeaves, ...otherLeaves]), async (condition) => {
        const judges = new AudienceJudge(condition, realAudienceGround, today);
        const reached = await found(condition);
        for (const { id, county, industry, facts: told = {} } of companies) {
          const placed = county === undefined ? told : { ...told, regRegion: county };
          const standing = judges.standing({
            ...{ id, profile: new Profile(factsTold(told)), told: () => false },
            ...(county !== undefined && { county }),
            ...(industry !== undefined && { industry }),
            verdict: (ruleId) => {
              const rule = realAudienceGround.rules.find((one) => one.id === ruleId);
              const asked = { asOf: today, filingDay: today, kind: "new" } as const;
              return (
                rule &&
                standingOf(rule, new Profile(factsTold(placed)), asked, realAudienceGround).state
              );
            },
          });
          expect([id, reached.get(id) ?? "out"]).toEqual([id, standing]);
        }
      }),
      { numRuns: 30 },
    );
  });
});
