import { describe, expect, it } from "vitest";
import { parseAudience, writeAudience } from "../../src/notices/audience/audience-json.ts";
import { audienceSentence, conditionWords } from "../../src/notices/audience/audience-sentence.ts";
import { audienceOf } from "../../src/notices/audience/condition.ts";
import { readAudience } from "../../src/notices/audience/read-audience.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

const today = "2026-06-15";
const read = (sentence: string) => readAudience(sentence, realAudienceGround, today);
const understood = (sentence: string) => {
  const one = read(sentence);
  return "condition" in one ? conditionWords(one.condition, realAudienceGround, today) : one.asks;
};

describe("an audience in words", () => {
  it.each([
    [
      "培育库里、制造业、三年研发占比超过 3%、还不是高企",
      "在高企培育库，并且属于制造业，并且近三年研发费用占销售收入比例高于 3%（不含），并且不是高新技术企业",
    ],
    ["贺兰县今年高企到期的", "在贺兰县，并且高企到期日在 2026-01-01 到 2026-12-31"],
    ["规上工业没报过科小的", "是规上企业：是，并且属于工业，并且从没入库科小"],
    ["科小去年入库今年还没评价的", "2025 年已入库科小，并且2026 年没入库科小"],
    [
      "银川经开区软件企业里能报高企的",
      "在银川经开区，并且属于软件和信息技术服务业，并且按下一次申报预审“高新技术企业认定”是“符合”",
    ],
    ["差一点够高企的", "按下一次申报预审“高新技术企业认定”是“差一点”"],
    ["除了已经通知过的", "没收到过最近一次通知"],
    [
      "研发费用去年 200 万以上的",
      "2025 年研发费用（哪个口径有数用哪个，共 6 个口径）不低于 200 万元（含）",
    ],
    ["成立满一年的", "注册日期到今天满的年数不低于 1 年（含）"],
    ["有发明专利的", "发明专利不低于 1 项（含）"],
    ["上次没回执的", "收到过最近一次通知，并且对最近一次通知没有回执"],
    ["高企或者科小", "是高新技术企业，或者2026 年已入库科小"],
    ["金凤区、兴庆区的小微企业", "（在金凤区，或者在兴庆区），并且规模是微型或小型"],
    ["近三个月来问过的", "2026-03-15 以来来问过"],
    ["除了兴庆区以外的高企", "不在兴庆区，并且是高新技术企业"],
    ["高企8月到期的", "高企到期日在 2026-08-01 到 2026-08-31"],
    ["兴庆区，金凤区的企业", "在兴庆区，或者在金凤区"],
    [
      "50人到300人的软件企业",
      "2025 年职工总数不低于 50 人（含），并且2025 年职工总数不超过 300 人（含），并且属于软件和信息技术服务业",
    ],
    ["贺兰县的规上企业，高企不用发", "在贺兰县，并且是规上企业：是，并且不是高新技术企业"],
    ["只发给高企", "是高新技术企业"],
    ["软件企业，高企就不用发了", "属于软件和信息技术服务业，并且不是高新技术企业"],
    ["已过期的高企", "高企到期日在 2026-06-14 及以前"],
    ["有效期内的高企", "是高新技术企业"],
    [
      "成立5年以上10年以下的",
      "注册日期到今天满的年数不低于 5 年（含），并且注册日期在 2016-06-15 及以后",
    ],
    ["除制造业外的高企", "不属于制造业，并且是高新技术企业"],
    ["高企和科小都是的", "是高新技术企业，并且2026 年已入库科小"],
    ["既是高企又是科小的", "是高新技术企业，并且2026 年已入库科小"],
    ["不是高企或者没入科小的", "不是高新技术企业，或者2026 年没入库科小"],
  ])("%s", (sentence, words) => {
    expect(understood(sentence)).toEqual(words);
  });

  it("says who else is in and who is not", () => {
    const more = { possible: true, include: ["a"], exclude: ["b", "c"], region: "贺兰县" };
    const audience = audienceOf({ title: "hnte" }, more);
    expect(audienceSentence(audience, realAudienceGround, today)).toBe(
      "贺兰县范围内，是高新技术企业的企业；还不能断定的也算，另加名单里的 1 家，去掉名单里的 2 家。",
    );
    expect(audienceSentence(audienceOf({ all: [] }), realAudienceGround, today)).toBe(
      "所有企业；还不能断定的不算。",
    );
  });

  it("is asked back word by word where it was not understood", () => {
    const one = read("培育库里前景不错的");
    expect(one).toEqual({
      asks: [
        {
          words: "前景不错",
          question: "“前景不错”没看懂，换个说法，或者不要这一条。",
          choices: [{ label: "不要“前景不错”", words: "" }],
        },
      ],
      soFar: { title: "hnte-pool" },
    });
  });

  it.each([
    "高企和非高企都发",
    "高企科小专精特新都发",
    "高企，科小",
    "除了兴庆区和金凤区的企业",
    "科小里去年没有审计报告的",
    "高企、专精特新都不是的",
    "想报高企的",
    "研发费用增长超过20%的",
    "去年营收5000万的",
    "可以享受加计扣除的企业",
    "瞪羚企业",
    "高企里一半的企业",
    "差不多够高企的",
  ])("%s is asked back", (sentence) => {
    expect(read(sentence)).toHaveProperty("asks");
  });

  it.each([
    ["小巨人企业", "市科技小巨人", { title: "city-little-giant" }],
    [
      "高企和软件企业",
      "占一样",
      { any: [{ title: "hnte" }, { industry: "软件和信息技术服务业" }] },
    ],
    [
      "高企和软件企业",
      "两样都占",
      { all: [{ title: "hnte" }, { industry: "软件和信息技术服务业" }] },
    ],
    [
      "不是高企和科小的",
      "两个都不要",
      { all: [{ not: { title: "hnte" } }, { not: { title: "tech-sme", year: 2026 } }] },
    ],
    ["快到期的高企", "三个月", { day: "hnteExpiry", from: "2026-06-15", to: "2026-09-15" }],
    [
      "培育库里预审差一点的",
      "高新技术企业",
      { all: [{ title: "hnte-pool" }, { verdict: "hnte", is: ["nearly"] }] },
    ],
    ["软著5件的", "以上", { figure: { facts: ["ipSoftware"] }, atLeast: "5 项" }],
  ])(
    "%s, %s: what was chosen stands in place of the words asked about",
    (sentence, label, condition) => {
      const asked = read(sentence);
      if (!("asks" in asked)) throw new Error("Nothing was asked.");
      const [ask] = asked.asks;
      const choice = ask?.choices.find((one) => one.label.includes(label));
      expect(read(sentence.replace(ask?.words ?? "", choice?.words ?? ""))).toEqual({ condition });
    },
  );

  it("is too long to be read from a certain length on", () => {
    expect(read("高企".repeat(400))).toHaveProperty("asks");
  });
});

