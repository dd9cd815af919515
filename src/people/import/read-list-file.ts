import { readTablesOf, type TableMeans } from "../../documents/read-tables.ts";
import { readList, type ReadList } from "./import-list.ts";
import type { RowGround } from "./import-row.ts";

/** Reads a list of companies from a file; what cannot be read is refused with one sentence. */
export async function readListFile(
  bytes: Uint8Array,
  name: string,
  ground: RowGround,
  means: TableMeans,
): Promise<ReadList | { readonly refused: string }> {
  const read = await readTablesOf(bytes, name, means);
  return "refused" in read ? read : readList(read, ground);
}
