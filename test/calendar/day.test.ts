import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  compareDays,
  daysBetween,
  isDay,
  weekday,
  withinDays,
} from "../../src/calendar/day.ts";

const days = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 365 }))
  .map(([year, offset]) => addDays(`${year}-01-01`, offset));

describe("days", () => {
  it.each(["2024-02-29", "2000-02-29", "2026-12-31", "2026-01-01"])("%s is a day", (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "20260101",
    "",
  ])("%j is none", (day) => {
    expect(isDay(day)).toBe(false);
  });

  it("counts natural days over leap years", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2025-02-28", "2025-03-01")).toBe(1);
    expect(daysBetween("2025-06-15", "2026-06-15")).toBe(365);
    expect(daysBetween("2023-06-15", "2024-06-15")).toBe(366);
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  });

  it("adds and counts days so that they agree", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (day, n) => {
        const moved = addDays(day, n);
        expect(isDay(moved)).toBe(true);
        expect(daysBetween(day, moved)).toBe(n);
        expect(addDays(moved, -n)).toBe(day);
        expect(Math.sign(compareDays(day, moved))).toBe(-Math.sign(n) + 0);
      }),
    );
  });

  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-06-15", 0, "2026-06-15"],
  ])("%s and %i months is %s", (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it("knows the day of the week", () => {
    expect(weekday("2026-11-24")).toBe(2);
    expect(weekday("1969-12-31")).toBe(3);
    fc.assert(
      fc.property(days, (day) => {
        expect(weekday(addDays(day, 1))).toBe((weekday(day) + 1) % 7);
      }),
    );
  });

  it("names a text that is no day", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow('"2026-02-30" is not a day');
  });
});

describe("within 365 days of the filing day", () => {
  const filing = "2026-06-15";

  it("includes the 365th day before it and not the 366th", () => {
    expect(withinDays("2025-06-15", filing, 365)).toBe(true);
    expect(withinDays("2025-06-14", filing, 365)).toBe(false);
  });

  it("counts 365 natural days, not a year, over a leap day", () => {
    expect(withinDays("2023-06-16", "2024-06-15", 365)).toBe(true);
    expect(withinDays("2023-06-15", "2024-06-15", 365)).toBe(false);
  });

  it("includes the filing day and no later one", () => {
    expect(withinDays(filing, filing, 365)).toBe(true);
    expect(withinDays("2026-06-16", filing, 365)).toBe(false);
  });
});
