import type { Transaction } from "./database.ts";
import { Prisma } from "./generated/client.ts";

/** What a column takes. */
type Cell = string | number | boolean | Date | null;

/** So many cells go into one statement; both databases take a few more. */
const MOST = 30_000;

/**
 * Stores rows of a table (as the schema names it), each with the same columns; what is not named has
 * the default of the table. For what is stored with each message: Prisma plans its own `createMany`
 * anew each time.
 */
export async function insertRows(
  tx: Transaction,
  table: Prisma.ModelName,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((column) => `"${column}"`).join(", ");
  const into = Prisma.raw(`"${table}" (${names})`);
  const atOnce = Math.max(1, Math.floor(MOST / Math.max(1, columns.length)));
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    const cells = some.map((row) => Prisma.sql`(${Prisma.join(columns.map((one) => row[one]))})`);
    await tx.$executeRaw`INSERT INTO ${into} VALUES ${Prisma.join(cells)}`;
  }
}
