import type { Database, Transaction } from "./database.ts";
import type { Preference as PreferenceRow } from "./generated/client.ts";

/** What a person wants to be told of, and how long before. */
export interface Preference {
  personId: string;
  /** A topic of notices, `reminder:<kind>`, or `channel:<name>`. */
  topic: string;
  /** Nothing of it any more. */
  stopped: boolean;
  /** Days ahead; `undefined` for the usual ones. */
  days?: readonly number[];
  /** The person's own words, or blocked, left, bounced. */
  reason: string;
  at: Date;
}

/** Why nothing goes to a person on a channel. */
export type ChannelClosed = "blocked" | "left" | "bounced";

/** Begins the topic of a preference that says that nothing goes to a person on a channel. */
export const CHANNEL_TOPIC = "channel:";

/** What a person set, by topic in their order. */
export async function preferencesOf(
  db: Database | Transaction,
  personId: string,
): Promise<Preference[]> {
  const rows = await db.preference.findMany({ where: { personId }, orderBy: { topic: "asc" } });
  return rows.map(storedPreference);
}

/** Sets what a person wants of a topic. */
export async function setPreference(tx: Database | Transaction, given: Preference): Promise<void> {
  const { personId, topic, stopped, days, reason, at } = given;
  const fields = { stopped, days: days ? JSON.stringify(days) : null, reason, at };
  await tx.preference.upsert({
    where: { personId_topic: { personId, topic } },
    create: { personId, topic, ...fields },
    update: fields,
  });
}

/** Has a person told of a topic as usual again; false when nothing was set. */
export async function dropPreference(
  tx: Database | Transaction,
  personId: string,
  topic: string,
): Promise<boolean> {
  const { count } = await tx.preference.deleteMany({ where: { personId, topic } });
  return count === 1;
}

/** Notes that a conversation's person takes nothing there any more; false where it is nobody's. */
export async function closeChannel(
  tx: Database | Transaction,
  conversationId: string,
  reason: ChannelClosed,
  at: Date,
): Promise<boolean> {
  const found = await tx.conversation.findUnique({
    where: { id: conversationId },
    select: { personId: true, channel: true },
  });
  if (!found || found.personId === null) return false;
  const topic = CHANNEL_TOPIC + found.channel;
  await setPreference(tx, { personId: found.personId, topic, stopped: true, reason, at });
  return true;
}

/** Notes whether the person at a private address takes messages from us there, as its channel tells. */
export async function noteMembership(
  db: Database,
  channel: string,
  { address, state }: { address: string; state: "here" | "gone" },
  at: Date,
): Promise<void> {
  const found = await db.conversation.findUnique({
    where: { channel_address: { channel, address }, shared: false, personId: { not: null } },
    select: { id: true, personId: true },
  });
  if (!found) return;
  if (state === "gone") await closeChannel(db, found.id, "left", at);
  else if (found.personId !== null)
    await dropPreference(db, found.personId, CHANNEL_TOPIC + channel);
}

function storedPreference({ personId, topic, stopped, days, reason, at }: PreferenceRow) {
  return {
    ...{ personId, topic, stopped, reason, at },
    ...(days !== null && { days: JSON.parse(days) as number[] }),
  };
}
