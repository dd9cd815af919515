import { describe, expect, it } from "vitest";
import { createPace } from "../../src/assistant/jobs/pace.ts";

describe("the pace of a job that nobody waits for", () => {
  it("rests three times as long as it worked, once ten milliseconds were worked", async () => {
    let now = 0;
    const rests: number[] = [];
    const pace = createPace(
      () => now,
      (milliseconds) => {
        rests.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
    );
    for (const worked of [4, 5, 1, 9, 25]) {
      now += worked;
      await pace();
    }
    expect(rests).toEqual([30, 102]);
  });

  it("lets others have their turn though all is at hand at once", async () => {
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const pace = createPace();
    for (let piece = 0; piece < 4; piece += 1) {
      for (const began = performance.now(); performance.now() - began < 12;);
      await pace();
    }
    clearInterval(others);
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
