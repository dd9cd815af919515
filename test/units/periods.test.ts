import { describe, expect, it } from "vitest";
import { readPeriods, readQuantities } from "../../src/units/quantities.ts";

const today = "2026-06-15";

function days(text: string): string[] {
  return readPeriods(text, { today }).map(({ period }) => `${period.from}..${period.to}`);
}

function dates(text: string): (string | undefined)[] {
  return readQuantities(text, { today }).map((each) => each.date);
}

describe("years", () => {
  it.each([
    ["2016年", "2016"],
    ["２０１６年", "2016"],
    ["16年", "2016"],
    ["一六年", "2016"],
    ["二零一六年", "2016"],
    ["二〇一六年", "2016"],
    ["08年那套", "2008"],
    ["98年", "1998"],
    ["25财年", "2025"],
    ["2025年度", "2025"],
    ["FY25", "2025"],
    ["今年", "2026"],
    ["去年", "2025"],
    ["上年", "2025"],
    ["前年", "2024"],
    ["大前年", "2023"],
    ["本年度", "2026"],
    ["2025：3400万", "2025"],
  ])("reads %s as %s", (text, year) => {
    expect(dates(text)[0]).toBe(year);
  });

  it("names no year for 去年 without a day to count from", () => {
    const [year] = readQuantities("去年");
    expect(year?.kind).toBe("year");
    expect(year?.value).toBeUndefined();
    expect(year?.period).toBeUndefined();
  });

  it("counts 前一年 from the year spoken of last", () => {
    expect(dates("25年末净资产2250，前一年1800，再前一年1500")).toEqual([
      "2025",
      undefined,
      "2024",
      undefined,
      "2023",
      undefined,
    ]);
  });

  it.each([
    ["2023-2025年", "2023-01-01..2025-12-31"],
    ["2023至2025", "2023-01-01..2025-12-31"],
    ["23到25三年", "2023-01-01..2025-12-31"],
    ["近三年", "2023-01-01..2025-12-31"],
    ["最近一年", "2025-01-01..2025-12-31"],
    ["近3个会计年度", "2023-01-01..2025-12-31"],
  ])("reads %s as a span", (text, expected) => {
    expect(days(text)).toEqual([expected]);
  });

  it("reads each year of a list", () => {
    expect(dates("23、24、25年")).toEqual(["2023", "2024", "2025"]);
    expect(dates("2023、2024和2025年")).toEqual(["2023", "2024", "2025"]);
  });

  it.each(["10年前", "干了10年", "有效期10年", "满16年", "16年了", "三年", "十六年", "30年"])(
    "takes %s for a duration",
    (text) => {
      expect(readQuantities(text, { today })[0]?.kind).toBe("duration");
    },
  );

  it.each(["以前年度", "成本年化", "目前年收入", "说明年", "前一年内", "当前年"])(
    "finds no year in %s",
    (text) => {
      expect(readQuantities(text, { today }).filter((each) => each.kind === "year")).toEqual([]);
    },
  );
});

describe("dates and parts of years", () => {
  it.each([
    ["去年7月20号", "2025-07-20"],
    ["2016年3月15日", "2016-03-15"],
    ["17年3月15号", "2017-03-15"],
    ["二零二五年十一月二十三日", "2025-11-23"],
    ["2026.6.15", "2026-06-15"],
    ["2026-6-15", "2026-06-15"],
    ["2026/06/15", "2026-06-15"],
    ["20260615", "2026-06-15"],
    ["2026-06", "2026-06"],
    ["16年11月份", "2016-11"],
    ["6月15日", "--06-15"],
    ["上个月", "2026-05"],
    ["本月10日", "2026-06-10"],
    ["昨天", "2026-06-14"],
    ["高企证5天前拿到的", "2026-06-10"],
    ["我们二十天前交了", "2026-05-26"],
    ["证书30天之后到期", "2026-07-15"],
    ["民国113年5月", "2024-05"],
  ])("reads %s as %s", (text, date) => {
    expect(dates(text)).toEqual([date]);
  });

  it.each([
    "收到通知10天后提交",
    "截止6月30日，5天前交",
    "拿到证书，30天后公示",
    "5天前后",
    "提前5天前",
    "两天后来",
  ])("counts no days from today in %s", (text) => {
    const kinds = readQuantities(text, { today }).filter(({ words }) => words.includes("天"));
    expect(kinds.map(({ kind }) => kind)).toEqual(["duration"]);
  });

  it("counts no days without a day to count from", () => {
    expect(readQuantities("5天前").map(({ kind }) => kind)).toEqual(["duration"]);
  });

  it("knows that 2019 had no 29 February", () => {
    const [date] = readQuantities("2019年2月29日", { today });
    expect(date?.date).toBeUndefined();
    expect(date?.unsure).toBe(true);
    expect(dates("2020年2月29日")).toEqual(["2020-02-29"]);
  });

  it.each([
    ["去年一季度", "2025-01-01..2025-03-31"],
    ["2025年第三季度", "2025-07-01..2025-09-30"],
    ["2025Q4", "2025-10-01..2025-12-31"],
    ["去年前三季度", "2025-01-01..2025-09-30"],
    ["今年上半年", "2026-01-01..2026-06-30"],
    ["25年下半年", "2025-07-01..2025-12-31"],
    ["今年1-5月", "2026-01-01..2026-05-31"],
    ["2024年1月到6月", "2024-01-01..2024-06-30"],
    ["2024年2月", "2024-02-01..2024-02-29"],
    ["2025年1月1日至12月31日", "2025-01-01..2025-12-31"],
    ["2024年7月到2025年6月", "2024-07-01..2025-06-30"],
  ])("reads %s as %s", (text, expected) => {
    expect(days(text)).toEqual([expected]);
  });

  it.each([
    ["2026年7月10日到20日", ["2026-07-10..2026-07-20"]],
    ["今年7月10-20日", ["2026-07-10..2026-07-20"]],
    ["2026年7月28号到8月5号", ["2026-07-28..2026-08-05"]],
  ])("reads %s with both its ends", (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  it("keeps both ends of a span whose year was not said", () => {
    expect(dates("7月10日到20日")).toEqual(["--07-10", "--07-20"]);
    expect(dates("7月10-20号申报")).toEqual(["--07-10", "--07-20"]);
    expect(dates("7月20日到10日")).toEqual(["--07-20"]);
  });

  it("asks back which year a bare month or quarter belongs to", () => {
    const [march] = readPeriods("3月收入300万", { today });
    expect([march?.date, march?.unsure]).toEqual(["2026-03", true]);
    const [autumn] = readPeriods("9月收入300万", { today });
    expect([autumn?.date, autumn?.unsure]).toEqual(["2025-09", true]);
    expect(dates("2024年1月10万，2月12万")).toEqual(["2024-01", undefined, "2024-02", undefined]);
  });

  it("does not take a figure of money for a month", () => {
    expect(readQuantities("收入2025.12万元", { today }).map((each) => each.kind)).toEqual([
      "money",
    ]);
  });
});
