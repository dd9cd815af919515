import { describe, expect, it } from "vitest";
import { isWorkingDay, workingDays } from "../../src/calendar/working-day.ts";
import type { HolidayYear, Holidays } from "../../src/calendar/working-day.ts";

const year = (
  number: number,
  holidays: string[],
  workdays: string[] = [],
): [number, HolidayYear] => [
  number,
  { year: number, holidays: new Set(holidays), workdays: new Set(workdays) },
];

// 2026-09-25 is a Friday; 2026-09-27, a Sunday, is worked for it.
const holidays: Holidays = new Map([year(2026, ["2026-09-25", "2026-10-01"], ["2026-09-27"])]);

describe("working days", () => {
  it("leaves out the day itself, weekends and holidays, and counts made-up days", () => {
    expect(workingDays("2026-09-24", 1, holidays)).toEqual({ outcome: "day", day: "2026-09-27" });
    expect(workingDays("2026-09-24", 2, holidays)).toEqual({ outcome: "day", day: "2026-09-28" });
    expect(workingDays("2026-09-28", 3, holidays)).toEqual({ outcome: "day", day: "2026-10-02" });
  });

  it("counts backwards, and no days at all", () => {
    expect(workingDays("2026-09-28", -2, holidays)).toEqual({ outcome: "day", day: "2026-09-24" });
    expect(workingDays("2026-09-26", 0, holidays)).toEqual({ outcome: "day", day: "2026-09-26" });
  });

  it("says which year it would need, and does not guess", () => {
    expect(workingDays("2026-12-25", 10, holidays)).toEqual({ outcome: "notLoaded", year: 2027 });
    expect(workingDays("2025-12-01", 1, holidays)).toEqual({ outcome: "notLoaded", year: 2025 });
    expect(workingDays("2026-01-02", -3, holidays)).toEqual({ outcome: "notLoaded", year: 2025 });
  });

  it("needs the next year's arrangement for the last days of a year", () => {
    expect(isWorkingDay("2026-12-25", holidays)).toBe(true);
    expect(isWorkingDay("2026-12-31", holidays)).toEqual({ notLoaded: 2027 });
    const next: Holidays = new Map([...holidays, year(2027, ["2026-12-31", "2027-01-01"])]);
    expect(isWorkingDay("2026-12-31", next)).toBe(false);
    expect(isWorkingDay("2026-12-30", next)).toBe(true);
  });
});
