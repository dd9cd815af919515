import type BetterSqlite3 from "better-sqlite3";
import { Remembered } from "../units/remembered.ts";
import type { Keys } from "./keys.ts";
import { keyed, unsealer } from "./sealing.ts";
import { patiently } from "./serial-adapter.ts";
import { storageFault } from "./storage-fault.ts";
import type { Cell, Straight, StraightWay } from "./straight.ts";

/** So many statements are kept prepared. */
const KEPT = 200;
/** So many pieces of work are committed together at most: who waits for one of them waits for all. */
const MOST = 8;
/** What only reads is committed by nobody. */
const READS = /^\s*SELECT\b/i;

/** A connection that is shared with Prisma, and the turnstile before it. */
export interface SharedConnection {
  readonly connection: BetterSqlite3.Database;
  /** Its own way to prepare statements: the adapter of Prisma is taught another. */
  readonly prepare: (sql: string) => BetterSqlite3.Statement;
  readonly enter: () => Promise<() => void>;
}

/** The way straight to an SQLite file, by the connection that Prisma uses too and in turn with it. */
export function straightSqlite(
  { connection, prepare, enter }: SharedConnection,
  file: string,
  keys: Keys,
): StraightWay {
  const statements = keptStatements(prepare, keys);
  const inTurn = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const leave = await enter();
    try {
      return await work();
    } catch (error) {
      throw storageFault(error, file);
    } finally {
      leave();
    }
  };
  const way = (done: Done): Straight => wayOf({ read: done, write: done }, statements, keys);
  const within = way((work) => settledBy(work, (error) => storageFault(error, file)));
  const attempt = async ({ work, resolve, reject }: Waiting): Promise<() => void> => {
    let over = false;
    const tx = way((one) =>
      settledBy(() => {
        if (over) throw new Error("The transaction is over.");
        return one();
      }),
    );
    statements.run("SAVEPOINT one", []);
    try {
      const result = await work(tx);
      statements.run("RELEASE one", []);
      return () => resolve(result);
    } catch (error) {
      // What undid all that was not committed yet failed all of it.
      if (!connection.inTransaction) throw error;
      statements.run("ROLLBACK TO one", []);
      statements.run("RELEASE one", []);
      return () => reject(storageFault(error, file));
    } finally {
      over = true;
    }
  };
  let waiting: Waiting[] = [];
  const commitWaiting = async (): Promise<void> => {
    let group: Waiting[] = [];
    try {
      const told = await inTurn(async () => {
        [group, waiting] = [waiting.slice(0, MOST), waiting.slice(MOST)];
        if (waiting.length > 0) setImmediate(() => void commitWaiting());
        if (group.length === 0) return [];
        await patiently(() => settledBy(() => statements.run("BEGIN IMMEDIATE", [])));
        const outcomes: (() => void)[] = [];
        try {
          keys.hold();
          for (const one of group) outcomes.push(await attempt(one));
          keys.settle();
          statements.run("COMMIT", []);
          return outcomes;
        } catch (error) {
          if (connection.inTransaction) statements.run("ROLLBACK", []);
          keys.settle();
          throw error;
        }
      });
      // Nobody is told of anything before it is on the disk.
      for (const tell of told) tell();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  const together = <T>(work: (tx: Straight) => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      // Whoever comes until all others had a moment is committed with it.
      if (waiting.length === 1) setImmediate(() => void commitWaiting());
    });
  const alone: Done = (work) => inTurn(() => patiently(() => settledBy(work)));
  return {
    alone: wayOf(
      { read: alone, write: (work) => together(() => settledBy(work)) },
      statements,
      keys,
    ),
    within: () => within,
    together,
  };
}

/** How a statement is done in its turn. */
type Done = <T>(work: () => T) => Promise<T>;

/** Work that waits to be done in one transaction with others: all of it, or nothing. */
interface Waiting {
  readonly work: (tx: Straight) => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Statements that are done so, those that read and those that write. */
function wayOf(
  { read, write }: { readonly read: Done; readonly write: Done },
  statements: ReturnType<typeof keptStatements>,
  keys: Keys,
): Straight {
  return keyed<Straight>(
    {
      all: <Row>(sql: string, cells: readonly Cell[]) =>
        (READS.test(sql) ? read : write)(() => statements.all(sql, cells) as Row[]),
      run: (sql, cells) => write(() => statements.run(sql, cells)),
    },
    keys,
  );
}

/** SQLite answers at once: what it does is a promise only because other databases take their time. */
function settledBy<T>(work: () => T, told = (error: unknown) => error): Promise<T> {
  return new Promise((resolve) => {
    try {
      resolve(work());
    } catch (error) {
      throw told(error);
    }
  });
}

/** Reads one column of a row as the program has it. */
type ReadCell = (cell: unknown) => unknown;

/** A statement that was prepared, with what is to be done to columns that it gives. */
interface Kept {
  readonly statement: BetterSqlite3.Statement;
  readonly columns: readonly (readonly [string, ReadCell])[];
}

function keptStatements(prepare: SharedConnection["prepare"], keys: Keys) {
  const unseal = unsealer(keys);
  const kept = new Remembered<Kept>(KEPT);
  const statementOf = (sql: string) =>
    kept.of(sql, () => {
      const statement = prepare(sql).safeIntegers(false);
      const declared = statement.reader ? statement.columns() : [];
      const columns = declared.flatMap(({ name, type }): (readonly [string, ReadCell])[] => {
        const read = READ[type?.toUpperCase() ?? ""] ?? unseal(name);
        return read ? [[name, read]] : [];
      });
      return { statement, columns };
    });
  return {
    all(sql: string, cells: readonly Cell[]): unknown[] {
      const { statement, columns } = statementOf(sql);
      const rows = statement.all(cells.map(bound)) as Record<string, unknown>[];
      for (const row of rows) for (const [name, read] of columns) row[name] = read(row[name]);
      return rows;
    },
    run: (sql: string, cells: readonly Cell[]): number =>
      statementOf(sql).statement.run(cells.map(bound)).changes,
  };
}

/** How columns are read that SQLite has no type of its own for. */
const READ: Readonly<Record<string, ReadCell>> = {
  DATETIME: (cell) => (cell === null ? null : new Date(cell as string | number)),
  BOOLEAN: (cell) => (cell === null ? null : cell === 1),
};

/** A value as Prisma too writes it. */
function bound(cell: Cell): unknown {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return cell instanceof Date ? cell.toISOString().replace("Z", "+00:00") : cell;
}
