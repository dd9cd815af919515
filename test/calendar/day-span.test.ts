import { describe, expect, it } from "vitest";
import { spanOf } from "../../src/calendar/day-span.ts";

describe("dates as spans of days", () => {
  it.each([
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025-02", "2025-02-01", "2025-02-28"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-06-15", "2026-06-15", "2026-06-15"],
  ])("%s is %s to %s", (date, from, to) => {
    expect(spanOf(date)).toEqual({ from, to });
  });

  it.each(["2026-13", "2026-00", "2026-02-30", "26-01", "", "2026-6"])("%j is no date", (date) => {
    expect(spanOf(date)).toBeUndefined();
  });
});
