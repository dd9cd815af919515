import { visibleText } from "../messages/visible-text.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { listStaff, type StaffMember } from "../stores/staff.ts";

const longest = 40;

/** Reads the name of a person; `undefined` when there is none or it is far too long. */
export function readStaffName(typed: string): string | undefined {
  const name = visibleText(typed).normalize("NFC").replace(/\s+/gu, " ").trim();
  return name === "" || name.length > longest ? undefined : name;
}

/**
 * The member of staff, removed or not, whom a name means; `undefined` when nobody bears it. Names
 * tell who decided what, so no two may bear one.
 */
export async function findByName(
  db: Database | Transaction,
  name: string,
): Promise<StaffMember | undefined> {
  const staff = await listStaff(db);
  return staff.find((member) => member.name !== undefined && fold(member.name) === fold(name));
}

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s/gu, "");
}
