import { setTimeout as sleep } from "node:timers/promises";

/** Work goes on for so long before others get their turn, in milliseconds. */
const STRETCH = 10;
/** What is done by itself rests so many times as long as it worked. */
const REST = 3;

/**
 * Makes what is called after each piece of a long job that nobody waits for: it rests as soon as a
 * stretch was worked, so that whoever talks meanwhile is answered first. A database that answers at
 * once would otherwise keep the program in the job until all of it is done.
 */
export function createPace(
  clock: () => number = () => performance.now(),
  rest: (milliseconds: number) => Promise<void> = sleep,
): () => Promise<void> {
  let began = clock();
  return async () => {
    const worked = clock() - began;
    if (worked < STRETCH) return;
    await rest(worked * REST);
    began = clock();
  };
}
