import type { Database, Transaction } from "../../stores/database.ts";
import { beginRun, endRun } from "../../stores/job-runs.ts";
import type { JobName } from "./job-names.ts";
import type { Slot } from "./slots.ts";

/** Something that is done once in every span of time. */
export interface Job {
  readonly name: JobName;
  readonly slot: Slot;
  /**
   * Does it, and returns what it did in a sentence for staff. It may be begun again after a stop in
   * the middle; where that would show, `end` notes in its own transaction that it is done.
   */
  readonly run: (
    at: Date,
    end: (tx: Transaction, outcome: string) => Promise<void>,
  ) => Promise<string>;
}

/** What jobs run on. */
export interface JobParts {
  readonly db: Database;
  readonly jobs: readonly Job[];
  readonly now: () => Date;
  readonly onDone?: (run: { name: string; slot: string; outcome: string }) => void;
  readonly onFault: (run: { name: string; error: unknown }) => void;
  /** How often it is looked whether one is to be done, in milliseconds; every half minute unless told otherwise. */
  readonly every?: number;
}

const ROUND = 30_000;
/** One that failed is tried again after so long, in milliseconds. */
const RETRY = 30 * 60_000;
/** A sentence of what went wrong is no longer. */
const MOST_SAID = 300;

/** Does jobs, each once in its span; what the end of another server broke off is done again. */
export function createJobs({ db, jobs, now, onDone, onFault }: JobParts) {
  const since = now();
  const running = new Map<string, Promise<void>>();

  async function once({ name, slot: slotAt, run }: Job): Promise<void> {
    const at = now();
    const slot = slotAt(at);
    if (slot === undefined) return;
    const key = { name, slot };
    const retry = new Date(at.getTime() - RETRY);
    if (!(await beginRun(db, key, at, { retry, since }))) return;
    try {
      const outcome = await run(at, (tx, said) => endRun(tx, key, { outcome: said }, now()));
      await endRun(db, key, { outcome }, now());
      onDone?.({ ...key, outcome });
    } catch (error) {
      onFault({ name, error });
      const said = error instanceof Error ? error.message : String(error);
      await endRun(db, key, { outcome: said.slice(0, MOST_SAID), failed: true }, now());
    }
  }

  return {
    /** Begins what is to be done now, and resolves when it is. */
    async round(): Promise<void> {
      for (const job of jobs) {
        if (running.has(job.name)) continue;
        const doing = once(job)
          .catch((error: unknown) => onFault({ name: job.name, error }))
          .finally(() => running.delete(job.name));
        running.set(job.name, doing);
      }
      await Promise.all(running.values());
    },
    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      await Promise.all(running.values());
    },
  };
}

/** Does jobs from now on; returns how to end that. */
export function startJobs(parts: JobParts): () => Promise<void> {
  const jobs = createJobs(parts);
  void jobs.round();
  const rounds = setInterval(() => void jobs.round(), parts.every ?? ROUND);
  return async () => {
    clearInterval(rounds);
    await jobs.idle();
  };
}
