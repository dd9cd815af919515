import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

const DAY = "@2026-05-08";
const SHARE = "2025年营收8800万，主营7100万";

describe("a title that is to be kept", () => {
  it.each(["我们是复核，不是新申请", "我们是来复核的", "按复核看"])(
    "is looked at by the rule for that: %s",
    (text) => {
      expect(last(DAY, "预审专精特新小巨人", text)).toContain("（复核）");
      const reply = last(DAY, "预审专精特新小巨人", text, SHARE);
      expect(reply).toContain("要求 70%");
      expect(reply).not.toContain("不符合");
    },
  );

  it.each(["预审小巨人复核", "小巨人复核预审", "我们要做小巨人复核，帮我看看够不够"])(
    "begins as such: %s",
    (text) => {
      expect(last(DAY, text)).toContain("（复核）");
    },
  );

  it("is looked at as a new one again where that is said", () => {
    const reply = last(DAY, "预审小巨人复核", "不是复核，是第一次报", SHARE);
    expect(reply).toContain("90%");
  });

  it("goes over to its own rule on the day on which there is one", () => {
    const begun = ["@2026-03-20", "预审专精特新小巨人", "我们是来复核的", SHARE];
    expect(last(...begun, "@2026-04-10", "现在怎么样")).not.toContain("90%");
  });

  it("passes by the score of either year", () => {
    const begun = ["@2027-05-10", "预审专精特新小巨人", "我们是复核", "平台得分今年58分"];
    const reply = last(...begun, "上年度平台得分61分");
    expect(reply).toContain("上年度得分：61 分");
    expect(reply).not.toContain("是复核：否");
  });
});

describe("an honest denial of faking", () => {
  it("is recorded, with what is told beside it", () => {
    const reply = last(
      "@2026-06-15",
      "预审专精特新",
      "是中小企业，不在异常名录，近三年没事故没造假",
    );
    expect(reply).toContain("近三年较大事故、数据造假等：否");
    expect(reply).toContain("经营异常名录或严重违法失信名单：否");
    expect(reply).not.toContain("帮不了");
  });
});
