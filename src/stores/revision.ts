import type { Database } from "./database.ts";

/** The number of the last change of what is known; 0 before the first. Cheap enough to ask each second. */
export async function currentRevision(db: Database): Promise<number> {
  const row = await db.corpusRevision.findFirst({
    orderBy: { number: "desc" },
    select: { number: true },
  });
  return row?.number ?? 0;
}

/** Notes a change of what is known, so that every process reads again; returns its number. */
export async function bumpRevision(
  db: Database,
  change: { reason: string; by?: string | undefined },
  at: Date,
): Promise<number> {
  const { reason, by = null } = change;
  for (;;) {
    const number = (await currentRevision(db)) + 1;
    try {
      await db.corpusRevision.create({ data: { number, at, by, reason } });
      return number;
    } catch (error) {
      if (!isTaken(error)) throw error;
      // Another process has just taken the number.
    }
  }
}

/** Tells whether Prisma refused a row because another one has its key. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}
