import type { Rate } from "../pages/rate-limit.ts";

/** How much may be asked of the desk. */
export interface DeskLimits {
  /** Requests of one address of the network. */
  client: Rate;
  /** Codes tried by one address of the network. */
  guesses: Rate;
  /** Codes tried by all the world. */
  allGuesses: Rate;
  /** Bytes of a form. */
  form: number;
  /** Bytes of a form with files. */
  upload: number;
}

/** What holds when nothing else is said. */
export const usualDeskLimits: DeskLimits = {
  client: { burst: 300, perSecond: 20 },
  guesses: { burst: 10, perSecond: 1 / 30 },
  allGuesses: { burst: 120, perSecond: 1 },
  form: 128 * 1024,
  upload: 40 * 1024 * 1024,
};
