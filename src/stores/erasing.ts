import type { Transaction } from "./database.ts";
import { eraseNoticesFor, eraseNoticesOf } from "./notice-people.ts";
import { answeringConversations } from "./relays.ts";
import { eraseScope, GONE } from "./sealing.ts";

/** The conversations of whoever belongs or belonged to a company, those of staff in which they were answered, and who they are. */
export async function conversationsAround(
  tx: Transaction,
  enterpriseId: string,
): Promise<{ conversations: string[]; persons: string[] }> {
  const members = await tx.membership.findMany({
    where: { enterpriseId },
    select: { personId: true },
  });
  const links = await tx.colleagueLink.findMany({
    where: { enterpriseId },
    select: { conversationId: true },
  });
  const persons = members.map(({ personId }) => personId);
  const own = await tx.conversation.findMany({
    where: { OR: [{ personId: { in: persons } }, { enterpriseId }] },
    select: { id: true },
  });
  const all = [...own.map(({ id }) => id), ...links.map((link) => link.conversationId)];
  return { persons, conversations: await withAnswering(tx, all) };
}

/** The conversations of a person, and those of staff in which it was answered. */
export async function conversationsOf(tx: Transaction, personId: string): Promise<string[]> {
  const own = await tx.conversation.findMany({ where: { personId }, select: { id: true } });
  return withAnswering(
    tx,
    own.map(({ id }) => id),
  );
}

async function withAnswering(tx: Transaction, own: readonly string[]): Promise<string[]> {
  return [...new Set([...own, ...(await answeringConversations(tx, own))])];
}

/** Takes what a person wrote out of what was kept of a conversation beside its messages. */
export async function blankWords(tx: Transaction, conversationId: string): Promise<void> {
  await tx.handoff.updateMany({
    where: { conversationId },
    data: { question: GONE, contact: null, note: null },
  });
  await tx.gap.updateMany({
    where: { turn: { conversationId } },
    data: { question: GONE, frame: "null" },
  });
}

/** Deletes the rows of a company but its own, which is emptied, and what others hold of it. */
export async function dropCompanyRows(
  tx: Transaction,
  enterpriseId: string,
  at: Date,
): Promise<void> {
  const where = { where: { enterpriseId } };
  await eraseNoticesFor(tx, enterpriseId, at);
  await tx.membership.deleteMany(where);
  await tx.invitation.deleteMany(where);
  await tx.joinRequest.deleteMany(where);
  await tx.conversation.updateMany({ ...where, data: { enterpriseId: null } });
  await tx.audit.updateMany({ ...where, data: { detail: "{}" } });
  await tx.enterprise.update({
    where: { id: enterpriseId },
    data: {
      ...{ unifiedCode: null, name: null, formerNames: "[]", county: null, park: null },
      ...{ industry: null, contact: null, importId: null },
    },
  });
  await tx.enterprise.updateMany({
    where: { mergedIntoId: enterpriseId },
    data: { unifiedCode: null, name: null, formerNames: "[]", contact: null },
  });
  eraseScope(tx, `enterprise:${enterpriseId}`);
  for (const { id, done } of await tx.import.findMany({ where: { undoneAt: null } })) {
    const all = JSON.parse(done) as { enterpriseId: string }[];
    const kept = all.filter((one) => one.enterpriseId !== enterpriseId);
    if (kept.length < all.length)
      await tx.import.update({ where: { id }, data: { done: JSON.stringify(kept) } });
  }
}

/** Deletes how a person is known, where it belongs and what it may do, and takes away its name. */
export async function dropPersonRows(tx: Transaction, personId: string, at: Date): Promise<void> {
  const where = { where: { personId } };
  const own = await tx.conversation.findMany({ ...where, select: { id: true } });
  await eraseNoticesOf(tx, personId, at);
  await tx.identity.deleteMany(where);
  await tx.membership.deleteMany(where);
  await tx.joinRequest.deleteMany(where);
  await tx.linkCode.deleteMany(where);
  await tx.session.deleteMany(where);
  await tx.conversation.updateMany({
    where: { id: { in: own.map(({ id }) => id) } },
    data: { personId: null },
  });
  await tx.audit.updateMany({ where: { subject: `person:${personId}` }, data: { detail: "{}" } });
  await tx.person.update({ where: { id: personId }, data: { name: null, erasedAt: at } });
  eraseScope(tx, `person:${personId}`);
}
