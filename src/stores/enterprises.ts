import type { Database, Transaction } from "./database.ts";
import type { Enterprise } from "./generated/client.ts";
import { sealContact } from "./sealing.ts";

/** A company of the register. */
export interface RegisteredCompany {
  id: string;
  unifiedCode: string;
  name?: string;
  /** What it was called before, with the day on which that ended. */
  formerNames: { name: string; until: string }[];
  county?: string;
  park?: string;
  industry?: string;
  /** Whom to reach there, as written. */
  contact?: string;
  /** The enterprise that it became part of. */
  mergedIntoId?: string;
  version: number;
  createdAt: Date;
}

/** What the register holds of a company beside its code. */
export type CompanyFields = Partial<
  Pick<RegisteredCompany, "name" | "county" | "park" | "industry" | "contact">
>;

/** Which companies are listed. */
export interface CompanyFilter {
  /** Part of the name, a former name or the code. */
  words?: string | undefined;
  county?: string | undefined;
  park?: string | undefined;
  /** Only those of this county or park. */
  region?: string | undefined;
  /** From 1. */
  page: number;
}

/** One page of the register. */
export interface CompanyPage {
  rows: (RegisteredCompany & { facts: number; members: number })[];
  count: number;
  page: number;
  pages: number;
}

const PAGE = 50;

/** The companies of the register that pass a filter, by name. */
export async function listCompanies(db: Database, filter: CompanyFilter): Promise<CompanyPage> {
  const where = registerWhere(filter);
  const count = await db.enterprise.count({ where });
  const pages = Math.max(1, Math.ceil(count / PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const rows = await db.enterprise.findMany({
    where,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * PAGE,
    take: PAGE,
    include: {
      _count: {
        select: {
          facts: { where: { endedAt: null } },
          memberships: { where: { endedAt: null } },
        },
      },
    },
  });
  return {
    rows: rows.map(({ _count: { facts, memberships }, ...row }) => ({
      ...registered(row),
      facts,
      members: memberships,
    })),
    ...{ count, page, pages },
  };
}

/** All companies that pass a filter, by name. */
export async function allCompanies(
  db: Database,
  filter: Omit<CompanyFilter, "page">,
): Promise<RegisteredCompany[]> {
  const where = registerWhere(filter);
  const rows = await db.enterprise.findMany({ where, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(registered);
}

/** How many companies lie in each county, and in each park. */
export async function companiesByPlace(
  db: Database,
  region?: string,
): Promise<{ counties: Map<string, number>; parks: Map<string, number> }> {
  const where = registerWhere({ region });
  const counted = async (place: "county" | "park") => {
    const rows = await db.enterprise.groupBy({ by: [place], where, _count: true });
    return new Map(
      rows.flatMap((row): [string, number][] => {
        const name = row[place];
        return name === null || name === undefined ? [] : [[name, row._count]];
      }),
    );
  };
  return { counties: await counted("county"), parks: await counted("park") };
}

/** The company with this id, unless erased; `undefined` when the register has none. */
export async function readCompany(
  db: Database | Transaction,
  id: string,
): Promise<RegisteredCompany | undefined> {
  const row = await db.enterprise.findFirst({
    where: { id, erasedAt: null, unifiedCode: { not: null } },
  });
  return row ? registered(row) : undefined;
}

/** Days on which former names of these companies ended, by company; companies without any are left out. */
export async function formerNamesEnded(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db.enterprise.findMany({
    where: { id: { in: [...ids] }, erasedAt: null, formerNames: { not: "[]" } },
    select: { id: true, formerNames: true },
  });
  const ended = (names: string) =>
    (JSON.parse(names) as RegisteredCompany["formerNames"]).map(({ until }) => until);
  return new Map(rows.map(({ id, formerNames }) => [id, ended(formerNames)]));
}

/** The company with this code, unless erased; `undefined` when the register has none. */
export async function companyByCode(
  db: Database | Transaction,
  unifiedCode: string,
): Promise<RegisteredCompany | undefined> {
  const row = await db.enterprise.findFirst({ where: { unifiedCode, erasedAt: null } });
  return row ? registered(row) : undefined;
}

/** So many codes are looked up at once. */
const AT_ONCE = 500;

/** The companies with these codes by code; erased ones and those that are not there are left out. */
export async function companiesByCode(
  db: Database | Transaction,
  codes: readonly string[],
): Promise<Map<string, RegisteredCompany>> {
  const found = new Map<string, RegisteredCompany>();
  for (let from = 0; from < codes.length; from += AT_ONCE) {
    const some = codes.slice(from, from + AT_ONCE);
    const rows = await db.enterprise.findMany({
      where: { unifiedCode: { in: some }, erasedAt: null },
    });
    for (const row of rows) found.set(row.unifiedCode ?? "", registered(row));
  }
  return found;
}

/** Puts a company into the register and returns its id. */
export async function addCompany(
  tx: Transaction,
  unifiedCode: string,
  fields: CompanyFields,
  at: Date,
): Promise<string> {
  const { contact, ...plain } = fields;
  const { id } = await tx.enterprise.create({
    data: { unifiedCode, ...columns(plain), createdAt: at },
    select: { id: true },
  });
  if (contact !== undefined) await changeCompany(tx, id, { contact });
  return id;
}

/** Takes a company out that somebody only named: there is neither a name nor anything else of it. */
export async function dropNamedOnly(tx: Transaction, id: string): Promise<void> {
  await tx.enterprise.deleteMany({
    where: {
      ...{ id, name: null, importId: null, version: 0 },
      ...{ memberships: { none: {} }, joinRequests: { none: { state: "open" } } },
    },
  });
}

/** Changes what the register holds of a company; `undefined` takes a field away. */
export async function changeCompany(
  tx: Transaction,
  id: string,
  fields: { [field in keyof CompanyFields]: CompanyFields[field] | undefined } & {
    formerNames?: RegisteredCompany["formerNames"];
    mergedIntoId?: string;
  },
): Promise<void> {
  const { formerNames, mergedIntoId, ...plain } = fields;
  await tx.enterprise.update({
    where: { id },
    data: {
      ...columns(sealContact(tx, id, plain)),
      ...(formerNames && { formerNames: JSON.stringify(formerNames) }),
      ...(mergedIntoId !== undefined && { mergedIntoId }),
    },
  });
}

function columns(fields: { [field in keyof CompanyFields]: string | undefined }) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === undefined ? null : value]),
  );
}

