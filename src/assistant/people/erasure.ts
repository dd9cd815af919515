import { recordAudit } from "../../stores/audit.ts";
import type { Transaction } from "../../stores/database.ts";
import {
  blankConversation,
  dropDialogue,
  readDialogue,
  saveDialogue,
} from "../../stores/dialogues.ts";
import { eraseProfiles } from "../../stores/profiles.ts";
import {
  blankWords,
  conversationsAround,
  conversationsOf,
  dropCompanyRows,
  dropPersonRows,
} from "../../stores/erasing.ts";
import type { StoredState } from "../guided/stored-dialogue.ts";
import { registeredAmong } from "../../stores/memberships.ts";

/**
 * Deletes all that is known of a company: facts, links, who belongs to it, its entry in the register,
 * and the words of the conversations of whoever belongs or belonged to it. That it was erased, when
 * and by whom stays in the audit.
 */
export async function eraseCompany(
  tx: Transaction,
  enterpriseId: string,
  by: string,
  at: Date,
): Promise<void> {
  const { conversations, persons } = await conversationsAround(tx, enterpriseId);
  for (const id of conversations) await blank(tx, id);
  for (const person of persons) await forgetCompany(tx, `person:${person}`, enterpriseId, at);
  await eraseProfiles(tx, [enterpriseId], at);
  await dropCompanyRows(tx, enterpriseId, at);
  await recordAudit(tx, {
    ...{ at, actor: by, action: "company.erase", enterpriseId },
    subject: `enterprise:${enterpriseId}`,
    detail: { conversations: conversations.length },
  });
}

/** Deletes all that is known of a person; what it told for companies of the register stays theirs. */
export async function erasePerson(
  tx: Transaction,
  personId: string,
  by: string,
  at: Date,
): Promise<void> {
  const owner = `person:${personId}`;
  for (const id of await conversationsOf(tx, personId)) await blank(tx, id);
  await eraseAnonymous(tx, owner, at);
  await dropPersonRows(tx, personId, at);
  await recordAudit(tx, { at, actor: by, action: "person.erase", subject: owner });
}

/** Deletes the conversation of somebody unknown, with what it told of companies. */
export async function eraseConversation(
  tx: Transaction,
  conversationId: string,
  at: Date,
): Promise<void> {
  await blank(tx, conversationId);
  await eraseAnonymous(tx, `conversation:${conversationId}`, at);
}

async function blank(tx: Transaction, conversationId: string): Promise<void> {
  await blankConversation(tx, conversationId);
  await blankWords(tx, conversationId);
}

/** Deletes a guided conversation and what it told of companies that are not registered. */
async function eraseAnonymous(tx: Transaction, owner: string, at: Date): Promise<void> {
  const row = await readDialogue(tx, owner);
  const state = row?.state as StoredState | undefined;
  const ids = (state?.companies ?? []).map(({ enterpriseId }) => enterpriseId);
  const registered = await registeredAmong(tx, ids);
  const own = ids.filter((id) => !registered.has(id));
  await eraseProfiles(tx, own, at);
  await dropDialogue(tx, owner);
}

/** Takes a company out of a guided conversation. */
async function forgetCompany(
  tx: Transaction,
  owner: string,
  enterpriseId: string,
  at: Date,
): Promise<void> {
  const row = await readDialogue(tx, owner);
  const state = row?.state as StoredState | undefined;
  if (!row || !state?.companies.some((one) => one.enterpriseId === enterpriseId)) return;
  const companies = state.companies.filter((one) => one.enterpriseId !== enterpriseId);
  if (companies.length === 0) return dropDialogue(tx, owner);
  await saveDialogue(tx, owner, { ...state, companies, current: 0 }, row.version, at);
}
