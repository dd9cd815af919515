import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/calendar/instant.ts";

describe("the day of an instant", () => {
  it.each([
    ["2026-06-15T15:59:59Z", "2026-06-15"],
    ["2026-06-15T16:00:00Z", "2026-06-16"],
    ["2026-12-31T16:00:00.000Z", "2027-01-01"],
    ["2024-02-28T20:00Z", "2024-02-29"],
    ["2026-06-15T23:59:59+08:00", "2026-06-15"],
    ["2026-06-15T00:30+09:00", "2026-06-14"],
    ["2026-06-15T12:00-0500", "2026-06-16"],
  ])("%s is %s in Shanghai", (instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it.each([
    ["2026-06-15T23:59", "2026-06-15"],
    ["2026-06-15 00:00:00", "2026-06-15"],
    ["2026-06-15T24:00", "2026-06-16"],
    ["2026-06-15", "2026-06-15"],
  ])("%s without an offset is Shanghai's", (instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it.each([
    "",
    "2026-02-30T10:00Z",
    "2026-06-15T25:00",
    "2026-06-15T10:60Z",
    "yesterday",
    "2026-06-15T10:00+99:00",
    "2026-06-15T24:01",
  ])("%j is no instant", (instant) => {
    expect(dayOf(instant)).toBeUndefined();
  });

  it("agrees with the platform's clock in Shanghai", () => {
    const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
    const instants = fc.date({
      min: new Date("2000-01-01T00:00:00Z"),
      max: new Date("2099-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayOf(instant.toISOString())).toBe(shanghai.format(instant));
      }),
    );
  });
});