describe("an audience as JSON", () => {
  it("comes back as it was written", () => {
    const one = read("贺兰县制造业去年研发费用 200 万以上、能报高企的，或者上次没回执的");
    const condition = "condition" in one ? one.condition : undefined;
    const audience = audienceOf(condition ?? { all: [] }, { words: "某句", include: ["a"] });
    expect(condition).toBeDefined();
    expect(parseAudience(writeAudience(audience))).toEqual(audience);
  });

  it.each([
    ["[]", "发送范围不是“键: 值”。"],
    ["{", "发送范围不是 JSON。"],
    ['{"condition":{"colour":"red"}}', "条件里没有认得的键"],
    ['{"condition":{"place":"贺兰县","extra":1}}', "不认得“extra”"],
    ['{"condition":{"any":[]}}', "“any”里至少写一个条件。"],
    ['{"condition":{"day":"hnteExpiry","from":"soon"}}', "“from”要写成 YYYY-MM-DD"],
    ['{"condition":{"figure":{"facts":["employees"]}}}', "要正好写一个比较"],
    ['{"condition":{"verdict":"hnte","is":["maybe"]}}', "“is”可以写 qualifies"],
  ])("%s is refused with a sentence", (json, sentence) => {
    expect(() => parseAudience(json)).toThrow(sentence);
  });

  it("is refused where it is too deep", () => {
    const deep = `${'{"not":'.repeat(40)}{"place":"贺兰县"}${"}".repeat(40)}`;
    expect(() => parseAudience(`{"condition":${deep}}`)).toThrow("套得太深");
  });
});
