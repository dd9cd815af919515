import type { StoredMessage, StoredReply } from "../channel.ts";

/** One entry of a conversation as it is read from top to bottom. */
export type Turn = { message: StoredMessage } | { reply: StoredReply };

/**
 * Puts the messages (oldest first) and replies of a conversation into reading order: every reply
 * after the message it answers, what was sent unasked at its place among the replies.
 */
export function orderTurns(
  messages: readonly StoredMessage[],
  replies: readonly StoredReply[],
): Turn[] {
  const turns: Turn[] = [];
  let next = 0;
  for (const reply of [...replies].sort((one, other) => one.seq - other.seq)) {
    const asked = messages.findIndex((message) => message.id === reply.inReplyTo);
    while (next <= asked) {
      const message = messages[next++];
      if (message) turns.push({ message });
    }
    turns.push({ reply });
  }
  for (const message of messages.slice(next)) turns.push({ message });
  return turns;
}
