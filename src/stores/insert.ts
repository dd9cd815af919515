import type { Prisma } from "./generated/client.ts";
import { marks, straight, type AnyTransaction, type Cell } from "./straight.ts";

/** So many cells go into one statement; both databases take a few more. */
const MOST = 30_000;

/**
 * Stores rows of a table (as the schema names it), each with the same columns; what is not named has
 * the default of the table.
 */
export async function insertRows(
  tx: AnyTransaction,
  table: Prisma.ModelName,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((column) => `"${column}"`).join(", ");
  const row = marks(columns.length);
  const atOnce = Math.max(1, Math.floor(MOST / Math.max(1, columns.length)));
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    await straight(tx).run(
      `INSERT INTO "${table}" (${names}) VALUES ${some.map(() => row).join(", ")}`,
      some.flatMap((one) => columns.map((column) => one[column] ?? null)),
    );
  }
}
