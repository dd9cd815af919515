import type { Clock } from "../../src/channels/messenger/clock.ts";

/** A clock that runs so many times as fast as the one of the machine. */
export function fastClock(times: number): Clock {
  const start = performance.now();
  return {
    now: () => (performance.now() - start) * times,
    after(milliseconds, then) {
      const timer = setTimeout(then, milliseconds / times);
      return () => clearTimeout(timer);
    },
  };
}

/** Waits until something is so; fails when it is not within some seconds. */
export async function waitFor(so: () => boolean, milliseconds = 4000): Promise<void> {
  const until = Date.now() + milliseconds;
  while (!so()) {
    if (Date.now() > until) throw new Error(`It did not come so: ${so.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
