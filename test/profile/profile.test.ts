import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/profile/fact.ts";
import { place, Profile } from "../../src/profile/profile.ts";
import { fact } from "./facts.ts";

const figureOf = (found: Fact | undefined) =>
  found?.value.kind === "figure" ? Number(found.value.interval.low?.toFraction()) : undefined;

describe("a profile", () => {
  it("finds facts by key, by year and by span, and takes none for another", () => {
    const profile = new Profile([
      fact("salesRevenue", [2025], 5),
      fact("salesRevenue", [2023, 2025], 12),
      fact("salesRevenue", [], 7),
      fact("netAssets", [2025], 9),
    ]);
    expect(figureOf(profile.year("salesRevenue", 2025))).toBe(5);
    expect(figureOf(profile.span("salesRevenue", 2023, 2025))).toBe(12);
    expect(figureOf(profile.once("salesRevenue"))).toBe(7);
    expect(profile.year("salesRevenue", 2024)).toBeUndefined();
    expect(profile.span("salesRevenue", 2024, 2025)).toBeUndefined();
    expect(profile.once("netAssets")).toBeUndefined();
    expect(profile.all("salesRevenue")).toHaveLength(3);
    expect(profile.all("employees")).toEqual([]);
  });

  it.each([
    ["the newer of two borne alike", {}, {}, 2],
    ["a file before what was said", { evidence: "file" }, { evidence: "said" }, 1],
    ["audited before a file", { evidence: "audited" }, { evidence: "file" }, 1],
    ["an office before an audit", { evidence: "audited" }, { evidence: "confirmed" }, 2],
    ["what says nothing of it is said", { evidence: "said" }, {}, 2],
    ["an actual figure before a forecast", {}, { forecast: true }, 1],
    ["what was said before an audited forecast", {}, { forecast: true, evidence: "confirmed" }, 1],
    [
      "the better borne of two forecasts",
      { forecast: true, evidence: "file" },
      { forecast: true },
      1,
    ],
  ] as [string, Partial<Fact>, Partial<Fact>, number][])("takes %s", (_, first, second, taken) => {
    const facts = [fact("employees", [2025], 1, first), fact("employees", [2025], 2, second)];
    expect(figureOf(new Profile(facts).year("employees", 2025))).toBe(taken);
  });

  it("puts facts in the place of those of the same key and years alone", () => {
    const before = new Profile([
      fact("employees", [2024], 1, { evidence: "confirmed" }),
      fact("employees", [2025], 2, { evidence: "confirmed" }),
      fact("employees", [2024, 2025], 3),
    ]);
    const after = before.with([fact("employees", [2025], 9)]);
    expect(figureOf(after.year("employees", 2025))).toBe(9);
    expect(figureOf(after.year("employees", 2024))).toBe(1);
    expect(figureOf(after.span("employees", 2024, 2025))).toBe(3);
    expect(figureOf(before.year("employees", 2025))).toBe(2);
  });

  it("names the place of a fact", () => {
    expect([fact("a", [], 1), fact("a", [2025], 1), fact("a", [2023, 2025], 1)].map(place)).toEqual(
      ["a", "a@2025-2025", "a@2023-2025"],
    );
  });
});
