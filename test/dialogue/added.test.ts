import { describe, expect, it } from "vitest";
import { answers, lastAnswer as last } from "./held.ts";

const SMALL = [
  "@2026-06-15",
  "小型微利预审",
  "应纳税所得额280万 从业298人 资产4990万 不是限制行业",
];
const SME = ["@2026-06-15", "科小预审"];

describe("what was left out of a figure told before", () => {
  it.each(["派遣的还有6个人没算", "漏了6个派遣的人", "还有6个派遣的人没算进去"])(
    "%s comes on top of it",
    (text) => {
      const reply = last(...SMALL, text);
      expect(reply).toContain("298 人 → 304 人（原来的加上 6 人");
      expect(reply).toContain("✗ 不符合  从业人数：304 人");
    },
  );

  it("comes on top of research expenses and rights too", () => {
    const told = [...SME, "收入98万 研发费8.6万"];
    expect(last(...told, "研发费还有12万没算进去")).toContain("8.6 万元 → 20.6 万元");
    expect(last(...told, "漏了一笔12万的检测费")).toContain("8.6 万元 → 20.6 万元");
    expect(last(...SME, "软著2个", "还有一个软著没算")).toContain("2 项 → 3 项");
  });

  it("is asked back where only a share of it may count, or where it may be another figure", () => {
    const told = [...SME, "收入98万 研发费8.6万"];
    for (const reply of [
      last(...told, "研发费漏了12万 委外的 算不算"),
      last(...SMALL, "派遣的还有6个人"),
    ]) {
      expect(reply).toContain("是哪个？先没记");
      expect(reply).not.toContain("改了");
    }
  });

  it("does not swallow the figure behind it", () => {
    const [, then] = answers(...SMALL, "派遣的还有6个人", "资产季度平均下来是5010万").slice(-2);
    expect(then).toContain("4,990 万元 → 5,010 万元");
    expect(then).toContain("资产总额：5,010 万元，要求不超过 5,000 万元（含）");
  });
});

describe("counts at both ends of a year beside their mean", () => {
  it.each(["职工年初80年末96 平均88", "职工年初80人，年末96人，平均88人"])(
    "%s: the mean is taken",
    (text) => {
      const reply = last(...SME, text);
      expect(reply).toContain("记下了：职工总数（科小口径） 2025 年 88 人。");
      expect(reply).not.toMatch(/1980|96 人/);
    },
  );
});
