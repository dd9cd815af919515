import { describe, expect, it } from "vitest";
import { nextWindow, plannedDay } from "../../src/rules/filing-window.ts";
import type { FilingKind } from "../../src/rules/rule.ts";
import { versionFor } from "../../src/rules/version.ts";
import { readSmall, smallRule, verdictOf } from "./small-rule.ts";

const twoVersions = (head = "") => {
  const { rule, faults } = readSmall(`id: small
title: 某认定
region: 全国
years: 1
${head}versions:
- from: 2016-01-01
  to: 2025-12-31
  basis: [32号]
  standing: 原文读过
- from: 2026-01-01
  applies: [ { kind: new, from: 2026-01-01 }, { kind: recheck, from: 2026-07-01, to: 2026-12-31 } ]
  basis: [32号]
  standing: 转述
`);
  if (!rule) throw new Error(faults.join());
  return rule;
};

describe("the version of a rule", () => {
  it.each([
    ["2015-12-31", "new", undefined],
    ["2016-01-01", "new", "small@2016-01-01"],
    ["2025-12-31", "new", "small@2016-01-01"],
    ["2026-01-01", "new", "small@2026-01-01"],
    ["2030-01-01", "new", "small@2026-01-01"],
    ["2025-12-31", "recheck", "small@2016-01-01"],
    ["2026-06-30", "recheck", undefined],
    ["2026-07-01", "recheck", "small@2026-01-01"],
    ["2027-01-01", "recheck", undefined],
    ["2026-07-01", "renewal", undefined],
  ] as [string, FilingKind, string | undefined][])("on %s for %s is %s", (day, kind, version) => {
    expect(versionFor(twoVersions(), day, kind)?.id).toBe(version);
    const { version: judged, outcome } = verdictOf(twoVersions(), {}, { filingDay: day, kind });
    expect(judged).toBe(version);
    expect(outcome).toBe(version === undefined ? "unknown" : "met");
  });

  it("of a tax is that of the last closed year", () => {
    const rule = twoVersions("dateBy: taxYear\n");
    expect(versionFor(rule, "2026-05-31")?.id).toBe("small@2016-01-01");
    expect(versionFor(rule, "2027-01-01")?.id).toBe("small@2026-01-01");
    expect(versionFor(rule, "2016-12-31")?.id).toBeUndefined();
  });
});

/** The next window of some on a day: its days, and ? where it is only an estimate. */
function next(windows: string, day: string, kind: FilingKind = "new") {
  const [version] = smallRule(`conditions: []\nwindows: [ ${windows} ]`).versions;
  const open = version && nextWindow(version, day, kind);
  return open && `${open.from}..${open.to}${open.certain ? "" : "?"}`;
}

describe("the next time to file", () => {
  const once = "{ from: 2026-06-01, to: 2026-08-31, say: 一次 }";
  const yearly = "{ yearly: 03-01..05-31, say: 每年 }";
  const winter = "{ yearly: 11-01..01-31, say: 冬天 }";
  const usual = "{ usual: 06-01..09-30, say: 往年 }";
  const monthly = "{ monthly: 1..10, from: 2026-10-01, to: 2027-04-10, say: 每月 }";

  it.each([
    [once, "2026-01-01", "2026-06-01..2026-08-31"],
    [once, "2026-08-31", "2026-06-01..2026-08-31"],
    [once, "2026-09-01", undefined],
    [yearly, "2026-02-28", "2026-03-01..2026-05-31"],
    [yearly, "2026-05-31", "2026-03-01..2026-05-31"],
    // In November it is next year's.
    [yearly, "2026-11-25", "2027-03-01..2027-05-31"],
    [winter, "2026-11-25", "2026-11-01..2027-01-31"],
    [winter, "2027-01-31", "2026-11-01..2027-01-31"],
    [winter, "2027-02-01", "2027-11-01..2028-01-31"],
    [usual, "2026-11-25", "2027-06-01..2027-09-30?"],
    [monthly, "2026-05-05", "2026-10-01..2026-10-10"],
    [monthly, "2026-10-11", "2026-11-01..2026-11-10"],
    [monthly, "2026-12-25", "2027-01-01..2027-01-10"],
    [monthly, "2027-04-11", undefined],
    ["{ monthly: 20..31, say: 每月 }", "2026-02-25", "2026-02-20..2026-02-28"],
    ["{ yearly: 02-01..02-29, say: 二月 }", "2027-01-01", "2027-02-01..2027-02-28"],
    ["{ yearly: 02-01..02-29, say: 二月 }", "2028-01-01", "2028-02-01..2028-02-29"],
    ["{ always: yes, say: 常年 }", "2026-11-25", "2026-11-25..9999-12-31"],
    ["{ always: yes, from: 2027-01-01, say: 常年 }", "2026-11-25", "2027-01-01..9999-12-31"],
    // What a notice says comes before what other years were like, while it lasts.
    [`${once}, ${usual}`, "2026-07-01", "2026-06-01..2026-08-31"],
    [`${once}, ${usual}`, "2026-11-25", "2027-06-01..2027-09-30?"],
  ])("with %s on %s is %s", (windows, day, expected) => {
    expect(next(windows, day)).toBe(expected);
  });

  it("may be for one kind of filing", () => {
    const renewal = "{ from: 2026-06-01, to: 2026-08-31, kind: renewal, say: 复核 }";
    expect(next(renewal, "2026-01-01")).toBeUndefined();
    expect(next(renewal, "2026-01-01", "renewal")).toBe("2026-06-01..2026-08-31");
  });

  it("is planned for its last day, and for today where one may file at any time", () => {
    const planned = (windows: string) => {
      const [version] = smallRule(`conditions: []\nwindows: [ ${windows} ]`).versions;
      return version && plannedDay(version, "2026-11-25");
    };
    expect(planned(yearly)).toBe("2027-05-31");
    expect(planned("{ always: yes, say: 常年 }")).toBe("2026-11-25");
    expect(planned(once)).toBe("2026-11-25");
  });
});
