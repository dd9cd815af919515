import type { Reply } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { readStops } from "../stores/stops.ts";
import { markOutcome, markSending, queuedReplies, type Delivery } from "../stores/outbox.ts";

/** What sends a reply that nobody is waiting for: a channel. */
export interface Sender {
  readonly name: string;
  send(
    address: string,
    reply: Reply,
    options: { priority: "chat" | "notice"; id: string },
  ): Promise<Delivery>;
}

/**
 * Sends the replies that wait in the outbox, in order; what became of each is noted.
 * `inHand` tells whether the answer to a message (inbox id) is being sent already.
 */
export async function deliverQueued(
  db: Database,
  senders: readonly Sender[],
  now: () => Date,
  inHand: (inboxId: string) => boolean,
): Promise<number> {
  let sent = 0;
  if ((await readStops(db)).some(({ what }) => what === "sending")) return sent;
  for (const sender of senders) {
    for (const row of await queuedReplies(db, sender.name, now())) {
      const { id, address, reply, priority, inReplyTo } = row;
      if (inReplyTo !== undefined && inHand(inReplyTo)) continue;
      if (!(await markSending(db, id, now()))) continue;
      const outcome = await sender
        .send(address, reply, { priority, id })
        .catch((): Delivery => ({ outcome: "unknown" }));
      await markOutcome(db, id, outcome, now());
      sent += 1;
    }
  }
  return sent;
}
