import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

describe("a year in which one means to file", () => {
  it("is reckoned with to the last day of the window that ends in it", () => {
    const reply = last("@2026-03-12", "想报今年的高企 2025年10月15日成立");
    expect(reply).toContain("2026-09-30 申报");
    expect(reply).toContain("✗ 不符合：注册成立满一年：350 天");
  });

  it("is its last day where no window ends in it any more", () => {
    expect(last("@2026-11-24", "想报今年的高企 2025年10月15日成立")).not.toContain(
      "2027-09-30 申报",
    );
  });
});

describe("the day on a certificate", () => {
  it.each(["证书是2023年11月20号发的", "上次的证书是2023年11月20号发的"])(
    "is no day of founding: %s",
    (text) => {
      const reply = last("@2026-05-20", "要重新认定高企 帮我预审下", text);
      expect(reply).not.toContain("注册日期 2023");
      expect(reply).toContain("公司哪天注册成立的");
    },
  );

  it("is the founding where it is that of the licence of business", () => {
    const reply = last("@2026-05-20", "想报高企", "执照是2018年3月5号发的");
    expect(reply).toContain("注册日期 2018-03-05");
  });
});
