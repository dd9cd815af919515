import type { Clock } from "../../../src/channels/messenger/clock.ts";

/** A clock that a test moves on. */
export function createFakeClock() {
  let time = 1_000_000;
  let timers: { at: number; then: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    after(milliseconds, then) {
      const timer = { at: time + milliseconds, then };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
  };
  return {
    ...clock,
    /** Lets so much time pass, with all that is due on the way. */
    async pass(milliseconds: number) {
      const end = time + milliseconds;
      for (;;) {
        // What is waiting may take up new timers only after promises have run.
        for (let round = 0; round < 20; round += 1) await Promise.resolve();
        const [next] = timers.toSorted((a, b) => a.at - b.at);
        if (!next || next.at > end) break;
        timers = timers.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.then();
      }
      time = end;
    },
  };
}
