import { setTimeout as wait } from "node:timers/promises";
import type { Database, Transaction } from "./database.ts";

/** How often a transaction is begun anew when another was quicker. */
const ATTEMPTS = 50;
/** Pause before the next attempt, in milliseconds; it grows with each. */
const PAUSE = 3;

/**
 * Does some work as one transaction that behaves as if it were alone: what it read still holds
 * when it is committed. It may be begun several times, so the work has no effect but on the database.
 */
export async function inTurn<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { isolationLevel: "Serializable" });
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await wait(PAUSE * attempt);
    }
  }
}

/** Whether a transaction failed because another wrote what it read, or took the key that it took. */
function isConflict(error: unknown): boolean {
  const { code, meta, cause } = error as Told;
  // Of a statement that went straight to the database Prisma tells what its driver said.
  const { kind } = cause ?? meta?.driverAdapterError?.cause ?? {};
  return CODES.has(code) || KINDS.has(kind);
}

/** What an error may tell of where it came from. */
interface Told {
  readonly code?: unknown;
  readonly cause?: { readonly kind?: unknown };
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: { readonly kind?: unknown } };
  };
}

const CODES = new Set<unknown>([
  ...["P2034", "P2002", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"],
]);
const KINDS = new Set<unknown>(["TransactionWriteConflict", "UniqueConstraintViolation"]);
