import { describe, expect, it } from "vitest";
import { withAnnounced } from "../../src/rules/announced-window.ts";
import { nextWindow } from "../../src/rules/filing-window.ts";
import type { Rule, RuleVersion, Window } from "../../src/rules/rule.ts";

const yearly: Window = {
  ...{ say: "每年六月到八月。", every: { kind: "yearly", first: "06-01", last: "08-31" } },
};
const ruled = (windows: readonly Window[]) =>
  ({ id: "some", programme: "some", versions: [{ windows }] }) as unknown as Rule;
const next = (rules: readonly Rule[], day: string) => {
  const open = nextWindow(rules[0]?.versions[0] as RuleVersion, day);
  return open && [open.from, open.to, open.certain];
};

describe("a window that a notice announced", () => {
  const announced = [{ programme: "some", from: "2026-09-01", to: "2026-10-15" }];

  it("takes the place of what is so each year, in its own year alone", () => {
    const rules = withAnnounced([ruled([yearly])], announced);
    expect(next(rules, "2026-03-12")).toEqual(["2026-09-01", "2026-10-15", true]);
    expect(next(rules, "2026-10-16")).toEqual(["2027-06-01", "2027-08-31", true]);
  });

  it("is sure where there was only an estimate, or nothing", () => {
    const usual: Window = { ...yearly, every: { kind: "usual", first: "06-01", last: "08-31" } };
    for (const windows of [[usual], []])
      expect(next(withAnnounced([ruled(windows)], announced), "2026-03-12")?.[2]).toBe(true);
  });

  it("says nothing of other programmes", () => {
    const rules = [ruled([yearly])];
    const other = withAnnounced(rules, [
      { programme: "other", from: "2026-09-01", to: "2026-10-15" },
    ]);
    expect(next(other, "2026-03-12")).toEqual(["2026-06-01", "2026-08-31", true]);
    expect(withAnnounced(rules, [])).toBe(rules);
  });
});
