import type BetterSqlite3 from "better-sqlite3";
import { Remembered } from "../units/remembered.ts";
import type { Keys } from "./keys.ts";
import { keyed, unsealer } from "./sealing.ts";
import { patiently } from "./serial-adapter.ts";
import { storageFault } from "./storage-fault.ts";
import type { Cell, Straight, StraightWay } from "./straight.ts";

/** So many statements are kept prepared. */
const KEPT = 200;
/** Longer than this nobody else in the program waits for transactions, in milliseconds. */
const BREATH = 10;

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
  const breathe = breathing();
  const way = (done: <T>(work: () => T) => Promise<T>): Straight =>
    keyed<Straight>(
      {
        all: <Row>(sql: string, cells: readonly Cell[]) =>
          done(() => statements.all(sql, cells) as Row[]),
        run: (sql, cells) => done(() => statements.run(sql, cells)),
      },
      keys,
    );
  const within = way((work) => settledBy(work, (error) => storageFault(error, file)));
  return {
    alone: way((work) => inTurn(() => patiently(() => settledBy(work)))),
    within: () => within,
    together: (work) =>
      inTurn(async () => {
        await breathe();
        await patiently(() => settledBy(() => statements.run("BEGIN IMMEDIATE", [])));
        let over = false;
        const tx = way((one) =>
          settledBy(() => {
            if (over) throw new Error("The transaction is over.");
            return one();
          }),
        );
        try {
          const result = await work(tx);
          statements.run("COMMIT", []);
          return result;
        } catch (error) {
          if (connection.inTransaction) statements.run("ROLLBACK", []);
          throw error;
        } finally {
          over = true;
        }
      }),
  };
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

/** Makes what now and then lets others have a moment: a row of transactions would hold up all else. */
function breathing(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < BREATH) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        last = performance.now();
        resolve();
      }),
    );
  };
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
