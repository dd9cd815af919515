import type { Database, Transaction } from "./database.ts";
import type { Person } from "./generated/client.ts";

/** What a member of staff may do: all of the desk, that and who else works there, or the companies of one county or park. */
export type StaffRole = "staff" | "admin" | "office";

/** A person who works at the desk, or did. */
export interface StaffMember {
  id: string;
  /** Unlike those of all other staff; `undefined` until the first admin has signed in. */
  name?: string;
  role: StaffRole;
  /** The county or park of an office. */
  region?: string;
  createdAt: Date;
  /** When the person was removed; what it did keeps its name. */
  removedAt?: Date;
}

const roles: string[] = ["staff", "admin", "office"] satisfies StaffRole[];

/** All who work or worked at the desk, in the order in which they came. */
export async function listStaff(db: Database | Transaction): Promise<StaffMember[]> {
  const rows = await db.person.findMany({
    where: { role: { in: roles } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(staffMember);
}

/** The member of staff with this id, removed or not; `undefined` when there is none. */
export async function readStaff(
  db: Database | Transaction,
  id: string,
): Promise<StaffMember | undefined> {
  const row = await db.person.findFirst({ where: { id, role: { in: roles } } });
  return row ? staffMember(row) : undefined;
}

/** Adds a member of staff and returns the id. */
export async function addStaff(
  tx: Transaction,
  { name, role, region }: { name?: string; role: StaffRole; region?: string | undefined },
  at: Date,
): Promise<string> {
  const { id } = await tx.person.create({
    data: { name: name ?? null, role, region: region ?? null, createdAt: at },
    select: { id: true },
  });
  return id;
}

/** Changes a member of staff; `removedAt: undefined` brings back one who was removed. */
export async function changeStaff(
  tx: Transaction,
  id: string,
  change: {
    name?: string;
    role?: StaffRole;
    region?: string | null;
    removedAt?: Date | undefined;
  },
): Promise<void> {
  const { removedAt, ...others } = change;
  await tx.person.update({
    where: { id },
    data: { ...others, ...("removedAt" in change && { erasedAt: removedAt ?? null }) },
  });
}

function staffMember({ id, name, role, region, createdAt, erasedAt }: Person): StaffMember {
  return {
    id,
    ...(name !== null && { name }),
    role: role === "admin" || role === "office" ? role : "staff",
    ...(role === "office" && region !== null && { region }),
    createdAt,
    ...(erasedAt !== null && { removedAt: erasedAt }),
  };
}

/** Names of those who work for the offices of counties or parks. */
export async function officesFor(db: Database, regions: readonly string[]): Promise<string[]> {
  const rows = await db.person.findMany({
    where: { role: "office", erasedAt: null, region: { in: [...regions] }, name: { not: null } },
    select: { name: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.flatMap(({ name }) => name ?? []);
}
