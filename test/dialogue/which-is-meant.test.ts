import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

const ON = "@2026-06-15";
const SALES = "高企预审 收入25年3800万 24年3500万 23年3000万";

describe("a sum without years", () => {
  it("is of all years that were asked", () => {
    const reply = last(ON, SALES, "研发一共525万");
    expect(reply).toContain("2023—2025 年合计 525 万元");
    expect(reply).toContain("研发费用占比：约5.1%");
  });
});

describe("a bare 没有 to several questions", () => {
  const told = [
    "高企预审 2017-09-01成立 职工62人 科技人员7人",
    "23年销售3100万 24年3480万 25年4020万",
    "专审研发 23年158万 24年171万 25年205万",
    "接着把其余的问完",
  ];

  it("is asked back, and is of what is named then", () => {
    const reply = last(ON, ...told, "没有");
    expect(reply).toContain("“没有”说的是哪一条");
    expect(reply).not.toContain("不符合");
    const named = last(ON, ...told, "没有", "委托境外没有");
    expect(named).toContain("委托境外研发费用（高企，实际发生额）");
    expect(named).toContain("0 元");
  });
});

describe("research expenses of the books", () => {
  it.each([
    ["研发23年120万 24年130万 25年150万 账上的 不是专审"],
    ["研发23年120万 24年130万 25年150万", "全是账面数 还没做专审"],
  ])("are not judged as the certified ones: %s", (...texts) => {
    const reply = last(ON, SALES, ...texts);
    expect(reply).toContain("研发费用（账面）");
    expect(reply).not.toMatch(/[✓✗] /);
  });

  it("are the certified ones where that is said behind them", () => {
    const reply = last(ON, SALES, "研发23年158万 24年171万 25年205万专审");
    expect(reply).toContain("研发费用（高企口径）");
    expect(reply).toContain("研发费用占比");
  });
});

describe("what asks what was recorded", () => {
  it("confirms nothing", () => {
    const far = "研发23年140万 24年152万 25年1652000万";
    expect(last(ON, SALES, far)).toContain("先没记");
    expect(last(ON, SALES, far, "记了啥")).not.toContain("2025 年 1,652,000 万元（");
    expect(last(ON, SALES, far, "记了啥")).not.toContain("改了");
    expect(last(ON, SALES, far, "数没错")).toContain("记下了：研发费用（高企口径） 2025 年");
  });
});
