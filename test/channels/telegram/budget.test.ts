import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBudget, type Budget, type Priority } from "../../../src/channels/telegram/budget.ts";
import { createDraft } from "../../../src/channels/telegram/draft.ts";
import { createFakeClock } from "./fake-clock.ts";

const group = -1001;

function setUp() {
  const clock = createFakeClock();
  const budget = createBudget(clock);
  const began = clock.now();
  const went: { chat: number; at: number; priority: Priority }[] = [];
  const ask = (chat: number, priority: Priority = "chat") =>
    void budget
      .take(chat, priority)
      .then(() => went.push({ chat, at: clock.now() - began, priority }));
  return { clock, budget, began, went, ask };
}

describe("the budget of Telegram", () => {
  it("sends one message a second to a chat, in order", async () => {
    const { clock, went, ask } = setUp();
    for (let count = 0; count < 4; count += 1) ask(1);
    await clock.pass(3500);
    expect(went.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000]);
  });

  it("sends thirty a second to all chats together", async () => {
    const { clock, went, ask } = setUp();
    for (let chat = 1; chat <= 70; chat += 1) ask(chat);
    await clock.pass(2500);
    expect([0, 1000, 2000].map((at) => went.filter((one) => one.at === at).length)).toEqual([
      ...[30, 30, 10],
    ]);
  });

  it("sends twenty a minute to a group, and others meanwhile", async () => {
    const { clock, went, ask } = setUp();
    for (let count = 0; count < 22; count += 1) ask(group);
    ask(5);
    await clock.pass(59_000);
    expect(went.filter(({ chat }) => chat === group)).toHaveLength(20);
    expect(went.filter(({ chat }) => chat === 5)).toMatchObject([{ at: 0 }]);
    await clock.pass(5000);
    expect(went.filter(({ chat }) => chat === group)).toHaveLength(22);
  });

  it("lets an answer go before the notices that wait", async () => {
    const { clock, went, ask } = setUp();
    for (let chat = 1; chat <= 60; chat += 1) ask(chat, "notice");
    ask(99, "chat");
    await clock.pass(3000);
    expect(went[30]).toMatchObject({ chat: 99, priority: "chat", at: 1000 });
  });

  it("holds a chat as long as Telegram says, and everything when two chats must wait", async () => {
    const { clock, budget, went, ask } = setUp();
    budget.hold(1, clock.now() + 7000);
    ask(1);
    ask(2);
    await clock.pass(6999);
    expect(went).toMatchObject([{ chat: 2, at: 0 }]);
    await clock.pass(1);
    expect(went).toHaveLength(2);
    budget.hold(1, clock.now() + 5000);
    budget.hold(2, clock.now() + 5000);
    ask(3);
    await clock.pass(4999);
    expect(went).toHaveLength(2);
    await clock.pass(1);
    expect(went[2]).toMatchObject({ chat: 3, at: 12_000 });
  });

  it("never sends more than allowed, whatever is asked for and when, and sends all", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            chat: fc.constantFrom(1, 2, 3, group, group - 1),
            priority: fc.constantFrom<Priority>("chat", "notice"),
            wait: fc.integer({ min: 0, max: 700 }),
          }),
          { maxLength: 60 },
        ),
        async (asked) => {
          const { clock, went, ask } = setUp();
          for (const { chat, priority, wait } of asked) {
            ask(chat, priority);
            await clock.pass(wait);
          }
          await clock.pass(600_000);
          expect(went).toHaveLength(asked.length);
          for (const { at, chat } of went) {
            const same = went.filter((one) => one.chat === chat);
            expect(went.filter((one) => one.at > at - 1000 && one.at <= at).length).toBeLessThan(
              31,
            );
            expect(same.filter((one) => one.at > at - 1000 && one.at <= at)).toHaveLength(1);
            if (chat < 0)
              expect(
                same.filter((one) => one.at > at - 60_000 && one.at <= at).length,
              ).toBeLessThan(21);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("notices", () => {
  /** Sends notices for some seconds as soon as they had better go; tells when each went. */
  const spread = async (seconds: number, each: (budget: Budget, at: number) => void = () => {}) => {
    const { clock, budget, began } = setUp();
    const went: number[] = [];
    for (let at = 0; at < seconds * 1000; at += 1) {
      each(budget, at);
      while (budget.noticeWait(went.length) === 0) {
        void budget.take(went.length, "notice");
        went.push(clock.now() - began);
      }
      await clock.pass(1);
    }
    return went;
  };

  it("are spread over each second, as many as may be", async () => {
    const went = await spread(5);
    expect(went.length).toBeGreaterThanOrEqual(149);
    expect(Math.max(...went.slice(10).map((at, n) => at - (went[n + 9] ?? 0)))).toBeLessThan(40);
  });

  it("leave room for answers at once while people talk", async () => {
    const answered: boolean[] = [];
    const went = await spread(5, (budget, at) => {
      if (at % 250 === 0) answered.push(budget.tryTake(90_000 + at));
    });
    expect(answered).toEqual(Array<boolean>(20).fill(true));
    expect(went.length).toBeGreaterThanOrEqual(95);
  });
});

describe("an answer that grows", () => {
  const grow = async (chat: number, waiting: boolean) => {
    const { clock, budget, ask } = setUp();
    const began = clock.now();
    const shown: { text: string; at: number; message: number | undefined }[] = [];
    const draft = createDraft({
      ...{ chat, clock, budget },
      show: (payload, message) => {
        shown.push({ text: payload.text, at: clock.now() - began, message });
        return Promise.resolve(7);
      },
    });
    if (waiting) for (let count = 0; count < 20; count += 1) ask(chat);
    for (let step = 1; step <= 80; step += 1) {
      draft.update({ text: "字".repeat(step), entities: [] });
      await clock.pass(100);
    }
    const message = await draft.settle();
    await clock.pass(20_000);
    return { shown, message };
  };

  it("changes its message every 1.1 seconds in private, 3.1 in a group", async () => {
    const { shown, message } = await grow(1, false);
    expect(shown.map(({ at }) => at)).toEqual([1100, 2200, 3300, 4400, 5500, 6600, 7700]);
    expect(shown.map((one) => one.message)).toEqual([undefined, ...Array<number>(6).fill(7)]);
    expect(message).toBe(7);
    expect((await grow(group, false)).shown.map(({ at }) => at)).toEqual([3100, 6200]);
  });

  it("shows one state after the other, however slowly they go, and ends after the last", async () => {
    const { clock, budget } = setUp();
    const finished: string[] = [];
    let running = 0;
    const draft = createDraft({
      ...{ chat: 1, clock, budget },
      show: async ({ text }) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise<void>((resolve) => void clock.after(5000, resolve));
        running -= 1;
        finished.push(text);
        return 7;
      },
    });
    for (let step = 1; step <= 120; step += 1) {
      draft.update({ text: String(step), entities: [] });
      await clock.pass(100);
    }
    const settled = draft.settle();
    await clock.pass(10_000);
    expect(await settled).toBe(7);
    expect(finished).toEqual(["11", "72"]);
  });

  it("never makes what waits wait longer", async () => {
    expect((await grow(1, true)).shown).toEqual([]);
  });
});
