import { describe, expect, it } from "vitest";
import { Fraction } from "./second-statement/fraction.ts";
import { hnte } from "./second-statement/hnte.ts";
import { marks } from "./second-statement/marks.ts";
import type { Profile } from "./second-statement/profile.ts";
import { techSme } from "./second-statement/tech-sme.ts";

type Facts = Profile["facts"];
const million = (number: number) => BigInt(number) * 1_000_000_00n;
const thousand = (number: number) => BigInt(number) * 1_000_00n;
const filingDay = "2026-06-01";

describe("高新技术企业", () => {
  const company: Facts = {
    regDate: "2015-03-02",
    coreIpOwned: true,
    ipValidInChina: true,
    techFieldInCatalogue: true,
    employees: { 2025: 100n },
    techStaff: { 2025: 10n },
    salesRevenue: { 2023: million(30), 2024: million(40), 2025: million(50) },
    rdExpenseHnte: { 2023: thousand(1500), 2024: thousand(2000), 2025: thousand(2500) },
    rdExpenseDomesticHnte: { 2023: 0n, 2024: thousand(1600), 2025: thousand(2000) },
    grossIncome: { 2025: million(52) },
    nonTaxableIncome: { 2025: million(2) },
    hightechIncome: { 2025: million(30) },
    netAssets: { 2023: million(10), 2024: million(11), 2025: million(12) },
    ipClass1: 0n,
    ipClass2Unused: 5n,
    standardsMade: false,
    transformations: 15n,
    majorIncident: false,
  };
  const judge = (change: Facts = {}) => hnte({ filingDay, facts: { ...company, ...change } });
  const stands = (condition: string, change: Facts) => judge(change).conditions[condition];
  const scored = (part: string, change: Facts) => judge(change).scores[part]?.join("–");

  it("leaves a company on all edges to the experts", () => {
    expect(judge().outcome).toBe("expert");
    expect(new Set(Object.values(judge().conditions))).toEqual(new Set(["met", "expert"]));
  });

  it.each([
    ["2025-06-01", "met"],
    ["2025-06-02", "unmet"],
    [undefined, "unknown"],
  ])("a year of registration is 365 days: %s is %s", (regDate, standing) => {
    expect(stands("registered", { regDate })).toBe(standing);
  });

  it("a leap day makes no longer year", () => {
    const { conditions } = hnte({ filingDay: "2024-12-31", facts: { regDate: "2024-01-01" } });
    expect(conditions["registered"]).toBe("met");
  });

  it.each([
    ["tech-staff", { techStaff: { 2025: 9n } }, "unmet"],
    ["tech-staff", { techStaff: { 2025: 0n }, employees: {} }, "unmet"],
    ["tech-staff", { employees: {} }, "unknown"],
    ["tech-staff", { employees: { 2025: 0n } }, "unknown"],
    ["tech-staff", { employees: { 2025: 0n }, techStaff: { 2025: 0n } }, "unmet"],
    ["core-ip", { coreIpOwned: undefined, ipValidInChina: false }, "unmet"],
    ["core-ip", { coreIpOwned: undefined }, "unknown"],
    ["core-ip", { ipClass2Unused: 0n }, "unmet"],
    ["core-ip", { ipClass2Unused: 0n, ipClass1: 1n }, "met"],
    ["core-ip", { ipClass2Unused: 0n, ipClass1: undefined }, "met"],
    ["core-ip", { ipClass2Unused: undefined, coreIpOwned: undefined }, "unknown"],
    ["core-ip", { ipClass2Unused: 0n, coreIpOwned: undefined }, "unmet"],
    ["domestic-rd", { rdExpenseDomesticHnte: { 2024: million(3), 2025: thousand(600) } }, "met"],
    [
      "domestic-rd",
      { rdExpenseDomesticHnte: { 2024: million(3), 2025: thousand(599) } },
      "unknown",
    ],
    [
      "domestic-rd",
      { rdExpenseDomesticHnte: { 2023: 0n, 2024: 0n, 2025: thousand(3599) } },
      "unmet",
    ],
    ["hightech-income", { hightechIncome: { 2025: million(30) - 1n } }, "unmet"],
    ["hightech-income", { nonTaxableIncome: {} }, "unknown"],
    ["hightech-income", { nonTaxableIncome: {}, hightechIncome: { 2025: 0n } }, "unmet"],
    ["hightech-income", { grossIncome: {} }, "unknown"],
  ] as [string, Facts, string][])("%s with %o is %s", (condition, change, standing) => {
    expect(stands(condition, change)).toBe(standing);
  });

  it.each([
    // 120 million at 5% are 6 million; one 分 of sales more, in the next band, asks for 4%.
    ["one 分 less of expense", million(50), thousand(6000) - 1n, "unmet"],
    ["the next band from one 分 on", million(50) + 1n, thousand(4801), "met"],
    // 70 + 50.00000001 million at 4%: 4,800,000.0004 yuan.
    ["one 分 too little there", million(50) + 1n, thousand(4800), "unmet"],
    // 70 + 200 million at 4% are 10.8 million.
    ["200 million included", million(200), thousand(10800), "met"],
    ["200 million included, one 分 less", million(200), thousand(10800) - 1n, "unmet"],
    ["3% above, just reached", million(200) + 1n, thousand(8100) + 1n, "met"],
    ["3% above, not reached", million(200) + 1n, thousand(8100), "unmet"],
    ["last sales unknown, nothing spent", undefined, 0n, "unmet"],
    // 5% of 70 million is already missed, and 4% of 120, and 3% of 270.
    ["last sales unknown, too little for any", undefined, thousand(3499), "unmet"],
    // Enough if the last year sold little, too little if it sold much.
    ["last sales unknown", undefined, thousand(3500), "unknown"],
  ] as const)("research over sales: %s", (_, last, spent, standing) => {
    const salesRevenue = { 2023: million(30), 2024: million(40), 2025: last };
    const rdExpenseHnte = { 2023: 0n, 2024: spent, 2025: 0n };
    expect(stands("rd-ratio", { salesRevenue, rdExpenseHnte })).toBe(standing);
  });

  it("research over sales counts no year before the registration", () => {
    const late = { rdExpenseHnte: { 2023: million(9), 2024: 0n, 2025: thousand(4499) } };
    expect(stands("rd-ratio", late)).toBe("met");
    expect(stands("rd-ratio", { ...late, regDate: "2024-12-31" })).toBe("unmet");
    expect(stands("rd-ratio", { ...late, regDate: "2026-01-01" })).toBe("notApplicable");
  });

  it("nothing sold in three years is no answer to what share research has", () => {
    const salesRevenue = { 2023: 0n, 2024: 0n, 2025: 0n };
    expect(stands("rd-ratio", { salesRevenue })).toBe("unknown");
  });

  it.each([
    [{ majorIncident: true }, "unknown"],
    [{ majorIncident: true, incidentDate: "2025-06-01" }, "unmet"],
    [{ majorIncident: true, incidentDate: "2025-05-31" }, "met"],
    [{ majorIncident: undefined, incidentDate: "2025-05-31" }, "met"],
    [{ majorIncident: undefined, incidentDate: "2025-06-01" }, "unknown"],
  ] as [Facts, string][])("an incident: %o is %s", (change, standing) => {
    expect(stands("no-incident", change)).toBe(standing);
  });

  it.each([
    // Level and core 0–16, five of the second class 5–6, obtained 1–6.
    ["ip", {}, "6–28"],
    ["ip", { ipClass2Unused: 4n }, "4–26"],
    ["ip", { ipClass2Unused: 0n }, "0–16"],
    ["ip", { ipClass1: 1n, standardsMade: true }, "9–30"],
    ["ip", { ipClass1: undefined, standardsMade: undefined }, "6–30"],
    ["ip", { scoreIp: 22n }, "22–22"],
    ["transformation", { transformations: 14n }, "19–24"],
    ["transformation", { transformations: 2n }, "0–0"],
    ["transformation", { transformations: undefined }, "0–30"],
    // ½(4/3 + 5/4) − 1 = 7/24, above 25%.
    ["growthSales", {}, "7–8"],
    // ½(11/10 + 12/11) − 1 = 21/220, above 5%.
    ["growthNetAssets", {}, "3–4"],
    ["growthSales", { salesRevenue: { 2023: 0n, 2024: 100n, 2025: 105n } }, "3–4"],
    ["growthSales", { salesRevenue: { 2023: 100n, 2024: 0n, 2025: 900n } }, "0–0"],
    ["growthSales", { salesRevenue: { 2023: 100n, 2024: 110n, 2025: 110n } }, "3–4"],
    ["growthSales", { salesRevenue: { 2023: 1000n, 2024: 1100n, 2025: 1099n } }, "1–2"],
    ["growthSales", { salesRevenue: { 2023: 100n, 2024: 100n, 2025: 100n } }, "0–0"],
    ["growthSales", { regDate: "2024-05-05" }, "7–8"],
    ["growthSales", { regDate: "2025-05-05" }, "0–0"],
    // The last step alone, ½ · 27/10 − 1, is 35% already; were the first year nothing, it is 170%.
    ["growthSales", { salesRevenue: { 2024: 100n, 2025: 270n } }, "9–10"],
    ["growthSales", { salesRevenue: { 2024: 100n, 2025: 269n } }, "7–10"],
    ["growthNetAssets", { netAssets: { 2024: 100n, 2025: 270n } }, "0–10"],
    ["growthNetAssets", { netAssets: { 2023: -5n, 2024: 100n, 2025: 110n } }, "0–10"],
    ["growthNetAssets", { netAssets: { 2023: -5n, 2024: 0n, 2025: 110n } }, "0–0"],
    // ½(300/100 − 150/300) − 1 = 25%.
    ["growthNetAssets", { netAssets: { 2023: 100n, 2024: 300n, 2025: -150n } }, "7–8"],
  ] as [string, Facts, string][])("%s with %o has %s marks", (part, change, range) => {
    const changed = part === "growthNetAssets" ? change : { netAssets: undefined, ...change };
    expect(scored(part, changed)).toBe(range);
  });

  it("an average of three experts just above seventy is above seventy", () => {
    const given = { scoreTransformation: 22n, scoreManagement: 14n, scoreGrowthNetAssets: 6n };
    const total = (scoreIp: Fraction) =>
      stands("innovation", { ...given, scoreGrowthSales: 6n, scoreIp });
    expect(total(new Fraction(22n))).toBe("unmet");
    expect(total(new Fraction(67n, 3n))).toBe("met");
  });

  it("tells experts' marks from unknown facts", () => {
    // At most 30 + 0 + 20 + 4 + 8: no unknown fact of intellectual property would help.
    const none = { transformations: 0n, ipClass1: undefined, standardsMade: undefined };
    expect(stands("innovation", none)).toBe("unmet");
    // At least 24 more than 46 from experts or not: 28 + (0 to 30) + 20 + 4 + 8.
    expect(stands("innovation", { transformations: undefined })).toBe("unknown");
    // At most 28 to 30 + 30 + 20 + 4 + 8 and at least 35, whatever the facts are.
    expect(stands("innovation", { standardsMade: undefined })).toBe("expert");
  });
});

