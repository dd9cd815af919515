import { portions } from "./companies-in-bulk.ts";
import type { Database, Transaction } from "./database.ts";
import { Prisma } from "./generated/client.ts";
import { seal } from "./sealing.ts";

/** How a rule came out for a company, as it is stored. */
export interface StoredFinding {
  readonly enterpriseId: string;
  /** Id of the rule. */
  readonly rule: string;
  /** `YYYY-MM-DD`, `next` for the rule's next window, or `told` for what staff know that it was. */
  readonly filingDay: string;
  /** Changes with everything that decides beside the company's own facts. */
  readonly hash: string;
  /** Version of the profile that it was judged from. */
  readonly profileVersion: number;
  /** Plain data. */
  readonly found: unknown;
}

/** The findings that are stored of a rule and day for these companies, by company; those whose key was deleted are left out. */
export async function storedFindings(
  db: Database | Transaction,
  { rule, filingDay, hash }: Pick<StoredFinding, "rule" | "filingDay" | "hash">,
  enterpriseIds: readonly string[],
): Promise<Map<string, StoredFinding>> {
  const found = new Map<string, StoredFinding>();
  for (const some of portions(enterpriseIds)) {
    const rows = await db.$queryRaw<
      { enterpriseId: string; profileVersion: number; found: string }[]
    >`
      SELECT "enterpriseId", "profileVersion", "found" FROM "StoredVerdict"
      WHERE "enterpriseId" IN (${Prisma.join(some)}) AND "rule" = ${rule}
        AND "filingDay" = ${filingDay} AND "hash" = ${hash}`;
    for (const row of rows) {
      const read: unknown = JSON.parse(row.found);
      if (read !== null)
        found.set(row.enterpriseId, { ...row, rule, filingDay, hash, found: read });
    }
  }
  return found;
}

/** The findings that are stored of a rule and day for these companies, whatever they were judged by. */
export async function findingsOf(
  db: Database | Transaction,
  { rule, filingDay }: Pick<StoredFinding, "rule" | "filingDay">,
  enterpriseIds: readonly string[],
): Promise<Map<string, StoredFinding>> {
  const found = new Map<string, StoredFinding>();
  for (const some of portions(enterpriseIds)) {
    const rows = await db.storedVerdict.findMany({
      where: { enterpriseId: { in: some }, rule, filingDay },
    });
    for (const { enterpriseId, hash, profileVersion, found: json } of rows) {
      const read: unknown = JSON.parse(json);
      if (read !== null)
        found.set(enterpriseId, {
          enterpriseId,
          rule,
          filingDay,
          hash,
          profileVersion,
          found: read,
        });
    }
  }
  return found;
}

/** Stores findings in place of what was stored for the same companies, rule and day. */
export async function saveFindings(
  db: Database,
  findings: readonly StoredFinding[],
  at: Date,
): Promise<void> {
  const [first] = findings;
  if (!first) return;
  const { rule, filingDay } = first;
  const byId = new Map(findings.map((one) => [one.enterpriseId, one]));
  for (const ids of portions([...byId.keys()]))
    await db.$transaction((tx) => savePortion(tx, { rule, filingDay }, ids, byId, at));
}

/** As `saveFindings`, together with what else a transaction does; all of one rule and day. */
export async function saveFindingsWith(
  tx: Transaction,
  findings: readonly StoredFinding[],
  at: Date,
): Promise<void> {
  const [first] = findings;
  if (!first) return;
  const byId = new Map(findings.map((one) => [one.enterpriseId, one]));
  for (const ids of portions([...byId.keys()])) await savePortion(tx, first, ids, byId, at);
}

async function savePortion(
  tx: Transaction,
  { rule, filingDay }: Pick<StoredFinding, "rule" | "filingDay">,
  ids: string[],
  byId: ReadonlyMap<string, StoredFinding>,
  at: Date,
): Promise<void> {
  // A company that was erased meanwhile has nothing stored any more.
  const there = await tx.enterprise.findMany({
    where: { id: { in: ids }, erasedAt: null },
    select: { id: true },
  });
  await tx.storedVerdict.deleteMany({ where: { rule, filingDay, enterpriseId: { in: ids } } });
  await tx.storedVerdict.createMany({
    data: there
      .flatMap(({ id }) => byId.get(id) ?? [])
      .map(({ found, ...row }) => ({
        ...row,
        found: seal(tx, `enterprise:${row.enterpriseId}`, "found", JSON.stringify(found)),
        at,
      })),
  });
}

/** Deletes findings for filing days that are over; returns how many. */
export async function dropOldFindings(db: Database, today: string): Promise<number> {
  const { count } = await db.storedVerdict.deleteMany({
    where: { AND: [{ filingDay: { lt: today } }, { filingDay: { notIn: ["next", "told"] } }] },
  });
  return count;
}
