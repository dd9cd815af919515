import { describe, expect, it } from "vitest";
import { Reading } from "./turn-reading.ts";

const GIANT = { programme: "srdi-little-giant", today: "2026-05-10" };
const read = (text: string, asked: readonly string[] = []) => {
  const reading = new Reading(GIANT);
  const turn = reading.say(text, asked);
  return { facts: reading.facts, doubted: turn.doubted.map(({ claim }) => claim.fact) };
};

describe("a title", () => {
  it.each([
    "专精特新证2024年10月拿的",
    "有效期内的专精特新",
    "省里专精特新前年评上的",
    "去年12月拿到的专精特新",
    "专精特新证到2027年8月",
  ])("is held by the day on which it was got or until which it runs: %s", (text) => {
    expect(read(text, ["isSrdi"]).facts).toContain("isSrdi 是");
  });

  it.each(["专精特新证2021年拿的", "专精特新是2022年评的", "专精特新证到2025年6月"])(
    "that may have run out is asked about: %s",
    (text) => {
      const { facts, doubted } = read(text, ["isSrdi"]);
      expect(facts).not.toContain("isSrdi 是");
      expect(doubted).toContain("isSrdi");
    },
  );

  it.each(["没有专精特新", "想今年评上专精特新", "专精特新去年评上了吗"])(
    "is not held where it is denied, wished for or asked: %s",
    (text) => {
      expect(read(text).facts).not.toContain("isSrdi 是");
    },
  );

  it("is not told by 算了", () => {
    expect(read("算了，先不说这个", ["isSrdi"]).facts).not.toContain("isSrdi 是");
  });
});

describe("a certificate without a name", () => {
  it("is no 高企 where another title is looked at", () => {
    const reading = new Reading({ programme: "srdi-sme", today: "2026-06-15" });
    reading.say("我们证今年8月到期");
    expect(reading.facts.filter((fact) => /hnte/i.test(fact))).toEqual([]);
  });
});

describe("the years in a field", () => {
  it.each([
    ["做离心泵15年", "nicheYears 15"],
    ["做螺栓做了两年半", "nicheYears 2.5"],
  ])("are said with what is made: %s", (text, fact) => {
    expect(read(text, ["nicheYears"]).facts).toContain(fact);
  });

  it.each(["09年就开始做流量计了", "2009年开始做这个产品的"])(
    "are reckoned from the year in which it began, to the end of the last one: %s",
    (text) => {
      expect(read(text, ["nicheYears"]).facts.join()).toMatch(/nicheYears 16\D+17/);
    },
  );
});

describe("a place in the market", () => {
  it("is read beside the share", () => {
    const { facts } = read("市占率9.2%，国内排第三");
    expect(facts).toContain("marketRank 3");
    expect(facts.join()).toContain("marketShare");
  });

  it.each(["国内第一批的厂", "国内排第几算前三"])("is none: %s", (text) => {
    expect(read(text).facts.join()).not.toContain("marketRank");
  });
});

describe("prizes and systems", () => {
  it.each(["国家奖没有", "国家级科技奖没得过", "没得过国家级的科技奖"])("%s", (text) => {
    expect(read(text).facts).toContain("nationalAwardTop3 否");
  });

  it("are not denied for the state by what a province did not give", () => {
    expect(read("省级奖没有").facts).not.toContain("nationalAwardTop3 否");
  });
});

describe("the score of the platform", () => {
  it.each([
    ["平台分去年52.5，今年48", ["platformScore 48", "platformScoreLastYear 52.5"]],
    ["平台得分今年58分，上年度61分", ["platformScore 58", "platformScoreLastYear 61"]],
    ["上年度平台得分61分", ["platformScoreLastYear 61"]],
    ["平台得分58分", ["platformScore 58"]],
  ])("is of the year that is said: %s", (text, facts) => {
    expect(read(text).facts).toEqual(facts);
  });

  it.each(["平台没登录过，不清楚多少分", "平台分我没查过"])(
    "is all that is not known: %s",
    (text) => {
      const reading = new Reading(GIANT);
      const { unknown } = reading.say(text, ["operatingRevenue", "isSrdi"]);
      expect([...new Set(unknown.map(({ fact }) => fact))]).toEqual(["platformScore"]);
    },
  );
});

describe("money of investors", () => {
  const equity = (text: string) => {
    const reading = new Reading({ programme: "srdi-sme", today: "2026-06-15" });
    const { doubted } = reading.say(text);
    return [...reading.facts, ...doubted.map(({ claim }) => `${claim.fact}?`)];
  };

  it.each([
    ["股权融资6000万到账5800", "equityFinancing2y 5800万"],
    ["A轮协议签了3000万，实际到账1900万", "equityFinancing2y 1900万"],
    ["A轮协议签的3000万，实际打了2200，另外老板自己又增资500", "equityFinancing2y 2200万"],
  ])("counts as far as it is paid in, and owners' money does not: %s", (text, fact) => {
    expect(equity(text)).toEqual([fact]);
  });

  it.each(["股权融资协议签了3000万", "老板自己增资500万"])("is asked about: %s", (text) => {
    expect(equity(text)).toEqual(["equityFinancing2y?"]);
  });
});

describe("rights of which some are not granted", () => {
  it.each([
    "发明有5个，其中一个是去年从大学买的，还有一个刚受理没授权",
    "发明5个，其中1个是从大学买来的，剩下4个都用上了，不过有一个还没授权",
  ])("are counted without them: %s", (text) => {
    expect(read(text).facts).toEqual(expect.arrayContaining(["ipInvention 4", "ipPending 1"]));
  });

  it("are all counted where these come on top", () => {
    expect(read("发明专利5个，还有2个在审").facts).toContain("ipInvention 5");
  });
});