/** Which enterprises are companies of the register and pass a filter. */
export function registerWhere({ words, county, park, region }: Omit<CompanyFilter, "page">) {
  const said = words?.trim() ?? "";
  const code = said.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
  return {
    ...{ unifiedCode: { not: null }, erasedAt: null, mergedIntoId: null },
    AND: [
      // A code that somebody only named and that staff have not confirmed is no company yet.
      { OR: [{ name: { not: null } }, { importId: { not: null } }, { memberships: { some: {} } }] },
      county === undefined ? {} : { county },
      park === undefined ? {} : { park },
      region === undefined ? {} : { OR: [{ county: region }, { park: region }] },
      said === ""
        ? {}
        : {
            OR: [
              { name: { contains: said } },
              { formerNames: { contains: said } },
              { unifiedCode: { contains: code } },
            ],
          },
    ],
  };
}

/** A row of the register as it is told. */
function registered(row: Enterprise): RegisteredCompany {
  const { id, unifiedCode, name, county, park, industry, contact, mergedIntoId } = row;
  return {
    id,
    unifiedCode: unifiedCode ?? "",
    formerNames: JSON.parse(row.formerNames) as RegisteredCompany["formerNames"],
    ...(name !== null && { name }),
    ...(county !== null && { county }),
    ...(park !== null && { park }),
    ...(industry !== null && { industry }),
    ...(contact !== null && { contact }),
    ...(mergedIntoId !== null && { mergedIntoId }),
    version: row.version,
    createdAt: row.createdAt,
  };
}
