import { describe, expect, it } from "vitest";
import { dayAlone, dayMeant, yearOfProgramme } from "../../src/answering/day-meant.ts";

describe("dayMeant", () => {
  const asOf = "2026-06-15";

  it.each([
    ["2022年那会儿加计多少", "2022-12-31"],
    ["22年的政策怎么算", "2022-12-31"],
    ["去年那会儿呢", "2025-12-31"],
    ["3月那会儿呢", "2026-03-31"],
    ["2月份的时候呢", "2026-02-28"],
    ["按2019-05-20报的话", "2019-05-20"],
    ["2023年3月那时候的规定", "2023-03-31"],
    ["二月份那会儿要不要", "2026-02-28"],
    ["去年底的时候呢", "2025-12-31"],
  ])("%s means %s", (text, day) => {
    expect(dayMeant(text, asOf).day).toBe(day);
  });

  it.each([
    ["2022年软件公司上半年研发100万能加计多少", "2022-06-30", "软件公司研发100万能加计多少"],
    ["2021年研发费用80万加计多少", "2021-12-31", "研发费用80万加计多少"],
  ])("%s: the rate is of the year in which it was spent", (text, day, rest) => {
    expect(dayMeant(text, asOf)).toEqual({ day, rest });
  });

  it.each([
    "2022年研发80万，2023年研发100万，加计多少",
    "2025年研发费用80万达到3%吗",
    "去年收入4000万占比够吗",
    "证是2023年发的管到哪年",
    "9月预缴按多少",
    "去年底注册的公司能报吗",
    "2020年以前成立的公司能报吗",
  ])("%s is asked of today's law", (text) => {
    expect(dayMeant(text, asOf).day).toBe(asOf);
  });

  it("gives the question without the words for the day", () => {
    expect(dayMeant("3月那会儿呢", asOf).rest).toBe("呢");
  });

  it("stays with today when the question asks for now too", () => {
    expect(dayMeant("08年那会儿认，现在还认不", asOf).day).toBe(asOf);
  });

  it("does not look into the future", () => {
    expect(dayMeant("明年的政策怎么算", asOf).day).toBe(asOf);
  });
});

describe("dayAlone", () => {
  it.each([
    ["4月1号以前呢", "2026-03-31"],
    ["4月以后呢", "2026-04-01"],
    ["那明年3月起呢", "2027-03-01"],
    ["2025年十二月以前呢", "2025-11-30"],
  ])("%s means %s", (text, day) => {
    expect(dayAlone(text, "2026-02-15")).toBe(day);
  });

  it("is none where something else is said", () => {
    expect(dayAlone("4月以后成立的公司呢", "2026-02-15")).toBeUndefined();
  });
});

describe("yearOfProgramme", () => {
  it("is the end of the year before the name, when it is over", () => {
    const text = "2018年度自治区科技小巨人要啥";
    expect(yearOfProgramme(text, text.indexOf("科技小巨人"), "2026-06-15")).toBe("2018-12-31");
    expect(yearOfProgramme(text, text.indexOf("科技小巨人"), "2018-06-15")).toBeUndefined();
    expect(yearOfProgramme("2018年注册的高企", 8, "2026-06-15")).toBeUndefined();
  });
});
