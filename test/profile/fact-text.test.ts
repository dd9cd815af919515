import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactDefinition, FactKind } from "../../src/profile/fact-definition.ts";
import { readFactText } from "../../src/profile/fact-text.ts";
import { definition } from "./facts.ts";

/** A value that was read, as one text; what is wrong with it otherwise. */
function read(kind: FactKind, text: string, more: Partial<FactDefinition> = {}, unit?: string) {
  const reading = readFactText(definition(kind, more), text, unit);
  if (!("value" in reading)) return reading.wrong;
  const { value } = reading;
  switch (value.kind) {
    case "figure": {
      const [low, high] = [value.interval.low?.toFraction(), value.interval.high?.toFraction()];
      return `${value.approximate ? "about " : ""}${low === high ? low : `${low}..${high}`}`;
    }
    case "yesno":
      return value.yes;
    case "text":
      return value.text;
    case "date":
      return `${value.from}..${value.to}`;
    case "items":
      return value.items.map((item) => item["kind"]);
    case "months":
      return value.months.map((pair) => pair.map((one) => one.toFraction()).join("-"));
  }
}

describe("a fact written for machines", () => {
  it.each([
    ["money", "5000 万元", "50000000"],
    ["money", "12.34", "617/50"],
    ["money", " 0 ", "0"],
    ["money", "约 100 万元", "about 950000..1050000"],
    ["count", "12", "12"],
    ["count", "10..13 人", "about 10..13"],
    ["ratio", "5 %", "1/20"],
    ["ratio", "5", "1/20"],
    ["ratio", "0.05", "1/2000"],
    ["ratio", "-3 %", "-3/100"],
    ["ratio", "3 ‰", "3/1000"],
  ] as [FactKind, string, string][])("%s %s is %s", (kind, text, meant) => {
    expect(read(kind, text)).toBe(meant);
  });

  it("takes the unit of a table's column where a cell has none", () => {
    expect(read("money", "5000", {}, "万元")).toBe("50000000");
    expect(read("money", "5000 元", {}, "万元")).toBe("5000");
  });

  it.each([
    ["money", "-1 元", "小于零"],
    ["money", "-0.01", "小于零"],
    ["money", "-5..10 万元", "小于零"],
    ["money", "5 人", "单位不对"],
    ["money", "5 %", "单位不对"],
    ["count", "5 万元", "单位不对"],
    ["count", "5 %", "单位不对"],
    ["ratio", "5 元", "单位不对"],
    ["ratio", "5 人", "单位不对"],
    ["money", "NaN", "不是数"],
    ["money", "Infinity", "不是数"],
    ["money", "1e30", "不是数"],
    ["money", "", "不是数"],
    ["money", "很多", "不是数"],
    ["money", "1000000000001 百万元", "太大"],
    ["count", "1000000000000000001", "太大"],
    ["ratio", "-9999999999999999999999", "太大"],
    ["yesno", "maybe", "是或否"],
    ["yesno", "", "是或否"],
    ["date", "2025-02-29", "不是日子"],
    ["date", "2025-13", "不是日子"],
    ["date", "2025-00-10", "不是日子"],
    ["date", "2025/05/10", "不是日子"],
    ["date", "0000-01-01", "不是日子"],
    ["date", "昨天", "不是日子"],
    ["text", "  ", "空的"],
    ["months", "80", "不是各月人数"],
    ["months", "80-82, 81", "不是各月人数"],
    ["months", "80--1", "不是各月人数"],
    ["months", Array.from({ length: 13 }, () => "1-1").join(), "不是各月人数"],
  ] as [FactKind, string, string][])("%s %j is refused: %s", (kind, text, wrong) => {
    expect(read(kind, text)).toContain(wrong);
  });

  it("takes what is below zero only where that is plausible", () => {
    const plausible = { from: "-100", to: "100" };
    expect(read("money", "-1 元", { plausible })).toBe("-1");
    expect(read("ratio", "-1 %", { plausible: { from: "0", to: "100" } })).toContain("小于零");
  });

  it.each([
    ["yesno", "yes", true],
    ["yesno", "是", true],
    ["yesno", "有", true],
    ["yesno", "False", false],
    ["yesno", "没有", false],
    ["yesno", "无", false],
    ["date", "2024-02-29", "2024-02-29..2024-02-29"],
    ["date", "2018-05", "2018-05-01..2018-05-31"],
    ["date", "2018", "2018-01-01..2018-12-31"],
    ["text", " 新材料 ", "新材料"],
    ["items", "发明专利、软件著作权，无", ["发明专利", "软件著作权"]],
    ["items", "无", []],
    ["months", "80-82, 81-83", ["80-82", "81-83"]],
    ["months", "80.5-82，81-83", ["161/2-82", "81-83"]],
  ] as [FactKind, string, unknown][])("%s %s is %s", (kind, text, meant) => {
    expect(read(kind, text)).toEqual(meant);
  });

  it("takes one of the choices, and says which there are", () => {
    const choices = ["工业", "建筑业"];
    expect(read("choice", "工业", { choices })).toBe("工业");
    expect(read("choice", "农业", { choices })).toContain("写 工业、建筑业");
  });

  it("never throws, and gives a value or a half sentence", () => {
    const kinds = "money count ratio date yesno choice text items number months".split(" ");
    fc.assert(
      fc.property(
        fc.constantFrom(...(kinds as FactKind[])),
        fc.string({ unit: "binary" }),
        (kind, text) => {
          const reading = readFactText(definition(kind), text);
          expect("value" in reading || reading.wrong.length > 0).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
