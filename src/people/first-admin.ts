import type { Database, Transaction } from "../stores/database.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { storeSignInCode } from "../stores/sign-in-codes.ts";
import { addStaff, listStaff } from "../stores/staff.ts";
import { hashSignInCode, makeSignInCode } from "./sign-in-code.ts";

/** So long the code of the first admin can be used, in milliseconds. */
const codeLasts = 24 * 60 * 60_000;

/** Whether no admin has ever signed in. */
export async function awaitsFirstAdmin(db: Database | Transaction): Promise<boolean> {
  const staff = await listStaff(db);
  return !staff.some(
    ({ role, name, removedAt }) => role === "admin" && name !== undefined && !removedAt,
  );
}

/**
 * Makes a code for the first admin in the place of the one before; `undefined` when there is an
 * admin already. The code is for the terminal only: no more than its hash is stored.
 */
export function renewFirstCode(db: Database, at: Date): Promise<string | undefined> {
  return inTurn(db, async (tx) => {
    if (!(await awaitsFirstAdmin(tx))) return undefined;
    const staff = await listStaff(tx);
    const waiting = staff.find(({ role, name }) => role === "admin" && name === undefined);
    const personId = waiting?.id ?? (await addStaff(tx, { role: "admin" }, at));
    const code = makeSignInCode();
    const expiresAt = new Date(at.getTime() + codeLasts);
    await storeSignInCode(tx, { personId, hash: hashSignInCode(code), expiresAt }, at);
    return code;
  });
}
