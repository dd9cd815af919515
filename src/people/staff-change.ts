import { recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { endMembershipsOf } from "../stores/memberships.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { endSessions } from "../stores/sessions.ts";
import { storeSignInCode, voidSignInCodes } from "../stores/sign-in-codes.ts";
import { addStaff, changeStaff, readStaff, type StaffRole } from "../stores/staff.ts";
import { hashSignInCode, makeSignInCode } from "./sign-in-code.ts";
import { findByName, readStaffName } from "./staff-name.ts";

/** Who changes something about staff: a member who is signed in, or whoever holds the machine. */
export type Changer = { id: string; name: string } | "terminal";

const hour = 60 * 60_000;
/** So long a code for a colleague can be used, and one for oneself, in milliseconds. */
const codeLasts = 72 * hour;
const ownCodeLasts = hour / 4;

const nameOf = (by: Changer) => (by === "terminal" ? by : by.name);

/** Adds a member of staff, or takes back one who was removed; the code is to be shown once. */
export function addColleague(
  db: Database,
  { name: typed, role, region }: { name: string; role: StaffRole; region?: string | undefined },
  by: Changer,
  at: Date,
): Promise<
  { outcome: "added"; name: string; code: string } | { outcome: "nameMissing" | "nameTaken" }
> {
  const name = readStaffName(typed);
  if (name === undefined) return Promise.resolve({ outcome: "nameMissing" });
  return inTurn(db, async (tx) => {
    const known = await findByName(tx, name);
    if (known && !known.removedAt) return { outcome: "nameTaken" };
    const id = known?.id ?? (await addStaff(tx, { name, role, region }, at));
    if (known) await changeStaff(tx, id, { role, region: region ?? null, removedAt: undefined });
    const action = known ? "person.takeBack" : "person.add";
    const detail = { name, role, ...(region !== undefined && { region }) };
    await recordAudit(tx, { at, actor: nameOf(by), action, subject: `person:${id}`, detail });
    return { outcome: "added", name, code: await makeCode(tx, id, by, at) };
  });
}

/** Makes a new code for a member of staff; `undefined` when there is none or it was removed. */
export function renewCode(
  db: Database,
  id: string,
  by: Changer,
  at: Date,
): Promise<{ name: string; code: string } | undefined> {
  return inTurn(db, async (tx) => {
    const member = await readStaff(tx, id);
    if (member?.name === undefined || member.removedAt) return undefined;
    await recordAudit(tx, {
      at,
      actor: nameOf(by),
      action: "person.renewCode",
      subject: `person:${id}`,
    });
    return { name: member.name, code: await makeCode(tx, id, by, at) };
  });
}

/** Removes a member of staff and ends all its sessions. Nobody removes oneself: one admin stays. */
export function removeColleague(
  db: Database,
  id: string,
  by: { id: string; name: string },
  at: Date,
): Promise<"removed" | "self" | "gone" | "notAllowed"> {
  return inTurn(db, async (tx) => {
    if (id === by.id) return "self";
    const remover = await readStaff(tx, by.id);
    if (remover?.role !== "admin" || remover.removedAt) return "notAllowed";
    const member = await readStaff(tx, id);
    if (!member || member.removedAt) return "gone";
    await changeStaff(tx, id, { removedAt: at });
    await voidSignInCodes(tx, id, at);
    await endMembershipsOf(tx, id, at);
    const ended = await endSessions(tx, { personId: id }, at);
    await recordAudit(tx, {
      at,
      actor: by.name,
      action: "person.remove",
      subject: `person:${id}`,
      detail: { sessionsEnded: ended },
    });
    return "removed";
  });
}

/** Ends all sessions of a member of staff; returns how many there were. */
export function endSessionsOf(db: Database, id: string, by: Changer, at: Date): Promise<number> {
  return inTurn(db, async (tx) => {
    const ended = await endSessions(tx, { personId: id }, at);
    const detail = { sessionsEnded: ended };
    await recordAudit(tx, {
      at,
      actor: nameOf(by),
      action: "person.endSessions",
      subject: `person:${id}`,
      detail,
    });
    return ended;
  });
}

async function makeCode(tx: Transaction, personId: string, by: Changer, at: Date) {
  const code = makeSignInCode();
  const own = by !== "terminal" && by.id === personId;
  const expiresAt = new Date(at.getTime() + (own ? ownCodeLasts : codeLasts));
  const hash = hashSignInCode(code);
  await storeSignInCode(tx, { personId, hash, createdBy: nameOf(by), expiresAt }, at);
  return code;
}
