import { Remembered } from "../units/remembered.ts";
import type { Database, Transaction } from "./database.ts";
import type { Keys } from "./keys.ts";
import { keyed } from "./sealing.ts";
import type { Straight, StraightWay } from "./straight.ts";

/** So many statements are kept as PostgreSQL wants them. */
const KEPT = 200;

/** The way straight to a PostgreSQL server: what is sealed is opened on the way of Prisma already. */
export function straightPostgres(client: Database, keys: Keys): StraightWay {
  const kept = new Remembered<string>(KEPT);
  const numbered = (sql: string) =>
    kept.of(sql, () => {
      let count = 0;
      return sql.replace(/\?/g, () => `$${String((count += 1))}`);
    });
  const way = (db: Database | Transaction) =>
    keyed<Straight>(
      {
        all: (sql, cells) => db.$queryRawUnsafe(numbered(sql), ...cells),
        run: (sql, cells) => db.$executeRawUnsafe(numbered(sql), ...cells),
      },
      keys,
    );
  return {
    alone: way(client),
    within: way,
    together: (work) => client.$transaction((tx) => work(way(tx))),
  };
}
