import { describe, expect, it } from "vitest";
import { createRateLimit } from "../../src/pages/rate-limit.ts";

describe("rate limit", () => {
  it("lets a burst through, then one for each refill, and never more than the burst", () => {
    let now = 0;
    const limit = createRateLimit({ burst: 3, perSecond: 2 }, () => now);
    const take = (count: number) => Array.from({ length: count }, () => limit("a"));
    expect(take(4)).toEqual([0, 0, 0, 1]);
    now = 499;
    expect(take(1)).toEqual([1]);
    now = 500;
    expect(take(2)).toEqual([0, 1]);
    now = 1_000_000;
    expect(take(4)).toEqual([0, 0, 0, 1]);
  });

  it("keeps keys apart and survives a clock that goes back", () => {
    let now = 1_000;
    const limit = createRateLimit({ burst: 1, perSecond: 1 }, () => now);
    expect([limit("a"), limit("b"), limit("a")]).toEqual([0, 0, 1]);
    now = 0;
    expect(limit("a")).toBe(1);
  });
});
