import type { Reply } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { markOutcome, markSending, queuedReplies, type Delivery } from "../stores/outbox.ts";
import { closeChannel } from "../stores/preferences.ts";
import { readStops } from "../stores/stops.ts";

/** What sends a reply that nobody is waiting for: a channel. */
export interface Sender {
  readonly name: string;
  send(
    address: string,
    reply: Reply,
    options: { priority: "chat" | "notice"; id: string },
  ): Promise<Delivery>;
  /** How long a notice to an address would have to wait at least, in milliseconds. */
  wait?(address: string): number;
}

/** What a round of the outbox hands over just now, by conversation. */
const handing = new WeakMap<Database, Map<string, Promise<unknown>>>();

/** Does something during which nothing newer of a conversation is handed over. */
async function holding<Result>(
  db: Database,
  conversationId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const held = handing.get(db) ?? new Map<string, Promise<unknown>>();
  handing.set(db, held);
  const working = work();
  held.set(
    conversationId,
    working.catch(() => {}),
  );
  try {
    return await working;
  } finally {
    held.delete(conversationId);
  }
}

/** Resolves when no earlier reply of a conversation is being handed over by a round of the outbox. */
export async function underWay(db: Database, conversationId: string): Promise<void> {
  await handing.get(db)?.get(conversationId);
}

/** Whether staff stopped what is sent unasked. */
export async function sendingStopped(db: Database): Promise<boolean> {
  return (await readStops(db)).some(({ what }) => what === "sending");
}

/** Hands a reply over; whatever breaks leaves open whether it arrived. */
export function handOver(
  sender: Sender,
  {
    address,
    reply,
    priority,
    id,
  }: { address: string; reply: Reply; priority: "chat" | "notice"; id: string },
): Promise<Delivery> {
  return sender
    .send(address, reply, { priority, id })
    .catch((): Delivery => ({ outcome: "unknown" }));
}

/**
 * Sends the replies that wait in the outbox, in order, on all channels at once; what became of each
 * is noted. Notices of staff go by `createNoticeDelivery`. `inHand` tells whether the answer to a
 * message (inbox id) is being sent already.
 */
export async function deliverQueued(
  db: Database,
  senders: readonly Sender[],
  now: () => Date,
  inHand: (inboxId: string) => boolean,
): Promise<number> {
  if (await sendingStopped(db)) return 0;
  const deliver = async (sender: Sender) => {
    let sent = 0;
    for (const row of await queuedReplies(db, sender.name, now())) {
      const { id, inReplyTo, conversationId } = row;
      if (inReplyTo !== undefined && inHand(inReplyTo)) continue;
      const done = await holding(db, conversationId, async () => {
        if (!(await markSending(db, id, now()))) return false;
        const delivery = await handOver(sender, row);
        await markOutcome(db, id, delivery, now());
        if (delivery.outcome === "blocked")
          await closeChannel(db, conversationId, "blocked", now());
        return true;
      });
      if (done) sent += 1;
    }
    return sent;
  };
  const counts = await Promise.all(senders.map(deliver));
  return counts.reduce((sum, count) => sum + count, 0);
}
