import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { AudienceCondition } from "../../src/notices/audience/condition.ts";
import { readAudience } from "../../src/notices/audience/read-audience.ts";
import { realAudienceGround } from "./real-audience-ground.ts";

interface Kind {
  kind: string;
  is?: AudienceCondition;
  asks?: string;
  says: string[];
}

const today = "2026-06-15";
const kinds = parse(
  readFileSync(join(import.meta.dirname, "audience-sentences.yaml"), "utf8"),
) as Kind[];

/** Conditions in one order, whatever the order in which they were said. */
function sorted(condition: unknown): unknown {
  if (Array.isArray(condition))
    return condition.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof condition !== "object" || condition === null) return condition;
  return Object.fromEntries(
    Object.entries(condition)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

describe("sentences that say whom a notice is for", () => {
  const rows = kinds.flatMap(({ kind, is, says }) => says.map((say) => ({ kind, is, say })));
  const read = rows.map((row) => ({
    ...row,
    read: readAudience(row.say, realAudienceGround, today),
  }));
  const right = read.filter(({ is, read: one }) =>
    is ? "condition" in one && same(one.condition, is) : "asks" in one,
  );
  const asked = read.filter((row) => row.is && "asks" in row.read);
  const wrong = read.filter((row) => !right.includes(row) && !asked.includes(row));

  it("are three hundred of thirty kinds", () => {
    expect(kinds).toHaveLength(30);
    expect(rows).toHaveLength(300);
  });

  it("are none of them misread silently", () => {
    expect(wrong.map(({ say, read: one }) => `${say} → ${JSON.stringify(one)}`)).toEqual([]);
  });

  it("are read rightly, 95 of a hundred, and the rest asked back", () => {
    const misses = asked.map(({ say, read: one }) => `${say} → ${JSON.stringify(one)}`);
    expect(right.length, misses.join("\n")).toBeGreaterThanOrEqual(285);
  });
});
