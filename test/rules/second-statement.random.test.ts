import { describe, expect, it } from "vitest";
import { growthMarks } from "./second-statement/growth.ts";
import { hnte } from "./second-statement/hnte.ts";
import { span } from "./second-statement/marks.ts";
import type { Profile } from "./second-statement/profile.ts";
import { randomProfile, type Programme } from "./second-statement/random-profile.ts";
import { techSme } from "./second-statement/tech-sme.ts";

describe("growth of which years are unknown", () => {
  const known = [undefined, 0n, 1n, 7n, 20n];
  const rows = known.flatMap((one) =>
    known.flatMap((two) => known.map((three) => [one, two, three])),
  );

  it.each([true, false])("spans what trying every number finds; below zero: %s", (belowZero) => {
    const tried = Array.from({ length: 71 }, (_, at) => BigInt(at - (belowZero ? 20 : 0)));
    for (const row of rows.filter(
      (values) => values.filter((value) => value === undefined).length < 3,
    )) {
      const worlds = row
        .reduce<bigint[][]>(
          (begun, value) =>
            begun.flatMap((start) =>
              (value === undefined ? tried : [value]).map((next) => [...start, next]),
            ),
          [[]],
        )
        .map((values) => span(growthMarks(values, { belowZero })));
      const [low, high] = span(growthMarks(row, { belowZero }));
      expect(
        worlds.every((world) => world[0].compare(low) >= 0n && world[1].compare(high) <= 0n),
      ).toBe(true);
    }
  });
});

describe("random profiles", () => {
  /** Whether a fact is a given mark, which takes the place of what other facts say. */
  const isMark = (id: string) => id.startsWith("score");
  /** Whether no right counts: that refutes answers which stand while it is forgotten. */
  const hasNoRights = ({ facts }: Profile) =>
    facts["ipClass1"] === 0n && facts["ipClass2Unused"] === 0n;
  const statements = { hnte, "tech-sme": techSme };
  const seeds = Array.from({ length: 3000 }, (_, at) => at);

  it.each(Object.keys(statements) as Programme[])(
    "%s: the same seed, the same profile",
    (programme) => {
      for (const seed of [0, 7, 2999])
        expect(randomProfile(programme, seed)).toEqual(randomProfile(programme, seed));
    },
  );

  it.each(Object.keys(statements) as Programme[])(
    "%s: what is decided with facts forgotten is decided so with all facts",
    (programme) => {
      for (const seed of seeds) {
        const { profile, whole } = randomProfile(programme, seed);
        if (hasNoRights(whole) && !hasNoRights(profile)) continue;
        const known = Object.entries(whole.facts).filter(
          ([id]) => id in profile.facts || !isMark(id),
        );
        const some = statements[programme](profile);
        const full = statements[programme]({ ...whole, facts: Object.fromEntries(known) });
        if (Object.values(full.conditions).includes("notApplicable")) continue;
        const flipped = Object.keys(full.conditions).filter(
          (id) => some.conditions[id] !== "unknown" && some.conditions[id] !== full.conditions[id],
        );
        expect({ seed, flipped }).toEqual({ seed, flipped: [] });
        expect([full.outcome, "unknown"]).toContain(some.outcome);
      }
    },
  );

  it.each([
    ["hnte", ["met", "unmet", "unknown", "expert"]],
    ["tech-sme", ["met", "unmet", "unknown"]],
  ] as const)("%s: every outcome comes often", (programme, outcomes) => {
    const counted = seeds.map(
      (seed) => statements[programme](randomProfile(programme, seed).profile).outcome,
    );
    for (const outcome of outcomes)
      expect(counted.filter((one) => one === outcome).length).toBeGreaterThan(100);
  });
});
