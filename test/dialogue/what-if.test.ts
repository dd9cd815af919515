import { describe, expect, it } from "vitest";
import { answers, lastAnswer as last } from "./held.ts";

const SME = ["@2026-06-15", "科小预审"];

describe("a what-if in words of change", () => {
  it.each([
    ["要是科技人员少2个", "科技人员（科小口径） 2025 年 16 人"],
    [
      "要是走了三个科技人员呢",
      "科技人员（科小口径） 2025 年 15 人；职工总数（科小口径） 2025 年 87 人",
    ],
    ["要是科技人员降到15个呢", "科技人员（科小口径） 2025 年 15 人（"],
    ["要是科技人员加到27个呢", "科技人员（科小口径） 2025 年 27 人（"],
    [
      "要是再招4个科技人员",
      "科技人员（科小口径） 2025 年 22 人；职工总数（科小口径） 2025 年 94 人",
    ],
    ["那再少两个呢", "科技人员（科小口径） 2025 年 16 人"],
  ])("%s reckons from what is known", (text, so) => {
    expect(last(...SME, "职工90 科技人员18", text)).toContain(`假如${so}`);
  });

  it.each([
    [
      "企业划型",
      "工业 从业310人 营收2100万",
      "要是裁15个人",
      "从业人员（划型口径） 2025 年 295 人",
    ],
    ["科小预审", "收入3500万 研发140万", "要是收入少500万呢", "销售收入 2025 年 3,000 万元"],
    [
      "小型微利预审",
      "应纳税所得额299.9万 从业人数300 资产4999.99万 不是限制行业",
      "要是所得额301呢 交多少",
      "应纳税所得额 2025 年 301 万元",
    ],
    [
      "小型微利预审",
      "应纳税所得额299.9万 从业人数300 资产4999.99万 不是限制行业",
      "要是多赚2万呢",
      "应纳税所得额 2025 年 301.9 万元",
    ],
    [
      "研发加计扣除预审",
      "人员人工180万 委托境内研发100万",
      "要是境外再委托一个 100万 能加多少",
      "委托境外研发费用（加计，实际发生额） 2025 年 100 万元",
    ],
  ])("%s: %s; %s takes the figure that is meant", (wish, told, text, so) => {
    expect(last("@2026-06-15", wish, told, text)).toContain(`假如${so}`);
  });

  it("is of the kind of research expenses that is looked at, and tells the points it comes to", () => {
    const told = [...SME, "职工90 科技人员18", "收入3200万 研发128万", "2个软著 1个实用新型"];
    for (const [text, sum] of [
      ["要是研发到160万呢", "160"],
      ["要是研发多花35万呢", "163"],
      ["那多花35万呢", "163"],
    ] as const) {
      const reply = last(...told, text);
      expect(reply).toContain(`假如研发费用（加计扣除口径） 2025 年 ${sum} 万元`);
      expect(reply).toContain("综合得分：70–80 分");
    }
  });

  it.each(["再来一个软著就够了吧", "再来一个就够了吧", "再办一个软著能加分吗"])(
    "%s is never stored",
    (text) => {
      const [then, now] = answers(...SME, "软著2个", text, "汇总").slice(-2);
      expect(then).toContain("假如软件著作权 3 项（只是算算，没有记）");
      expect(then).not.toMatch(/记下了|改了/);
      expect(now).toContain("软件著作权 2 项");
    },
  );

  it("takes nothing off what is not known", () => {
    expect(last(...SME, "职工90", "要是科技人员少2个呢")).toContain("减了算不出");
  });
});
