import type { Database, Transaction } from "./database.ts";
import type { CompanyFields } from "./enterprises.ts";
import { sealContact } from "./sealing.ts";

/** What an import did to one company, so that it can be undone. */
export interface ImportedCompany {
  enterpriseId: string;
  created: boolean;
  /** Version of its profile afterwards: one that has grown was changed since. */
  version: number;
  /** Number of the first fact that came with it. */
  firstFact: number;
  /** Fields of the register that it changed, as they were. */
  before: Record<string, string | null>;
}

/** An import. */
export interface StoredImport {
  id: string;
  fileName: string;
  by: string;
  at: Date;
  done: ImportedCompany[];
  undoneAt?: Date;
}

/** Stores that a file is taken in. */
export async function storeImport(
  tx: Transaction,
  { id, fileName, by }: { id: string; fileName: string; by: string },
  at: Date,
): Promise<void> {
  await tx.import.create({ data: { id, fileName, by, at, done: "[]" } });
}

/** Stores what an import did; whom to reach is sealed there too. */
export async function storeImported(
  tx: Transaction,
  id: string,
  done: readonly ImportedCompany[],
): Promise<void> {
  const sealed = done.map((one) => ({
    ...one,
    before: sealContact(tx, one.enterpriseId, one.before),
  }));
  await tx.import.update({ where: { id }, data: { done: JSON.stringify(sealed) } });
}

/** The import with this id; `undefined` when there is none. */
export async function readImport(
  db: Database | Transaction,
  id: string,
): Promise<StoredImport | undefined> {
  const row = await db.import.findUnique({ where: { id } });
  return row ? imported(row) : undefined;
}

/** The last imports, the newest first. */
export async function lastImports(db: Database, count: number): Promise<StoredImport[]> {
  const rows = await db.import.findMany({ orderBy: [{ at: "desc" }, { id: "desc" }], take: count });
  return rows.map(imported);
}

/** Puts a company that an import brings into the register. */
export async function addImported(
  tx: Transaction,
  { id, unifiedCode, importId }: { id: string; unifiedCode: string; importId: string },
  fields: CompanyFields,
  at: Date,
): Promise<void> {
  await tx.enterprise.create({
    data: { id, unifiedCode, importId, ...sealContact(tx, id, fields), createdAt: at },
  });
}

/** Undoes what an import did to a company, or tells what it is called when it was changed since. */
export async function takeBack(
  tx: Transaction,
  { enterpriseId, created, version, firstFact, before }: ImportedCompany,
): Promise<string | undefined> {
  const row = await tx.enterprise.findUnique({
    where: { id: enterpriseId },
    include: { _count: { select: { memberships: true, joinRequests: true } } },
  });
  if (!row) return undefined;
  const { memberships, joinRequests } = row._count;
  const touched = row.version !== version || (created && memberships + joinRequests > 0);
  if (touched) return row.name ?? row.unifiedCode ?? enterpriseId;
  if (created) {
    await tx.enterprise.delete({ where: { id: enterpriseId } });
    return undefined;
  }
  await tx.fact.deleteMany({ where: { enterpriseId, number: { gte: firstFact } } });
  await tx.fact.updateMany({
    where: { enterpriseId, endedFor: { gte: firstFact } },
    data: { endedAt: null, endedBy: null, endedTurn: null, endedWords: null, endedFor: null },
  });
  const data = { ...before, version: { increment: 1 } };
  await tx.enterprise.update({ where: { id: enterpriseId }, data });
  return undefined;
}

function imported({
  id,
  fileName,
  by,
  at,
  done,
  undoneAt,
}: {
  id: string;
  fileName: string;
  by: string;
  at: Date;
  done: string;
  undoneAt: Date | null;
}): StoredImport {
  const companies = JSON.parse(done) as ImportedCompany[];
  return { id, fileName, by, at, done: companies, ...(undoneAt !== null && { undoneAt }) };
}
