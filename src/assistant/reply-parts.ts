import type { ReplyPart } from "../messages/reply.ts";
import type { Database } from "../stores/database.ts";
import { markOutcome, markSending, type QueuedReply } from "../stores/outbox.ts";

/** The parts of stored replies, for a channel that sends them now. */
export async function* replyParts(
  db: Database,
  stored: readonly Pick<QueuedReply, "id" | "reply">[],
  now: () => Date,
): AsyncGenerator<ReplyPart> {
  let handed: string | undefined;
  try {
    for (const { id, reply } of stored) {
      yield { type: "partial", text: reply.text, ...(reply.private && { private: true }) };
      // From here on nobody knows whether it arrived, until the channel tells.
      if (await markSending(db, id, now())) handed = id;
      yield { type: "final", id, reply };
      handed = undefined;
    }
  } finally {
    // Who did not come back for more sent nothing: it waits in the outbox again.
    if (handed !== undefined)
      await markOutcome(db, handed, { outcome: "retryAt", at: now() }, now());
  }
}
