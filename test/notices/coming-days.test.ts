import { describe, expect, it } from "vitest";
import { contains } from "../../src/clauses/clause.ts";
import type { Fact } from "../../src/profile/fact.ts";
import { Profile } from "../../src/profile/profile.ts";
import { stageNow, stagesOf, type ComingDay } from "../../src/notices/reminders/coming-day.ts";
import {
  comingDays,
  type ComingGround,
  type KnownCompany,
} from "../../src/notices/reminders/coming-days.ts";
import { calendarFile } from "../../src/notices/reminders/calendar-file.ts";
import { heldTitle, titleFacts } from "../../src/rules/held-title.ts";
import { withAnnounced } from "../../src/rules/announced-window.ts";
import { documentOf } from "../../src/knowledge/document-name.ts";
import { realAudienceGround, realKnowledge } from "./real-audience-ground.ts";

const ground: ComingGround = realAudienceGround;

function company(facts: readonly Fact[], more: Partial<KnownCompany> = {}): KnownCompany {
  return {
    ...{ id: "a", name: "某某科技", rules: [], renamed: [] },
    profile: new Profile(facts),
    ...more,
  };
}
const yes = (key: string): Fact => ({ key, value: { kind: "yesno", yes: true } });
const day = (key: string, on: string): Fact => ({ key, value: { kind: "date", from: on, to: on } });
const told = (days: readonly ComingDay[]) =>
  days.map(({ kind, subject, due }) => `${kind} ${subject} ${due}`);
const clauseOf = (days: readonly ComingDay[], kind: string) => {
  const found = days.find((one) => one.kind === kind)?.clause;
  return `${found?.document ?? ""} ${found?.place ?? ""}`;
};

describe("days that come", () => {
  it("are the end of the certificate and the yearly form of a high-tech company, with clause", () => {
    const days = comingDays(
      [company([yes("isHnte"), day("hnteExpiry", "2027-12-06")])],
      ground,
      "2026-03-12",
    );
    expect(told(days)).toEqual(
      expect.arrayContaining(["duty hnte 2026-05-31", "certificate hnte 2027-12-06"]),
    );
    expect(clauseOf(days, "duty")).toBe("国科发火〔2016〕32号 第十三条");
    expect(clauseOf(days, "certificate")).toContain("32号");
    const after = comingDays(
      [company([yes("isHnte"), day("hnteExpiry", "2027-12-06")])],
      ground,
      "2026-06-01",
    );
    expect(told(after)).toContain("duty hnte 2027-05-31");
    const last = [company([yes("isHnte"), day("hnteExpiry", "2026-12-06")])];
    expect(told(comingDays(last, ground, "2026-06-01"))).not.toContain("duty hnte 2027-05-31");
  });

  it("are the report of a new name within its months", () => {
    const days = comingDays(
      [company([yes("isHnte")], { renamed: ["2026-01-31", "2024-01-31"] })],
      ground,
      "2026-03-12",
    );
    expect(told(days).filter((one) => one.includes("change"))).toEqual([
      "duty hnte.change 2026-04-30",
    ]);
  });

  it("are the duties of the other titles", () => {
    const dues = (fact: string, on: string) =>
      told(comingDays([company([yes(fact)])], ground, on)).filter((one) => one.startsWith("duty"));
    expect(dues("isTechSme", "2026-11-26")).toEqual(["duty tech-sme 2027-03-31"]);
    expect(dues("isSrdi", "2026-04-02")).toEqual(["duty srdi-sme 2026-05-31"]);
    expect(dues("isSrdi", "2026-03-01")).toEqual(["duty srdi-sme 2026-05-31"]);
    expect(dues("isLittleGiant", "2026-04-02")).toEqual(["duty srdi-little-giant 2026-05-31"]);
    expect(dues("isInnovative", "2025-11-26")).toContain("duty innovative-sme 2026-05-31");
    expect(dues("isAgriHnte", "2026-11-26")).toEqual(["duty agri-hnte 2027-05-31"]);
    expect(dues("inHntePool", "2026-11-26")).toEqual([]);
  });

  it("are the days of each month on which a high-tech company may ask for what comes with it", () => {
    const dues = (on: string, rules: readonly string[] = []) =>
      comingDays([company([yes("isHnte")], { rules })], ground, on).filter(
        ({ subject }) => subject === "vat-extra-deduction",
      );
    expect(told(dues("2026-11-26"))).toEqual(["window vat-extra-deduction 2026-12-10"]);
    expect(told(dues("2027-04-02"))).toEqual(["window vat-extra-deduction 2027-04-10"]);
    expect(dues("2027-04-11")).toEqual([]);
    const [one] = dues("2026-11-26");
    // The month before is none of its days.
    expect(one && stagesOf(one, [])).toEqual([7, 1]);
    const sold = { key: "isHnte", value: { kind: "yesno", yes: false } } as const;
    expect(told(comingDays([company([sold])], ground, "2026-11-26"))).toEqual([]);
  });

  it("are windows that are certain, of what the company looks at", () => {
    const windows = (on: string, more: Partial<KnownCompany> = {}, facts: Fact[] = []) =>
      told(comingDays([company(facts, more)], ground, on)).filter((one) =>
        one.startsWith("window"),
      );
    expect(windows("2026-05-02", { rules: ["tech-sme"] })).toEqual(["window tech-sme 2026-08-31"]);
    expect(windows("2026-05-02", {}, [yes("isTechSme")])).toEqual(["window tech-sme 2026-08-31"]);
    expect(windows("2026-05-02")).toEqual([]);
    // Next year's is only what is usual.
    expect(windows("2026-09-02", { rules: ["tech-sme", "hnte"] })).toEqual([]);
  });

  it("are windows that a notice announced, also for those in the pool, not for who holds it for long", () => {
    const clause = { document: "某某通知", place: "" };
    const window = { programme: "hnte", from: "2026-06-01", to: "2026-07-15", clause };
    const announced = { ...ground, rules: withAnnounced(ground.rules, [window]) };
    const found = (facts: Fact[]) =>
      told(comingDays([company(facts)], announced, "2026-06-10")).filter((one) =>
        one.startsWith("window hnte"),
      );
    expect(found([yes("inHntePool")])).toEqual(["window hnte 2026-07-15"]);
    expect(found([yes("isHnte"), day("hnteExpiry", "2026-11-30")])).toHaveLength(1);
    expect(found([yes("isHnte"), day("hnteExpiry", "2027-11-30")])).toEqual([]);
    expect(found([])).toEqual([]);
  });

  it("are new figures that are missing, and a question that nobody answered", () => {
    const one: Fact = {
      key: "salesRevenue",
      years: [2024, 2024],
      value: { kind: "yesno", yes: true },
    };
    const all = company([one], {
      rules: ["hnte"],
      asked: { fact: "employees", day: "2026-04-20" },
    });
    expect(told(comingDays([all], ground, "2026-04-21"))).toEqual(
      expect.arrayContaining(["stale 2025 2026-04-01", "question a 2026-04-23"]),
    );
    expect(told(comingDays([all], ground, "2026-07-01"))).toEqual([]);
  });

  it("are one day for two companies", () => {
    const days = comingDays(
      [company([yes("isTechSme")]), company([yes("isTechSme")], { id: "b", name: "某某数控" })],
      ground,
      "2026-11-26",
    );
    const [duty] = days.filter(({ kind }) => kind === "duty");
    expect(duty?.companies.map(({ name }) => name)).toEqual(["某某科技", "某某数控"]);
  });

  it("bear a clause that is there, for every title that anybody can hold", () => {
    for (const rule of realKnowledge.rules) {
      const held = titleFacts(rule.programme)?.held;
      if (held === undefined) continue;
      expect(heldTitle(rule.programme, new Profile([yes(held)]), "2026-11-26")).toBeDefined();
      for (const one of comingDays([company([yes(held)])], ground, "2026-11-26")) {
        if (one.kind !== "duty") continue;
        const { clause } = one;
        const policy = realKnowledge.policies.find(
          (each) => clause && documentOf(each) === clause.document,
        );
        const place = clause && policy?.passages.some((each) => contains(clause, each.clause));
        expect(place, `${rule.id} ${one.say}`).toBe(true);
        expect(policy?.standing).toBeDefined();
      }
    }
  });
});

