import { recordAudit } from "../../stores/audit.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import { readPerson } from "../../stores/persons.ts";
import type { OpenDialogue } from "./stored-dialogue.ts";

/** Keeps on record what an adviser saw or did of a company; members of it are not watched. */
export async function noteAdviser(
  db: Database | Transaction,
  { own }: OpenDialogue,
  personId: string | undefined,
  { action, enterpriseIds }: { action: string; enterpriseIds: readonly string[] },
  at: Date,
): Promise<void> {
  if (personId === undefined) return;
  const advised = own.filter(
    ({ role, enterpriseId }) => role === "adviser" && enterpriseIds.includes(enterpriseId),
  );
  if (advised.length === 0) return;
  const actor = (await readPerson(db, personId))?.name ?? `person:${personId}`;
  for (const { enterpriseId } of advised) {
    const subject = `enterprise:${enterpriseId}`;
    await recordAudit(db, { at, actor, action, subject, enterpriseId, detail: { as: "adviser" } });
  }
}
