import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { packageFile } from "../../src/filing/package-file.ts";
import { EMPTY_HISTORY, record } from "../../src/profile/history.ts";
import type { Fact } from "../../src/profile/fact.ts";
import { Profile } from "../../src/profile/profile.ts";
import { storeValue } from "../../src/profile/stored-value.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio } from "../../src/units/rational.ts";
import { factsOfCompany, packageGround } from "./package-ground.ts";

const PATIENCE = 60_000;

async function textOf(kind: "memo" | "report", ...of: Parameters<typeof packageGround>) {
  const { bytes } = await packageFile(kind, packageGround(...of));
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return value.replace(/\n+/g, "\n");
}

describe("the memo", { timeout: PATIENCE }, () => {
  it("tells what it is worth, what is lacking and what to do when", async () => {
    const text = await textOf("memo", "equipment-maker");
    const order = ["值不值", "一年少交的企业所得税：0 元", "差什么", "科技人员占比", "几月做什么"];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).sort((a, b) => a - b),
    );
    expect(text).toContain("要求不低于 10%（含），差 约0.38 个百分点");
    expect(text).toContain("〔国科发火〔2016〕32号 第十一条（四）〕");
    expect(text).toContain("备齐 8 样材料");
    expect(text).toContain("规则 hnte@2016-01-01");
    expect(text).toMatch(/条文核对于 \d{4}-\d\d-\d\d。/);
  });

  it("tells what the years that are over say where the next filing looks at one that is not", async () => {
    const text = await textOf("memo", "equipment-maker", "hnte", "2026-11-25");
    expect(text).toContain("科技人员占比（按 2023—2025 年）");
    expect(text).toContain("2026 年内");
    expect(text).toContain("用实际数换掉预计数");
  });

  it("has what is enough already, each with its figure and what is asked", async () => {
    const text = await textOf("memo", "equipment-maker");
    const enough = text.slice(text.indexOf("已经够的"), text.indexOf("几月做什么"));
    expect(enough).toMatch(/研发费用占比：约[\d.]+%，要求 \d%/);
    expect(enough).not.toContain("科技人员占比");
  });

  it("has how many rights there are and how many it takes, and what experts have to give", async () => {
    const text = await textOf("memo", "equipment-maker");
    expect(text).toMatch(/核心知识产权（自报）：可用的Ⅰ类：\d+ 项，要求 1 项/);
    expect(text).toMatch(/专家评\n创新能力评价：[\d–]+ 分，要求高于 70 分（不含）/);
    const facts = factsOfCompany("equipment-maker").filter(
      ({ key }) => !["netAssets", "transformations", "ipSource"].includes(key),
    );
    const less = { profile: new Profile(facts) };
    expect(await textOf("memo", "equipment-maker", "hnte", "2026-06-12", less)).toMatch(
      /还不知道\n现在只知道是 [\d–]+ 分，要求高于 70 分（不含）.*\n由专家评。/,
    );
  });

  it("says why there is nothing to tell where no rule decides such filings", async () => {
    const ground = packageGround("equipment-maker", "hnte", "2015-03-01");
    expect(ground.standing.state).toBe("noRule");
    const { bytes } = await packageFile("memo", ground);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain("没有装管这一天的规则");
  });
});

describe("the report", { timeout: PATIENCE }, () => {
  it("counts the things of a list by kind, and shows figures that nothing was judged by as such", async () => {
    const money = {
      kind: "figure",
      interval: pointInterval(ratio(3_300_000n)),
      approximate: false,
    };
    const counted = [
      { kind: "发明专利", number: "2" },
      { kind: "软件著作权", number: "5" },
    ];
    const profile = new Profile([
      { key: "rdExpenseUnspecified", id: "1", years: [2024, 2024], value: money } as const,
      { key: "ipRights", value: { kind: "items", items: counted } } as const,
    ] as Fact[]);
    const text = await textOf("report", "equipment-maker", "hnte", "2026-06-12", { profile });
    expect(text).toContain("7 项（发明专利 2、软件著作权 5）");
    expect(text).toContain("研发费用（口径未定）");
    expect(text).toContain("330 万元");
    expect(text).toContain("口径不同，没有用来判");
  });

  it("tells what was only taken so from what was said", async () => {
    const facts = factsOfCompany("equipment-maker").map((one): Fact =>
      one.key === "coreIpOwned" ? { ...one, assumed: true } : one,
    );
    const profile = new Profile(facts);
    const text = await textOf("report", "equipment-maker", "hnte", "2026-06-12", { profile });
    expect(text).toContain("没直接说，先这样算：核心知识产权所有权");
    expect(text).not.toMatch(/自己说的：[^\n]*核心知识产权所有权/);
  });

  it("has every condition with clause, days, check and what it rests on", async () => {
    const ground = packageGround("equipment-maker");
    const text = await textOf("report", "equipment-maker");
    for (const { label } of ground.standing.verdict.conditions) expect(text).toContain(label);
    expect(text).toContain("核心知识产权（自报）");
    expect(text).toContain("自己说的：科技人员（2025 年）、职工总数（2025 年）");
    expect(text).toMatch(/2016-01-01 起，核对于 \d{4}-\d\d-\d\d/);
    expect(text).toContain("各年的数");
    expect(text).toContain("3,600 万元");
    expect(text).toContain("认定申请书，在线打印、签名、盖公章。");
    expect(text).toContain("用到的条文");
  });

  it("marks approximate figures and tells what was put right", async () => {
    const said = (value: bigint, at: string, words: string) => ({
      claim: {
        fact: "salesRevenue",
        years: [2025, 2025] as const,
        value: storeValue({
          kind: "figure",
          interval: pointInterval(ratio(value)),
          approximate: false,
        }),
        evidence: "said" as const,
        words,
        corrects: true,
      },
      occasion: { at, by: "p1", turn: 1 },
    });
    const first = said(48_000_000n, "2026-06-01T10:00", "去年 4800 万");
    const second = said(49_800_000n, "2026-06-02T10:00", "不对，是 4980 万");
    const begun = record(EMPTY_HISTORY, first.claim, first.occasion).history;
    const { history } = record(begun, second.claim, second.occasion);
    const text = await textOf("report", "rough-figures", "hnte", "2026-06-12", { history });
    expect(text).toContain("概数");
    expect(text).toMatch(/改过的数.*2025 年销售收入\n4,800 万元（2026-06-01，“去年 4800 万”）/s);
  });
});
