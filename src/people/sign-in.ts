import { recordAudit } from "../stores/audit.ts";
import type { Database } from "../stores/database.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { endSessions } from "../stores/sessions.ts";
import { readSignInCode, useSignInCode } from "../stores/sign-in-codes.ts";
import { changeStaff, readStaff } from "../stores/staff.ts";
import { beginSession, type SignedIn } from "./session.ts";
import { hashSignInCode } from "./sign-in-code.ts";
import { findByName, readStaffName } from "./staff-name.ts";

/** What came of signing in. */
export type SignInOutcome =
  | { outcome: "signedIn"; token: string; name: string }
  | { outcome: "unknownCode" } // wrong, used before, or run out
  | { outcome: "nameMissing" } // the first admin must say who it is
  | { outcome: "nameTaken" };

/** Signs a person in by a one-time code; the first admin gives a name with it. */
export function signIn(
  db: Database,
  { code, name: typed }: { code: string; name: string },
  at: Date,
): Promise<SignInOutcome> {
  const hash = hashSignInCode(code);
  return inTurn(db, async (tx) => {
    const personId = await readSignInCode(tx, hash, at);
    const member = personId === undefined ? undefined : await readStaff(tx, personId);
    if (!member || member.removedAt) return { outcome: "unknownCode" };
    const name = member.name ?? readStaffName(typed);
    if (name === undefined) return { outcome: "nameMissing" };
    if (member.name === undefined && (await findByName(tx, name))) return { outcome: "nameTaken" };
    if (!(await useSignInCode(tx, hash, at))) return { outcome: "unknownCode" };
    if (member.name === undefined) await changeStaff(tx, member.id, { name });
    const { token } = await beginSession(tx, member.id, at);
    await recordAudit(tx, {
      at,
      actor: name,
      action: "session.begin",
      subject: `person:${member.id}`,
    });
    return { outcome: "signedIn", token, name };
  });
}

/** Signs a person out in this browser or in all the others; returns in how many. */
export function signOut(
  db: Database,
  { member, session }: SignedIn,
  where: "here" | "elsewhere",
  at: Date,
): Promise<number> {
  return inTurn(db, async (tx) => {
    const which = {
      personId: member.id,
      ...(where === "here" ? { only: session.id } : { butNot: session.id }),
    };
    const ended = await endSessions(tx, which, at);
    await recordAudit(tx, {
      at,
      actor: member.name,
      action: "session.end",
      subject: `person:${member.id}`,
      detail: { where },
    });
    return ended;
  });
}
