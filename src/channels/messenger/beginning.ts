import type { Assistant } from "../channel.ts";
import { pause, type Clock } from "./clock.ts";

/** What beginning to receive stands on. */
interface BeginningParts {
  /** What the platform is called. */
  readonly name: string;
  readonly clock: Clock;
  /** Learns who we are and begins to receive; throws what the platform says. */
  readonly begin: (assistant: Assistant) => Promise<void>;
  /** What trying again does not mend, in one sentence; `undefined` where it may. `later` is not the first try. */
  readonly hopeless: (error: unknown, later: boolean) => string | undefined;
  /** Why it was, without any secret. */
  readonly describe: (error: unknown) => string;
  /** Hears in one sentence how the connection goes. */
  readonly say: (sentence: string) => void;
}

const longestRetry = 60_000;

/** Begins to receive, and goes on trying: a platform may be out of reach for hours, and that is no fault of ours. */
export function createBeginning({ name, clock, begin, say, ...parts }: BeginningParts) {
  const stopping = new AbortController();
  let beginning = Promise.resolve();

  async function keepBeginning(assistant: Assistant): Promise<void> {
    for (let wait = 1000; !stopping.signal.aborted; wait = Math.min(2 * wait, longestRetry)) {
      await pause(clock, wait, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        await begin(assistant);
        return say(`${name} 连上了。`);
      } catch (error) {
        const sentence = parts.hopeless(error, true);
        if (sentence !== undefined) return say(sentence);
      }
    }
  }

  return {
    stopping: stopping.signal,
    /** Throws one sentence where trying again does not help; else it goes on trying by itself. */
    async start(assistant: Assistant): Promise<void> {
      const error: unknown = await begin(assistant).then(
        () => undefined,
        (thrown: unknown) => thrown ?? new Error("unknown"),
      );
      if (error === undefined) return;
      // The cause may hold a secret: only what is bare of it goes on.
      const sentence = parts.hopeless(error, false);
      if (sentence !== undefined) throw new Error(sentence);
      say(`连不上 ${name}，会接着试（${parts.describe(error)}）。`);
      beginning = keepBeginning(assistant);
    },
    /** Ends the trying. */
    async end(): Promise<void> {
      stopping.abort();
      await beginning;
    },
  };
}
