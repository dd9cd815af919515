import type { Database, Transaction } from "./database.ts";

/** What a column takes. */
export type Cell = string | number | boolean | Date | Uint8Array | null;

/**
 * Statements that go straight to the database, past what plans queries: for what is done with every
 * message. Both databases take the same: `?` stands for each value, names are in double quotes, an
 * instant is a `Date`, and what is sealed comes opened.
 */
export interface Straight {
  /** The rows that a statement gives. */
  all<Row>(sql: string, cells: readonly Cell[]): Promise<Row[]>;
  /** How many rows a statement changed. */
  run(sql: string, cells: readonly Cell[]): Promise<number>;
}

/** A transaction, of either kind. */
export type AnyTransaction = Transaction | Straight;

/** How statements of one database go straight to it. */
export interface StraightWay {
  /** Each statement by itself. */
  readonly alone: Straight;
  /** Statements inside a transaction that Prisma began. */
  within(tx: Transaction): Straight;
  /** Does work as one transaction. */
  together<T>(work: (tx: Straight) => Promise<T>): Promise<T>;
}

const WAY = Symbol("way");
type OnWay = { [WAY]?: { readonly way: StraightWay; readonly client: Database } };

/** Gives a database the way on which statements go straight to it. */
export function withWay(client: Database, way: StraightWay): Database {
  return Object.assign(client, { [WAY]: { way, client } });
}

/** Whether these are statements that go straight to a database. */
export function isStraight(db: Database | AnyTransaction): db is Straight {
  return typeof (db as Partial<Straight>).all === "function";
}

/** Statements straight to a database, inside the transaction where one is given. */
export function straight(db: Database | AnyTransaction): Straight {
  if (isStraight(db)) return db;
  const { way, client } = wayOf(db);
  // What stands for a transaction of Prisma answers as the database does but for being another.
  return db === client ? way.alone : way.within(db);
}

/** Whether what is read here is committed: it is no transaction. */
export function isAlone(db: Database | AnyTransaction): boolean {
  return !isStraight(db) && wayOf(db).client === db;
}

/** Does work as one transaction whose statements all go straight to the database: cheaper than one of Prisma. */
export function together<T>(db: Database, work: (tx: Straight) => Promise<T>): Promise<T> {
  return wayOf(db).way.together(work);
}

function wayOf(db: Database | Transaction) {
  const way = (db as OnWay)[WAY];
  if (!way) throw new Error("This database was opened without a way for plain statements.");
  return way;
}

/** So many question marks in brackets, for a list of values. */
export function marks(count: number): string {
  return `(${Array.from({ length: count }, () => "?").join(", ")})`;
}

/** Columns that are set, for an update. */
export function set(columns: readonly string[]): string {
  return columns.map((column) => `"${column}" = ?`).join(", ");
}
