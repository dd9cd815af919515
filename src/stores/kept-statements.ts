import type BetterSqlite3 from "better-sqlite3";

/** So many statements are kept. */
const KEPT = 200;

/** A prepared statement as the adapter uses it: bound once, then run or read. */
interface Bound {
  readonly reader: boolean;
  run(): BetterSqlite3.RunResult;
  columns(): BetterSqlite3.ColumnDefinition[];
  raw(): { all(): unknown[] };
}

/**
 * Lets the adapter to an SQLite database (`@prisma/adapter-better-sqlite3`) prepare a statement once
 * instead of each time; does nothing where the adapter has no connection to prepare with. SQLite
 * itself prepares again what another schema made stale.
 */
export function keepStatements(adapter: object): void {
  const { client } = adapter as { client?: Partial<Pick<BetterSqlite3.Database, "prepare">> };
  if (typeof client?.prepare !== "function") return;
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, BetterSqlite3.Statement>();
  const statementOf = (sql: string) => {
    const known = kept.get(sql);
    if (known) kept.delete(sql);
    const statement = known ?? prepare(sql);
    kept.set(sql, statement);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? "");
    return statement;
  };
  const bind = (statement: BetterSqlite3.Statement, given: readonly unknown[]): Bound => ({
    reader: statement.reader,
    run: () => statement.run(given),
    columns: () => statement.columns(),
    raw: () => ({ all: () => statement.raw().all(given) }),
  });
  const preparing = (sql: string) => {
    const statement = statementOf(sql);
    return { ...bind(statement, []), bind: (given: readonly unknown[]) => bind(statement, given) };
  };
  Object.assign(client, { prepare: preparing });
}
