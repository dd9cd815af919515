import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type BetterSqlite3 from "better-sqlite3";
import { keepStatements } from "./kept-statements.ts";
import { isBusy, storageFault } from "./storage-fault.ts";

/** How long SQLite itself waits for another process that is writing, in milliseconds. */
export const BUSY_TIMEOUT = 20;
/** How often, and after how many milliseconds, what found the database busy is tried again. */
const ATTEMPTS = 200;
const PAUSE = 5;

/**
 * Lets one thing at a time use the one connection of an SQLite adapter to `file`.
 *
 * Unguarded, a statement sent while somebody's transaction is open would run inside it, and be
 * undone with it. A transaction takes the right to write at its beginning, so that it never finds
 * half-way that another process was quicker. Whoever else uses the connection enters by the same
 * turnstile; `opened` is told of it before the adapter uses it.
 */
export function serialAdapter(
  factory: SqlDriverAdapterFactory,
  file: string,
  enter: () => Promise<() => void>,
  opened: (connection: BetterSqlite3.Database) => unknown,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const inner = await factory.connect();
      // What is deleted is written over with zeros.
      await inner.executeScript("PRAGMA secure_delete = ON");
      opened((inner as unknown as { client: BetterSqlite3.Database }).client);
      keepStatements(inner);
      return explained(serial(inner, enter), file);
    },
  };
}

function serial(inner: SqlDriverAdapter, enter: () => Promise<() => void>): SqlDriverAdapter {
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const leave = await enter();
    try {
      return await patiently(work);
    } finally {
      leave();
    }
  };
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => alone(() => inner.queryRaw(query)),
    executeRaw: (query) => alone(() => inner.executeRaw(query)),
    executeScript: (script) => alone(() => inner.executeScript(script)),
    dispose: () => alone(() => inner.dispose()),
    async startTransaction() {
      const leave = await enter();
      try {
        // SQLite answers at once: without a pause, a row of transactions would hold up all else.
        await new Promise((resolve) => setImmediate(resolve));
        await patiently(() => run(inner, "BEGIN IMMEDIATE"));
      } catch (error) {
        leave();
        throw error;
      }
      return transaction(inner, leave);
    },
  };
}

/** A transaction that was begun; Prisma itself sends COMMIT or ROLLBACK before it ends. */
function transaction(inner: SqlDriverAdapter, leave: () => void): Transaction {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => inner.queryRaw(query),
    executeRaw: (query) => inner.executeRaw(query),
    createSavepoint: (name) => run(inner, `SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(inner, `ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => run(inner, `RELEASE SAVEPOINT ${name}`),
    commit: () => Promise.resolve(leave()),
    async rollback() {
      // After a COMMIT that failed no ROLLBACK was sent; otherwise none is left to undo.
      await run(inner, "ROLLBACK").catch(() => undefined);
      leave();
    },
  };
}

async function run(inner: SqlDriverAdapter, sql: string): Promise<void> {
  await inner.executeRaw({ sql, args: [], argTypes: [] });
}

/**
 * Does what another process may be in the way of, again and again for some five seconds.
 * SQLite's own waiting is kept short, since it stops this whole process.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** The same adapter with errors of the disk told in a sentence. */
function explained(inner: SqlDriverAdapter, file: string): SqlDriverAdapter {
  const tell = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storageFault(error, file);
    }
  };
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => tell(() => inner.queryRaw(query)),
    executeRaw: (query) => tell(() => inner.executeRaw(query)),
    executeScript: (script) => tell(() => inner.executeScript(script)),
    startTransaction: async (level) => {
      const transaction = await tell(() => inner.startTransaction(level));
      return {
        ...transaction,
        queryRaw: (query) => tell(() => transaction.queryRaw(query)),
        executeRaw: (query) => tell(() => transaction.executeRaw(query)),
      };
    },
    dispose: () => tell(() => inner.dispose()),
  };
}