describe("科技型中小企业", () => {
  const company: Facts = {
    regDate: "2020-07-01",
    residentEnterprise: true,
    employeesSme: { 2025: 500n },
    salesRevenue: { 2025: million(200) },
    totalAssets: { 2025: million(200) },
    prohibitedProduct: false,
    majorIncident: false,
    researchDishonesty: false,
    abnormalList: false,
    techStaffSme: { 2025: 50n },
    rdExpenseDeduction: { 2025: million(10) },
    costExpense: { 2025: million(150) },
    ipClass1: 0n,
    ipClass2: 3n,
    isHnte: false,
    directConditions: [],
  };
  const judge = (change: Facts = {}) => techSme({ filingDay, facts: { ...company, ...change } });

  it("reaches sixty only just: 4 + 40 + 18 are 62", () => {
    expect(judge().scores["total"]?.join("–")).toBe("62–62");
    expect(judge().outcome).toBe("met");
  });

  it.each([
    ["size", { employeesSme: { 2025: 501n } }, "unmet"],
    ["size", { salesRevenue: { 2025: million(200) + 1n } }, "unmet"],
    ["size", { totalAssets: { 2025: million(200) + 1n }, employeesSme: {} }, "unmet"],
    ["size", { totalAssets: {} }, "unknown"],
    ["size", { regDate: "2026-01-05" }, "notApplicable"],
    ["conduct", { abnormalList: true, majorIncident: undefined }, "unmet"],
    ["conduct", { researchDishonesty: undefined }, "unknown"],
    ["score-or-direct", { ipClass2: 2n }, "unmet"],
    ["score-or-direct", { ipClass2: 2n, ipClass1: undefined }, "unknown"],
    ["score-or-direct", { ipClass2: undefined, ipClass1: 1n }, "met"],
    ["score-or-direct", { techStaffSme: { 2025: 49n }, ipClass1: 1n }, "unmet"],
    ["score-or-direct", { techStaffSme: {}, ipClass1: 1n }, "unknown"],
    ["score-or-direct", { rdExpenseDeduction: { 2025: million(10) - 1n } }, "unmet"],
    // 10 over 50 million of costs are 20%, thirty marks, less than the forty by sales.
    ["score-or-direct", { costExpense: { 2025: million(50) } }, "met"],
    // Without sales the costs decide: thirty marks, 52 in all.
    [
      "score-or-direct",
      { salesRevenue: { 2025: 0n }, costExpense: { 2025: million(50) } },
      "unmet",
    ],
    ["score-or-direct", { ipClass2: 0n, directConditions: ["主导制定标准"] }, "met"],
    ["score-or-direct", { ipClass2: 0n, directConditions: undefined }, "unknown"],
    ["score-or-direct", { ipClass2: 0n, isHnte: true, hnteExpiry: "2026-06-01" }, "met"],
    ["score-or-direct", { ipClass2: 0n, isHnte: true, hnteExpiry: "2026-05-31" }, "unmet"],
    ["score-or-direct", { ipClass2: 0n, isHnte: true }, "unknown"],
    ["score-or-direct", { ipClass2: 0n, isHnte: undefined, hnteExpiry: "2026-05-31" }, "unmet"],
  ] as [string, Facts, string][])("%s with %o is %s", (condition, change, standing) => {
    expect(judge(change).conditions[condition]).toBe(standing);
  });

  it.each([
    ["staff", { techStaffSme: { 2025: 150n } }, marks(20, 20)],
    ["staff", { techStaffSme: { 2025: 149n } }, marks(16, 16)],
    ["staff", { techStaffSme: { 2025: 0n }, employeesSme: {} }, marks(0, 0)],
    ["rd", { rdExpenseDeduction: {} }, marks(0, 50)],
    ["rd", { costExpense: {} }, marks(40, 50)],
    ["rd", { salesRevenue: {} }, marks(0, 50)],
    ["ip", { ipClass2: 9n }, marks(24, 24)],
    ["ip", { ipClass1: undefined }, marks(18, 30)],
  ] as [string, Facts, unknown][])("%s with %o", (part, change, range) => {
    expect(judge(change).scores[part as "staff"]).toEqual(range);
  });
});
