/** The time, and waking up later; a test gives its own. */
export interface Clock {
  /** Milliseconds since some day. */
  now(): number;
  /** Calls back in so many milliseconds; what is returned ends that. */
  after(milliseconds: number, then: () => void): () => void;
}

/** The clock of this machine. */
export const machineClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** What ends a wait early. */
interface Ending {
  readonly aborted: boolean;
  addEventListener(type: "abort", then: () => void): void;
  removeEventListener(type: "abort", then: () => void): void;
}

/** Resolves in so many milliseconds, or as soon as the signal ends it. */
export function pause(clock: Clock, milliseconds: number, signal?: Ending): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const cancel = clock.after(milliseconds, end);
    if (signal?.aborted === true) end();
    else signal?.addEventListener("abort", end);
  });
}
