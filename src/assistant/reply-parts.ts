import type { ReplyPart } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { isQueued, markOutcome, markSending, type QueuedReply } from "../stores/outbox.ts";
import { underWay } from "./outbox-delivery.ts";

/**
 * The parts of stored replies, for a channel that sends them now; none from one on that waits for an
 * earlier reply of its conversation: the outbox sends them in their order.
 */
export async function* replyParts(
  db: Database,
  stored: readonly Pick<QueuedReply, "id" | "conversationId" | "reply">[],
  now: () => Date,
): AsyncGenerator<ReplyPart> {
  let handed: string | undefined;
  try {
    for (const { id, conversationId, reply } of stored) {
      await underWay(db, conversationId);
      // From here on nobody knows whether it arrived, until the channel tells.
      if (await markSending(db, id, now())) handed = id;
      else if (await isQueued(db, id)) return;
      yield { type: "partial", text: reply.text, ...(reply.private && { private: true }) };
      yield { type: "final", id, reply };
      handed = undefined;
    }
  } finally {
    // Who did not come back for more sent nothing: it waits in the outbox again.
    if (handed !== undefined)
      await markOutcome(db, handed, { outcome: "retryAt", at: now() }, now());
  }
}
