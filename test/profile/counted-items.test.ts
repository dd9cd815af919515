import { describe, expect, it } from "vitest";
import { withCountedItems } from "../../src/profile/counted-items.ts";
import type { Fact } from "../../src/profile/fact.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio } from "../../src/units/rational.ts";
import { vocabulary } from "./reading/shipped-vocabulary.ts";

const counted = (key: string, count: bigint): Fact => ({
  key,
  value: { kind: "figure", interval: pointInterval(ratio(count)), approximate: false },
});

const lists = (facts: readonly Fact[]) =>
  withCountedItems(facts, vocabulary.definitions).facts.flatMap(({ value }) =>
    value.kind === "items" ? [value.items.length] : [],
  );

describe("counts of rights", () => {
  it("make a list", () => {
    expect(lists([counted("ipInvention", 0n), counted("ipSoftware", 5n)])).toEqual([2]);
  });

  it("make none where all that is told is that there are none of one kind", () => {
    expect(lists([counted("ipInvention", 0n)])).toEqual([]);
  });
});
