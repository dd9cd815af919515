import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/filing/package-file.ts";
import { Profile } from "../../src/profile/profile.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { isPoint } from "../../src/units/interval.ts";
import { decimalText, parseDecimal, ratio, ZERO } from "../../src/units/rational.ts";
import { knowledge } from "../rules/loaded-rules.ts";
import { COMPANIES, factsOfCompany, packageGround } from "./package-ground.ts";
import { besides, formulasOf, opened } from "./read-workbook.ts";

const PATIENCE = 60_000;
const workbookOf = async (...of: Parameters<typeof packageGround>) =>
  opened((await packageFile("workbook", packageGround(...of))).bytes);

describe("the workbook of the application", { timeout: PATIENCE }, () => {
  it("has the sheets in the order of the form, then those of the pre-check", async () => {
    const workbook = await workbookOf("parts-maker");
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "说明",
      "一、企业情况",
      "二、知识产权",
      "三、人力资源",
      "四、RD表",
      "五、RD费用 2023",
      "五、RD费用 2024",
      "五、RD费用 2025",
      "六、PS表",
      "七、八、创新能力和标准",
      "占比核算",
      "逐条核对",
      "其他数据",
      "规则参数",
      "还缺",
    ]);
  });

  it.each(COMPANIES)("holds the exact measures of the verdict for the %s", async (company) => {
    const { standing } = packageGround(company);
    const workbook = await workbookOf(company);
    const exact = standing.verdict.measures.filter(
      ({ interval, missing }) => isPoint(interval) && missing.length === 0,
    );
    expect(exact.length).toBeGreaterThan(company === "rough-figures" ? 5 : 8);
    for (const { label, interval, unit } of exact) {
      const point = interval.low ?? ZERO;
      const held = unit === "元" ? point.div(ratio(10_000n)) : point;
      const cell = besides(workbook, "占比核算", label);
      const value = cell.formula ? cell.result : cell.value;
      expect([label, value]).toEqual([label, Number(decimalText(held, 30))]);
    }
  });

  it("works ratios out by live formulas over the cells of the form", async () => {
    const workbook = await workbookOf("equipment-maker");
    const ratioCell = besides(workbook, "占比核算", "科技人员占比");
    expect(ratioCell.formula).toMatch(/^IFERROR\(IF\(COUNT\(B\d+,B\d+\)<2,"",B\d+\/B\d+\),""\)$/);
    expect(besides(workbook, "占比核算", "职工总数（全年月平均）").formula).toContain(
      "三、人力资源",
    );
    expect(besides(workbook, "占比核算", "近三年研发费用合计").formula).toContain(
      "'五、RD费用 2024'!",
    );
    expect(besides(workbook, "逐条核对", "研发费用占比", 4).formula).toContain("规则参数");
    expect(besides(workbook, "规则参数", "研发费用占比要求：这家企业的一档").formula).toMatch(
      /IF\('占比核算'!B\d+<=D\d+,B\d+,IF\(/,
    );
  });

  it("caps other expenses and counts outsourcing by the figures of the rule", async () => {
    const workbook = await workbookOf("parts-maker");
    const cell = (label: string) => besides(workbook, "占比核算", label);
    // 213 万元 against a quarter of the other seven classes.
    expect(cell("其他费用（三年合计，实际发生额）").result).toBe(213);
    expect(cell("其他费用上限（三年合计）").result).toBe(141.4125);
    expect(cell("其他费用上限（三年合计）").formula).toContain("规则参数");
    // Every year goes over its own limit: the sum of the limits is all that counts.
    const counted = cell("其他费用计入额（不超过上限）");
    expect(counted.result).toBe(141.4125);
    expect(counted.formula?.match(/MIN\(/gu)).toHaveLength(3);
    expect(cell("近三年研发费用（按八类算）").result).toBe(707.0625);
    expect(besides(workbook, "规则参数", "委托研发计入比例", 5).value).toContain("195号");
    const year = workbook.getWorksheet("五、RD费用 2024");
    expect(besides(workbook, year?.name ?? "", "委托外部计入额").result).toBe(36);
  });

  it("parts expenses by activity and keeps the rest apart", async () => {
    const workbook = await workbookOf("parts-maker");
    const row = (label: string, right: number) =>
      besides(workbook, "五、RD费用 2024", label, right);
    expect(row("　　人员人工费用", 1).value).toBe(60);
    expect(row("　　人员人工费用", 5).value).toBe(37.2);
    expect(row("　　人员人工费用", 6).result).toBe(97.2);
    expect(row("研究开发费用（内、外部）小计", 1).result).toBe(90.5);
    expect(row("研究开发费用（内、外部）小计", 6).result).toBe(280.8);
    expect(besides(workbook, "四、RD表", "第二年（2024）").result).toBe(90.5);
  });

  it("keeps what is not known blank, and lists it with who may know", async () => {
    const workbook = await workbookOf("rough-figures");
    const assets = besides(workbook, "一、企业情况", "第一年（2023 年）");
    expect(assets.value).toBeNull();
    expect(besides(workbook, "还缺", "净资产", 1).value).toBe("2023");
    expect(besides(workbook, "还缺", "净资产", 4).value).toContain("会计");
    expect(besides(workbook, "还缺", "净资产", 2).value).toBe(`一、企业情况 ${assets.address}`);
    expect(besides(workbook, "占比核算", "净资产增长率").result ?? "").toBe("");
  });

  it("marks what is only approximate, and leaves the verdict undecided there", async () => {
    const workbook = await workbookOf("rough-figures");
    const sales = besides(workbook, "一、企业情况", "第三年（2025 年）", 2);
    expect(sales.value).toBe(4980);
    expect(sales.font.italic).toBe(true);
    expect(besides(workbook, "一、企业情况", "第三年（2025 年）", 4).value).toContain("概数");
    expect(besides(workbook, "逐条核对", "研发费用占比", 6).value).toBe("还不知道");
    expect(besides(workbook, "占比核算", "近三年研发费用合计").result).toBe(655);
  });

  it("shows more places where two would touch a threshold", async () => {
    const workbook = await workbookOf("parts-maker");
    const sales = besides(workbook, "一、企业情况", "第三年（2025 年）", 2);
    expect(sales.value).toBe(4999.999999);
    expect(sales.numFmt).toBe("#,##0.000000");
    expect(besides(workbook, "一、企业情况", "第一年（2023 年）", 2).numFmt).toBe("#,##0.00");
  });

  it("gives a ratio so many places that it stays on its side of the threshold", async () => {
    const sum = (text: string) => ({
      kind: "figure" as const,
      interval: pointInterval(parseDecimal(text) ?? ZERO),
      approximate: false,
    });
    const change = (key: string, value: string) => ({
      key,
      years: [2025, 2025] as const,
      value: sum(value),
    });
    const profile = new Profile(factsOfCompany("equipment-maker")).with([
      change("techStaff", "9.9999"),
      change("employees", "100"),
    ]);
    const workbook = await workbookOf("equipment-maker", "hnte", "2026-06-12", { profile });
    const cell = besides(workbook, "占比核算", "科技人员占比");
    expect(cell.result).toBe(0.099999);
    expect(cell.numFmt).toBe("0.0000%");
  });

  it("keeps a text that looks like a formula a text", async () => {
    const workbook = await workbookOf("parts-maker");
    const name = besides(workbook, "二、知识产权", "IP02");
    expect(name.value).toBe("=HYPERLINK");
    expect(name.formula).toBeUndefined();
    expect(name.numFmt).toBe("@");
  });

  it("tells which rights count and counts them by the list", async () => {
    const workbook = await workbookOf("parts-maker");
    const counts = (code: string) => besides(workbook, "二、知识产权", code, 8).value;
    expect(["IP01", "IP02", "IP03", "IP04"].map(counts)).toEqual([
      "算Ⅰ类",
      "算Ⅱ类",
      "这次不算",
      "这次不算",
    ]);
    const utility = besides(workbook, "二、知识产权", "实用新型", 2);
    expect([utility.formula, utility.result]).toEqual([expect.stringContaining("COUNTIF("), 2]);
  });

  it("averages the months where they are known", async () => {
    const workbook = await workbookOf("parts-maker");
    const cell = besides(workbook, "占比核算", "科技人员（按各月算）");
    expect(cell.formula).toMatch(/SUM\(.*\)\/24/);
    expect(cell.result).toBe(177 / 24);
  });
});

describe("the workbook of any other programme", { timeout: PATIENCE }, () => {
  it("has figures by year and conditions, and says that the form is another", async () => {
    const workbook = await workbookOf("equipment-maker", "tech-sme");
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "说明",
      "各年的数",
      "占比核算",
      "逐条核对",
      "规则参数",
      "还缺",
    ]);
    const cover = JSON.stringify(workbook.getWorksheet("说明")?.getSheetValues());
    expect(cover).toContain("这个项目有自己的申报表");
    expect(besides(workbook, "占比核算", "研发费用占销售收入比例").result).toBe(205 / 4680);
  });

  it.each(knowledge.rules.map(({ id }) => id))(
    "of %s opens and has no broken formula",
    async (id) => {
      const workbook = await workbookOf("manufacturer", id);
      for (const { formula, result } of formulasOf(workbook)) {
        expect(formula).not.toMatch(/undefined|NaN|#REF|''!/);
        expect(["number", "string"]).toContain(typeof result);
      }
    },
  );
});

describe("a package", { timeout: PATIENCE }, () => {
  it.each(["memo", "report", "workbook", "ledger"] as const)(
    "gives the same bytes of its %s for the same ground",
    async (kind) => {
      const once = await packageFile(kind, packageGround("parts-maker"));
      const again = await packageFile(kind, packageGround("parts-maker"));
      expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
      expect(once.name).toMatch(/^\S+-高新技术企业认定-2026-06-12\.(docx|xlsx)$/);
    },
  );
});
