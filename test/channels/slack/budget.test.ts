import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBudget, type Priority } from "../../../src/channels/slack/budget.ts";
import type { Clock } from "../../../src/channels/messenger/clock.ts";

/** A clock that goes from one appointment to the next. */
function createFakeClock(): Clock & { run(): Promise<void> } {
  let now = 1_000_000;
  const due: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, then) {
      const one = { at: now + milliseconds, then };
      due.push(one);
      return () => {
        if (due.includes(one)) due.splice(due.indexOf(one), 1);
      };
    },
    async run() {
      for (;;) {
        await Promise.resolve();
        due.sort((a, b) => a.at - b.at);
        const next = due.shift();
        if (!next) return;
        now = Math.max(now, next.at);
        next.then();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function setUp() {
  const clock = createFakeClock();
  const budget = createBudget(clock);
  const began = clock.now();
  const went: { channel: string; at: number; priority: Priority }[] = [];
  const ask = (channel: string, priority: Priority = "chat") =>
    void budget
      .take(channel, priority)
      .then(() => went.push({ channel, at: clock.now() - began, priority }));
  return { clock, budget, went, ask };
}

describe("what may be sent to Slack", () => {
  it("is one message a second and channel, answers before notices", async () => {
    const { clock, went, ask } = setUp();
    for (const priority of ["notice", "notice", "chat", "chat"] as const) ask("C1", priority);
    ask("C2");
    await clock.run();
    expect(went.filter(({ channel }) => channel === "C1")).toEqual([
      { channel: "C1", at: 0, priority: "notice" },
      { channel: "C1", at: 1000, priority: "chat" },
      { channel: "C1", at: 2000, priority: "chat" },
      { channel: "C1", at: 3000, priority: "notice" },
    ]);
    expect(went.find(({ channel }) => channel === "C2")?.at).toBe(0);
  });

  it("waits as long as Slack asks, and tells how long", async () => {
    const { clock, budget, went, ask } = setUp();
    budget.hold("C1", clock.now() + 30_000);
    expect(budget.wait("C1")).toBe(30_000);
    expect(budget.wait("C2")).toBe(0);
    ask("C1");
    expect(budget.wait("C1")).toBeGreaterThan(30_000);
    await clock.run();
    expect(went[0]?.at).toBe(30_000);
    expect(budget.wait("C1")).toBe(0);
  });

  it("is never more, and nothing is forgotten, however it is asked", async () => {
    const asked = fc.array(fc.tuple(fc.constantFrom("C1", "C2", "C3"), fc.boolean()), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(asked, async (asks) => {
        const { clock, went, ask } = setUp();
        for (const [channel, notice] of asks) ask(channel, notice ? "notice" : "chat");
        await clock.run();
        expect(went).toHaveLength(asks.length);
        for (const name of ["C1", "C2", "C3"]) {
          const times = went.filter(({ channel }) => channel === name).map(({ at }) => at);
          expect(times.every((at, place) => at === place * 1000)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
