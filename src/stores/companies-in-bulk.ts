import type { Fact as KnownFact, Evidence } from "../profile/fact.ts";
import { readStored, type StoredValue } from "../profile/stored-value.ts";
import type { Database } from "./database.ts";
import { registerWhere } from "./enterprises.ts";
import { marks, straight } from "./straight.ts";

/** A company of the register with what tells companies apart at a glance. */
export interface BulkCompany {
  readonly id: string;
  readonly unifiedCode: string;
  readonly name?: string;
  readonly county?: string;
  readonly park?: string;
  readonly industry?: string;
  /** Grows with every change of its facts. */
  readonly version: number;
}

/** So many companies are read at once. */
const PAGE = 2000;

/** The companies of the register by id, page by page; within a county or park where one is given. */
export async function* companiesInBulk(
  db: Database,
  region?: string,
): AsyncGenerator<readonly BulkCompany[]> {
  let after = "";
  for (;;) {
    const rows = await db.enterprise.findMany({
      where: { AND: [registerWhere({ region }), { id: { gt: after } }] },
      select: {
        ...{ id: true, unifiedCode: true, name: true, county: true, park: true },
        ...{ industry: true, version: true },
      },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    const last = rows.at(-1);
    if (last) yield rows.map(companyOf);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Companies of the register by id, in the order asked; those that are not there are left out. */
export async function companiesById(db: Database, ids: readonly string[]): Promise<BulkCompany[]> {
  const found = new Map<string, BulkCompany>();
  for (const some of portions(ids)) {
    const rows = await db.enterprise.findMany({
      where: { AND: [registerWhere({}), { id: { in: some } }] },
    });
    for (const row of rows) found.set(row.id, companyOf(row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * The facts that hold of these companies, by company; of these keys alone where they are given.
 * The words that they were read from are not read.
 */
export async function factsInBulk(
  db: Database,
  enterpriseIds: readonly string[],
  keys?: readonly string[],
): Promise<Map<string, KnownFact[]>> {
  const facts = new Map<string, KnownFact[]>();
  if (keys?.length === 0) return facts;
  for (const some of portions(enterpriseIds)) await addFacts(db, some, keys, facts);
  return facts;
}

/** So many ids fit into one statement beside what else it asks for. */
const AT_ONCE = 500;

/** Parts of a list of ids that fit into one statement. */
export function* portions(ids: readonly string[]): Generator<string[]> {
  for (let from = 0; from < ids.length; from += AT_ONCE) yield ids.slice(from, from + AT_ONCE);
}

interface FactRow {
  enterpriseId: string;
  number: number;
  key: string;
  fromYear: number | null;
  toYear: number | null;
  status: string;
  value: string;
  evidence: string;
}

async function addFacts(
  db: Database,
  enterpriseIds: string[],
  keys: readonly string[] | undefined,
  facts: Map<string, KnownFact[]>,
): Promise<void> {
  const of = keys ? ` AND "key" IN ${marks(keys.length)}` : "";
  const rows = await straight(db).all<FactRow>(
    `SELECT "enterpriseId", "number", "key", "fromYear", "toYear", "status", "value", "evidence"
     FROM "Fact"
     WHERE "enterpriseId" IN ${marks(enterpriseIds.length)} AND "endedAt" IS NULL${of}
     ORDER BY "enterpriseId", "number"`,
    [...enterpriseIds, ...(keys ?? [])],
  );
  for (const row of rows) {
    const value = JSON.parse(row.value) as StoredValue | null;
    if (value === null) continue;
    const { fromYear, toYear } = row;
    const fact: KnownFact = {
      ...{ id: String(row.number), key: row.key, value: readStored(value) },
      evidence: row.evidence as Evidence,
      ...(fromYear !== null && { years: [fromYear, toYear ?? fromYear] as const }),
      ...(row.status === "forecast" && { forecast: true }),
    };
    const known = facts.get(row.enterpriseId);
    if (known) known.push(fact);
    else facts.set(row.enterpriseId, [fact]);
  }
}

interface Row {
  id: string;
  unifiedCode: string | null;
  name: string | null;
  county: string | null;
  park: string | null;
  industry: string | null;
  version: number;
}

function companyOf({ id, unifiedCode, name, county, park, industry, version }: Row): BulkCompany {
  return {
    ...{ id, unifiedCode: unifiedCode ?? "", version },
    ...(name !== null && { name }),
    ...(county !== null && { county }),
    ...(park !== null && { park }),
    ...(industry !== null && { industry }),
  };
}
