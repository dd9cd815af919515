import type { Database, Transaction } from "./database.ts";
import { seal } from "./sealing.ts";

/** How a rule came out for a company, as it is stored. */
export interface StoredFinding {
  readonly enterpriseId: string;
  /** Id of the rule. */
  readonly rule: string;
  /** `YYYY-MM-DD`, or `next` for the rule's next window. */
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
  const rows = await db.storedVerdict.findMany({
    where: { rule, filingDay, hash, enterpriseId: { in: [...enterpriseIds] } },
    select: { enterpriseId: true, profileVersion: true, found: true },
  });
  return new Map(
    rows.flatMap((row): [string, StoredFinding][] => {
      const found: unknown = JSON.parse(row.found);
      return found === null ? [] : [[row.enterpriseId, { ...row, rule, filingDay, hash, found }]];
    }),
  );
}

/** Stores findings in place of what was stored for the same companies, rule and day. */
export async function saveFindings(
  db: Database,
  findings: readonly StoredFinding[],
  at: Date,
): Promise<void> {
  const [first] = findings;
  if (!first) return;
  await db.$transaction(async (tx) => {
    // A company that was erased meanwhile has nothing stored any more.
    const ids = findings.map(({ enterpriseId }) => enterpriseId);
    const there = await tx.enterprise.findMany({
      where: { id: { in: ids }, erasedAt: null },
      select: { id: true },
    });
    const known = new Set(there.map(({ id }) => id));
    const { rule, filingDay } = first;
    await tx.storedVerdict.deleteMany({ where: { rule, filingDay, enterpriseId: { in: ids } } });
    await tx.storedVerdict.createMany({
      data: findings
        .filter(({ enterpriseId }) => known.has(enterpriseId))
        .map(({ found, ...row }) => ({
          ...row,
          found: seal(tx, `enterprise:${row.enterpriseId}`, "found", JSON.stringify(found)),
          at,
        })),
    });
  });
}

/** Deletes findings for filing days that are over; returns how many. */
export async function dropOldFindings(db: Database, today: string): Promise<number> {
  const { count } = await db.storedVerdict.deleteMany({
    where: { AND: [{ filingDay: { lt: today } }, { filingDay: { not: "next" } }] },
  });
  return count;
}
