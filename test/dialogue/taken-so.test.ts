import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

describe("a name that is said to be another one", () => {
  it.each(["搞技术的8个都干满半年了 就是科技人员", "搞技术的8个 都算科技人员"])(
    "%s tells of those alone",
    (text) => {
      const reply = last("高企 去年收入3260 职工58人", text);
      expect(reply).toContain("科技人员 2025 年 8 人");
      expect(reply).not.toContain("研发人员");
    },
  );
});

describe("work that was given out", () => {
  const told = (...more: readonly string[]) =>
    last("@2026-04-08", "高企 23年收入6800万 24年7350万 25年8120万", ...more);
  const parted = (out: string) =>
    `${["23", "24", "25"].map((year) => `${year}年研发365万 人工300万 ${out}30万 其他35万`).join(" ")}`;

  it("counts by its share, while it is not said that none was done abroad", () => {
    const reply = told(parted("委托"));
    expect(reply).toContain("✓ 符合：研发费用占比");
    expect(reply).toContain("委托的没说在境内还是境外");
    expect(reply).not.toContain("境内研发占比：100%");
    expect(told(parted("委托"), "没有境外研发")).toContain("境内研发占比：100%");
  });

  it("is done at home where that is said", () => {
    const reply = told(parted("委托境内"));
    expect(reply).toContain("境内研发占比：100%");
    expect(reply).not.toContain("委托的没说在境内还是境外");
  });
});

describe("what is only taken so", () => {
  it("is not said to have been answered", () => {
    const reply = last("高企 去年收入1480万", "我们是生物与新医药领域的 1个发明");
    expect(reply).toContain("属于八大领域（自报）：先按“是”算，没直接说");
    expect(reply).toContain("用在主要产品上算，不是的话告诉我");
  });

  it("is nothing of a year in which there was no company", () => {
    const begun = ["@2019-05-06", "高企 2017年3月15号成立的 18年收入1480万"];
    const reply = last(...begun, "没有境外研发");
    expect(reply).toContain("2018 年 0 元");
    expect(reply).not.toContain("2016 年");
  });
});

describe("what decides is told at once", () => {
  it("is that a company is old enough only after the window", () => {
    const late = last("@2026-05-06", "高企 2025年10月15号注册的");
    expect(late).toContain(
      "按往年到 2026-09-30 截止（只是估计，以当年通知为准），这一次可能赶不上。",
    );
    expect(last("@2026-05-06", "高企 2025年6月15号注册的")).not.toContain("赶不上");
  });

  it("is up to what other costs count", () => {
    expect(last("@2026-05-20", "想看加计扣除 去年研发五项一共270万 其他费用20万")).toContain(
      "可计入的其他相关费用 20 万元（限额 30 万元）",
    );
  });

  it("is what a rule that is over gave, as soon as its figures are known, and nothing of today", () => {
    const begun = [
      "@2026-04-14",
      "研发后补助能拿多少 盐池的公司 24年加计扣除额380万 研发纳统 规上",
    ];
    expect(last(...begun)).not.toContain("试算");
    const reply = last(...begun, "22年就入规了");
    expect(reply).toContain("只按 2024-01-01 到 2024-12-31 的口径");
    expect(reply).toContain("拿 2024 年的数试算，不是现在的结论");
    expect(reply).toContain("奖补合计：19 万元");
    expect(reply).toContain("现在还用不用这个办法库里没有装");
  });

  it("is that nothing is known yet of what a year decides that is not over", () => {
    const reply = last("@2026-11-20", "现在还能报高企不 收入25年5600万 24年5100万");
    expect(reply).toContain("2026 年的数出来以前，要用它算的几条还不知道");
    expect(last("@2026-05-20", "高企 收入25年5600万")).not.toContain("年的数出来以前");
  });

  it("is what can be done about rights in the name of an owner", () => {
    const begun = [
      "@2026-06-20",
      "科小今年咋报 职工25 科技人员5 去年收入1480万",
      "软著2个 外观1个",
    ];
    const reply = last(...begun, "外观那个专利权人写的是老板本人 没事吧");
    expect(reply).toContain("先依法把权属变更到公司名下");
    expect(last(...begun, "外观那个撤了 没有了")).not.toContain("权属变更");
  });

  it("is who decides, of a title that is not of the office of science", () => {
    expect(last("@2026-05-08", "报专精特新 去年营收1620万")).toContain("专精特新归工信部门");
  });

  it("is of which place somebody speaks who says 区里", () => {
    const asks = "“区里”是说自治区，还是西夏、金凤这样的区？";
    expect(last("@2026-03-18", "高企 去年收入6400万", "那区里的科技小巨人呢")).toContain(asks);
    expect(last("@2026-03-18", "高企 去年收入6400万", "那自治区的科技小巨人呢")).not.toContain(
      asks,
    );
  });
});