describe("what is told now", () => {
  const [coming] = comingDays([company([yes("isTechSme")])], ground, "2026-11-26");
  const due = coming as ComingDay;
  const at = (today: string, ahead: number[] = []) => stageNow(due, [30, 7, 1], today, ahead);

  it("is the nearest that has come, once", () => {
    expect(at("2027-02-28")).toBeUndefined();
    expect(at("2027-03-01")).toBe(30);
    expect(at("2027-03-02", [30])).toBeUndefined();
    expect(at("2027-03-24", [30])).toBe(7);
    expect(at("2027-03-30", [30, 7])).toBe(1);
    expect(at("2027-03-31", [30, 7, 1])).toBeUndefined();
  });

  it("is one, late, after the server was away, and none after the day", () => {
    expect(at("2027-03-27")).toBe(7);
    expect(at("2027-03-31")).toBe(1);
    expect(at("2027-04-01")).toBeUndefined();
    // A clock that was put back, or days set anew, tell nothing again.
    expect(at("2027-03-02", [7])).toBeUndefined();
  });

  it("is what the person set, for this one before the kind", () => {
    const wish = (topic: string, more: object) => ({
      ...{ personId: "p", topic, stopped: false, reason: "", at: new Date(0) },
      ...more,
    });
    const kind = wish("reminder:duty", { stopped: true });
    expect(stagesOf(due, [kind])).toEqual([]);
    expect(stagesOf(due, [kind, wish("reminder:duty:tech-sme", { days: [10] })])).toEqual([10]);
    expect(stagesOf(due, [wish("reminder:window", { stopped: true })])).toEqual([30, 7, 1]);
  });
});

describe("the calendar file", () => {
  it("has a day as an all-day event with stable UID, an alarm for each stage, and nothing but CRLF", () => {
    const days = comingDays([company([yes("isTechSme")])], ground, "2026-11-26");
    const made = (at: string) =>
      new TextDecoder().decode(
        calendarFile("p", days, { wishes: [], named: false, at: new Date(at) }).bytes,
      );
    const text = made("2026-11-26T02:00:00Z");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lines = text.replaceAll("\r\n ", "").split("\r\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-TIMEZONE:Asia/Shanghai",
        "DTSTAMP:20261126T020000Z",
        "DTSTART;VALUE=DATE:20270331",
        "DTEND;VALUE=DATE:20270401",
        "TRIGGER;VALUE=DATE-TIME:20270324T010000Z",
      ]),
    );
    expect(lines.filter((line) => line.startsWith("TRIGGER"))).toHaveLength(3);
    const uids = (of: string) => of.match(/^UID:.*$/gm);
    expect(uids(made("2026-12-26T02:00:00Z"))).toEqual(uids(text));
    for (const line of text.split("\r\n"))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});
