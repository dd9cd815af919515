import { describe, expect, it } from "vitest";
import { compare } from "../../../src/cli/soak/compare.ts";
import { salesOf, stepsOf, YEARS } from "../../../src/cli/soak/people.ts";

describe("what came to a chat, beside what was to come", () => {
  it.each([
    ["all of it", ["a", "b", "a"], ["a", "b", "a"], [0, 0, 0]],
    ["nothing of it", ["a", "b"], [], [2, 0, 0]],
    ["one text twice that was stored once", ["a", "b"], ["a", "a", "b"], [0, 1, 0]],
    ["one too late", ["a", "b", "c"], ["b", "c", "a"], [0, 0, 1]],
    ["one never, another again", ["a", "b", "c"], ["a", "c", "c"], [1, 1, 0]],
    ["something that was never stored", ["a"], ["x", "a"], [0, 1, 0]],
  ])("is %s", (_, meant, came, [lost, twice, disordered]) => {
    expect(compare(meant, came)).toEqual({ lost, twice, disordered, again: 0 });
  });

  it.each([
    ["once more of what was in doubt", ["a", "a", "b"], ["a"], [0, 1]],
    ["twice more of what was in doubt once", ["a", "a", "a", "b"], ["a"], [1, 1]],
    ["once more of something else", ["a", "b", "b"], ["a"], [1, 0]],
    ["nothing more, as what was in doubt had not come", ["a", "b"], ["a"], [0, 0]],
  ])("is %s", (_, came, doubtful, [twice, again]) => {
    expect(compare(["a", "b"], came, doubtful)).toEqual({ lost: 0, twice, again, disordered: 0 });
  });

  it("is in order where what came once more reads like something later", () => {
    const difference = compare(["a", "b", "a"], ["a", "a", "b", "a"], ["a"]);
    expect(difference).toEqual({ lost: 0, twice: 0, again: 1, disordered: 0 });
  });
});

describe("people of a soak", () => {
  it("tell figures of their own, and put the staff right as often as they say", () => {
    const { steps, corrections } = stepsOf(7, 30, ["问"]);
    const said = steps.flatMap((step) => ("say" in step ? step.say : []));
    expect(steps.length).toBeGreaterThanOrEqual(30);
    expect(said.filter((text) => text.startsWith("不对"))).toHaveLength(corrections);
    for (const year of YEARS)
      expect(said).toContain(`${String(year)} 年销售收入 ${String(salesOf(7, year))} 万元`);
    expect(salesOf(7, 2025)).not.toBe(salesOf(8, 2025));
  });
});
