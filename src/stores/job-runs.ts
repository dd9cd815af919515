import type { Database, Transaction } from "./database.ts";

/** One run of a job. */
export interface JobRun {
  name: string;
  /** The span of time in which it is done once. */
  slot: string;
  startedAt: Date;
  endedAt?: Date;
  /** What it did, or one sentence of what went wrong. */
  outcome?: string;
  failed: boolean;
}

/** Which run it is: of a job in a span. */
export type RunKey = Pick<JobRun, "name" | "slot">;

/**
 * Begins the run of a job in a span; false where it is done, or under way. One that failed is tried
 * again where it ended before `retry`, one that a stop broke off where it began before `since`.
 */
export async function beginRun(
  db: Database,
  { name, slot }: RunKey,
  at: Date,
  { retry, since }: { retry: Date; since: Date },
): Promise<boolean> {
  const again = { startedAt: at, endedAt: null, outcome: null, failed: false };
  const { count } = await db.jobRun.updateMany({
    where: {
      ...{ name, slot },
      OR: [
        { failed: true, endedAt: { lt: retry } },
        { endedAt: null, startedAt: { lt: since } },
      ],
    },
    data: again,
  });
  if (count === 1) return true;
  if (await db.jobRun.findUnique({ where: { name_slot: { name, slot } } })) return false;
  await db.jobRun.create({ data: { name, slot, startedAt: at } });
  return true;
}

/** Notes how a run ended; within a transaction of the job itself what it did and that it ended are one. */
export async function endRun(
  tx: Database | Transaction,
  { name, slot }: RunKey,
  { outcome, failed = false }: { outcome: string; failed?: boolean },
  at: Date,
): Promise<void> {
  await tx.jobRun.updateMany({
    where: { name, slot, endedAt: null },
    data: { outcome, failed, endedAt: at },
  });
}

/** The last runs of each of these jobs, the newest first, at most so many of each. */
export async function lastRuns(
  db: Database,
  names: readonly string[],
  most: number,
): Promise<Map<string, JobRun[]>> {
  const found = new Map<string, JobRun[]>();
  for (const name of names) {
    const rows = await db.jobRun.findMany({
      where: { name },
      orderBy: [{ startedAt: "desc" }, { slot: "desc" }],
      take: most,
    });
    found.set(name, rows.map(storedRun));
  }
  return found;
}

/** How many of these jobs failed when they were done last. */
export async function countFailing(db: Database, names: readonly string[]): Promise<number> {
  const runs = await lastRuns(db, names, 1);
  return [...runs.values()].filter(([last]) => last?.failed).length;
}

/** Deletes the runs that began before a moment; returns how many. */
export async function dropOldRuns(db: Database, before: Date): Promise<number> {
  const { count } = await db.jobRun.deleteMany({ where: { startedAt: { lt: before } } });
  return count;
}

function storedRun(row: {
  name: string;
  slot: string;
  startedAt: Date;
  endedAt: Date | null;
  outcome: string | null;
  failed: boolean;
}): JobRun {
  const { name, slot, startedAt, endedAt, outcome, failed } = row;
  return {
    ...{ name, slot, startedAt, failed },
    ...(endedAt && { endedAt }),
    ...(outcome !== null && { outcome }),
  };
}
