import type { Database } from "./database.ts";
import { PREFIX, sealedColumns } from "./sealing.ts";

/** For each column that holds what is sealed, the query of the ids of the keys that seal it. */
export function sealedKeyQueries(): string[] {
  const texts = Object.entries(sealedColumns).flatMap(([column, { tables }]) =>
    tables.map(
      (table) =>
        `SELECT DISTINCT substr("${column}", 4, 12) AS id FROM "${table}" WHERE substr("${column}", 1, 3) = '${PREFIX}'`,
    ),
  );
  return texts;
}

/** The ids of the keys that seal something in a database; at most so many of each column where `most` is given. */
export async function sealedKeyIds(db: Database, most?: number): Promise<Set<string>> {
  const ids = new Set<string>();
  const limit = most === undefined ? "" : ` LIMIT ${String(most)}`;
  for (const query of sealedKeyQueries())
    for (const { id } of await db.$queryRawUnsafe<{ id: string }[]>(query + limit)) ids.add(id);
  const imports = await db.import.findMany({ where: { undoneAt: null }, select: { done: true } });
  for (const { done } of imports)
    for (const [, id = ""] of done.matchAll(/"k1:(.{12}):/g)) ids.add(id);
  return ids;
}
