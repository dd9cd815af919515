import type { Incoming } from "../messages/incoming.ts";
import type {
  ColleagueAnswered,
  ColleagueView,
  Edited,
  FactEdit,
  MadeFile,
  OfferedFile,
  ProfileView,
} from "../messages/profile-view.ts";
import type { Choice, Reply, ReplyPart } from "../messages/reply.ts";

/** What became of one reply handed to a channel. */
export type Sent =
  | { outcome: "sent"; id: string } // the platform's id of the message
  | { outcome: "retryAt"; at: Date }
  | { outcome: "blocked"; why?: string } // the person does not take messages from us
  | { outcome: "unknown" }; // may or may not have arrived

/** A reply that was stored for a conversation, numbered in order. */
export interface StoredReply {
  /** Grows within a conversation: what a client has seen is one number. */
  seq: number;
  id: string;
  /** Id of the message it answers; `undefined` for what we sent unasked. */
  inReplyTo?: string;
  reply: Reply;
  /** What the person thought of it; absent while they did not say. */
  judgement?: { helpful: boolean; reason?: string };
}

/** A message of a person that was stored. */
export interface StoredMessage {
  id: string;
  text: string;
  at: string;
}

/** A conversation as a list of them shows it. */
export interface ConversationSummary {
  address: string;
  /** What was asked first. */
  title: string;
  /** When it began and when the last message came, as ISO 8601 instants in UTC. */
  began: string;
  last: string;
  /** How many messages the person sent. */
  messages: number;
}

/** Someone asks for a person by a form. */
export interface PersonRequest extends Omit<Incoming, "text"> {
  question: string;
  /** Name, telephone, mail as the person wrote them; `undefined` means in the conversation itself. */
  contact?: string | undefined;
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
  /**
   * Ends the answering of a message: a reply that says so takes the place of the answer. Nothing
   * happens to a message that is answered already.
   */
  stop(id: string): Promise<void>;
  /**
   * Stores a question for staff together with the message and the reply that names its number.
   * `duplicate` is true for a message id seen before: nothing is stored again.
   */
  requestPerson(request: PersonRequest): Promise<{ id: string; duplicate: boolean }>;
  /** Conversations whose address begins with `prefix`, the latest first; empty ones are left out. */
  conversations(channel: string, prefix: string): Promise<ConversationSummary[]>;
  /** Takes a conversation away from its address, where nobody finds it any more; it stays stored. */
  leave(channel: string, address: string): Promise<void>;
  /** Stores what a person thought of an answer, the latest counts; false when there is no such answer. */
  feedback(
    answerId: string,
    feedback: { helpful: boolean; reason?: string | undefined },
  ): Promise<boolean>;
  /**
   * What the button numbered `choice` (from 0) under a stored reply (outbox id) says; `undefined`
   * where that address was sent no such reply. Buttons need not carry more than these two.
   */
  pressed(
    channel: string,
    address: string,
    outboxId: string,
    choice: number,
  ): Promise<Choice | undefined>;
  /** What a conversation knows of companies; `undefined` while it knows of none. */
  profile(channel: string, address: string): Promise<ProfileView | undefined>;
  /** Changes a fact beside the conversation, unless the profile was changed since it was shown. */
  edit(channel: string, address: string, edit: FactEdit): Promise<Edited>;
  /** Makes a file of a filing package; `undefined` where the conversation has no such company. */
  file(
    channel: string,
    address: string,
    offered: Pick<OfferedFile, "kind" | "enterpriseId" | "rule">,
  ): Promise<MadeFile | undefined>;
  /** What the holder of a link is asked; `undefined` when it is unknown, over or revoked. */
  colleague(token: string): Promise<ColleagueView | undefined>;
  /** Takes a colleague's answers, by key of the question, into the profile of the company. */
  colleagueAnswers(
    token: string,
    answers: Readonly<Record<string, string>>,
  ): Promise<ColleagueAnswered | undefined>;
  /**
   * Links a browser, whose conversations have addresses that begin with `before`, to the person who
   * was given a code; from then on they begin with `after`, which nobody knew before. The one at
   * `address`, which is one of them then, is opened next.
   */
  linkBrowser(
    code: string,
    names: { before: string; after: string; address: string },
  ): Promise<"linked" | "already" | "wrong" | "tooMany" | "staff">;
  /** Ends a link of a company of this conversation; false when there is none. */
  revokeLink(channel: string, address: string, linkId: string): Promise<boolean>;
}

/** One way to talk to people. Budgets and splitting of long texts live inside. */
export interface Channel {
  readonly name: string;
  /** Begins to listen. Called once, before any `send`. */
  start(assistant: Assistant): Promise<void>;
  /**
   * Sends a reply that nobody is waiting for: after a restart, or a notice. `id` is the outbox row's:
   * buttons name it, and a reply of several messages goes on where it was interrupted.
   */
  send(
    address: string,
    reply: Reply,
    options: { priority: "chat" | "notice"; id?: string },
  ): Promise<Sent>;
  /** How long a notice to an address would have to wait at least, in milliseconds; at once where it is not told. */
  wait?(address: string): number;
  /** Stops listening and finishes what is in hand. */
  stop(): Promise<void>;
}
