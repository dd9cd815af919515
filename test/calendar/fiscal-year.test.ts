import { describe, expect, it } from "vitest";
import { fiscalYears } from "../../src/calendar/fiscal-year.ts";

describe("fiscal years before a filing day", () => {
  it("are the closed ones, oldest first", () => {
    expect(fiscalYears("2026-06-15", 3)).toEqual([2023, 2024, 2025]);
    expect(fiscalYears("2026-06-15", 1)).toEqual([2025]);
    expect(fiscalYears("2026-06-15", 0)).toEqual([]);
  });

  it("do not include the filing day's own year, even on its last day", () => {
    expect(fiscalYears("2026-12-31", 2)).toEqual([2024, 2025]);
    expect(fiscalYears("2027-01-01", 2)).toEqual([2025, 2026]);
  });
});
