import { describe, expect, it } from "vitest";
import { readSmall, smallRule, versioned } from "./small-rule.ts";

const CLAUSE = "clause: 32号 第一条";
const condition = (rest: string) => `conditions:\n- { id: it, label: 某项, ${CLAUSE}, ${rest} }`;
/** Faults of a file with one version that has these parts. */
const faultsOf = (parts: string, head = "") => readSmall(versioned(parts, head)).faults;

describe("a rule file that is sound", () => {
  it("is read into versions, the oldest first, each with a hash of its own text", () => {
    const later = `
- from: 2026-01-01
  basis: [32号]
  standing: 转述
  conditions: []`;
    const earlier = versioned("to: 2025-12-31\nconditions: []");
    const { rule, faults } = readSmall(earlier + later.trim());
    expect(faults).toEqual([]);
    expect(rule?.versions.map(({ id }) => id)).toEqual(["small@2016-01-01", "small@2026-01-01"]);
    const [one, two] = rule?.versions.map(({ hash }) => hash) ?? [];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).not.toBe(one);
    // What changes in one version leaves the other as it was.
    const changed = readSmall(earlier + later.trim().replace("转述", "原文读过")).rule;
    expect(changed?.versions.map(({ hash }) => hash === one)).toEqual([true, false]);
  });

  it("decides every kind of filing unless it says which", () => {
    const [version] = smallRule("conditions: []").versions;
    expect(version?.applies.map(({ kind }) => kind)).toEqual(["new", "renewal", "recheck"]);
  });
});

describe("a rule file with a fault", () => {
  it("names file, line, what is wrong and what is allowed", () => {
    const [fault] = faultsOf(condition("fact: turnover, atLeast: 5 万元"));
    expect(fault).toBe("rules/small.yaml:10：没有“turnover”这个事实：先写进 facts.yaml。");
  });

  it("names the line of the fault", () => {
    const line = (parts: string) => Number(/:(\d+)：/.exec(faultsOf(parts)[0] ?? "")?.[1]);
    const head = versioned("").trimEnd().split("\n").length;
    const first =
      "conditions:\n- { id: it, label: 某项, clause: 32号 第一条, fact: listed, is: yes }";
    expect(
      line(
        `${first}\n- { id: other, label: 某项, clause: 32号 第一条, fact: staff, atLeast: 5 元 }`,
      ),
    ).toBe(head + 3);
    expect(
      line(
        "measures:\n  a: { label: 甲, unit: 元, formula: latest(sales) }\n  b:\n    label: 乙\n    unit: 元\n    formula: latest(staff)",
      ),
    ).toBe(head + 6);
  });

  it.each([
    ["two versions for one day", "", "2020-01-01", true],
    ["the last day of one as the first of the next", "to: 2020-01-01", "2020-01-01", true],
    ["the next from the day after", "to: 2019-12-31", "2020-01-01", false],
  ])("%s", (_, to, from, refused) => {
    const text = `${versioned(`${to}\nconditions: []`)}- from: ${from}\n  basis: [32号]\n  standing: 转述\n`;
    const { faults } = readSmall(text);
    expect(faults.some((fault) => fault.includes("有几天都管"))).toBe(refused);
    expect(faults).toHaveLength(refused ? 1 : 0);
  });

  it("refuses two for one day in whichever order they are written", () => {
    const text = `${versioned("conditions: []")}- from: 2015-06-01\n  to: 2016-01-01\n  basis: [32号]\n  standing: 转述\n`;
    expect(readSmall(text).faults.join()).toContain("有几天都管");
    expect(readSmall(text.replace("to: 2016-01-01", "to: 2015-12-31")).faults).toEqual([]);
  });

  it("lets versions of different kinds of filing stand beside each other", () => {
    const kinds = (kind: string) => `applies: [ { kind: ${kind}, from: 2016-01-01 } ]`;
    const text = `${versioned(kinds("new"))}- from: 2017-01-01\n  ${kinds("recheck")}\n  basis: [32号]\n  standing: 转述\n`;
    expect(readSmall(text).faults).toEqual([]);
  });

  it.each([
    [
      "another name than its file",
      versioned("").replace("id: small", "id: other"),
      "和文件名不一样",
    ],
    ["no version", "id: small\ntitle: 某\nregion: 全国\nyears: 3\n", "没有版本"],
    [
      "a programme that is not there",
      versioned("").replace("title: 某认定", "programme: other"),
      "没有“other”这个项目",
    ],
    ["no region", versioned("").replace("region: 全国", "region:"), "缺“region”"],
    ["a day that is none", versioned("").replace("2016-01-01", "2016-13-01"), "不是日子"],
    ["years that are no number", versioned("").replace("years: 3", "years: 三"), "不是数"],
    ["no mapping", "- id: small", "不是“键: 值”"],
    ["no YAML", "id: [small", "缩进或括号不对"],
  ])("%s is refused", (_, text, says) => {
    const { faults, rule } = readSmall(text);
    expect(faults.join()).toContain(says);
    expect(rule).toBeUndefined();
  });
});
