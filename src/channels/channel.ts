import type { Incoming } from "../messages/incoming.ts";
import type { Reply, ReplyPart } from "../messages/reply.ts";

/** What became of one reply handed to a channel. */
export type Sent =
  | { outcome: "sent"; id: string } // the platform's id of the message
  | { outcome: "retryAt"; at: Date }
  | { outcome: "blocked" } // the person does not take messages from us
  | { outcome: "unknown" }; // may or may not have arrived

/** A reply that was stored for a conversation, numbered in order. */
export interface StoredReply {
  /** Grows within a conversation: what a client has seen is one number. */
  seq: number;
  id: string;
  /** Id of the message it answers; `undefined` for what we sent unasked. */
  inReplyTo?: string;
  reply: Reply;
}

/** A message of a person that was stored. */
export interface StoredMessage {
  id: string;
  text: string;
  at: string;
}

/** What a channel may ask of the assistant. */
export interface Assistant {
  /**
   * Records an incoming message before it is acknowledged to the platform.
   * `duplicate` is true for a message id seen before: nothing more need be done with it.
   */
  receive(incoming: Incoming): Promise<{ id: string; duplicate: boolean }>;
  /**
   * Answers a received message: a sign of life, the text so far, then one final part per reply.
   * Messages of one conversation are answered in the order received; a message answered before
   * yields its final parts again. The answer is stored before its final part is yielded.
   */
  answer(id: string): AsyncIterable<ReplyPart>;
  /** Messages and replies of a conversation after the reply numbered `after` (0 for all), oldest first. */
  history(
    channel: string,
    address: string,
    after: number,
  ): Promise<{ messages: StoredMessage[]; replies: StoredReply[] }>;
  /** Notes that the reply with this outbox id reached the person, or what else became of it. */
  delivered(outboxId: string, sent: Sent): Promise<void>;
  /** Stores what a person thought of an answer; false when there is no such answer. */
  feedback(
    answerId: string,
    feedback: { helpful: boolean; reason?: string | undefined },
  ): Promise<boolean>;
}

/** One way to talk to people. Budgets and splitting of long texts live inside. */
export interface Channel {
  readonly name: string;
  /** Begins to listen. Called once, before any `send`. */
  start(assistant: Assistant): Promise<void>;
  /** Sends a reply that nobody is waiting for: after a restart, or a notice. */
  send(address: string, reply: Reply, options: { priority: "chat" | "notice" }): Promise<Sent>;
  /** Stops listening and finishes what is in hand. */
  stop(): Promise<void>;
}
