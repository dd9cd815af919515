import type { Citation } from "../messages/reply.ts";
import { history } from "../stores/outbox.ts";
import { writeMoment } from "./moment.ts";
import type { DeskSite } from "./site.ts";

/** One message or reply of a conversation. */
export interface ConversationTurn {
  by: "you" | "bot";
  text: string;
  citations: readonly Citation[];
  /** When a message was sent; `undefined` for replies. */
  at?: string;
}

/** The last turns of a conversation as they are read from top to bottom, at most `most`. */
export async function lastTurns(
  { db }: DeskSite,
  { channel, address }: { channel: string; address: string },
  most: number,
): Promise<ConversationTurn[]> {
  const { messages, replies } = await history(db, channel, address, 0);
  const turns: ConversationTurn[] = [];
  let next = 0;
  const say = (upTo: number) => {
    for (const { text, at } of messages.slice(next, Math.max(next, upTo)))
      turns.push({ by: "you", text, citations: [], at: writeMoment(new Date(at)) });
    next = Math.max(next, upTo);
  };
  for (const { inReplyTo, reply } of replies) {
    say(messages.findIndex(({ id }) => id === inReplyTo) + 1);
    turns.push({ by: "bot", text: reply.text, citations: reply.citations });
  }
  say(messages.length);
  return turns.slice(-most);
}
