import type { Frame } from "../../answering/frame.ts";
import type { Mind } from "../../answering/mind.ts";
import type { Day } from "../../calendar/day.ts";
import type { Choice, Reply } from "../../messages/reply.ts";
import type { Database, Transaction } from "../../stores/database.ts";
import type { StoredIncoming } from "../../stores/inbox.ts";
import { personOf, type ChannelIdentity, type KnownPerson } from "../../stores/persons.ts";
import type { TurnOutcome } from "../../stores/turns.ts";

/** What talk about people and companies stands on. */
export interface TalkParts {
  readonly db: Database;
  readonly mind: () => Mind;
  readonly now: () => Date;
  /** Where the pages are, such as `https://example.com`. */
  readonly pages: string;
}

/** A message as it is looked at for such talk. */
export interface Talk {
  readonly incoming: StoredIncoming;
  /** What was written, without blanks around it and with plain width. */
  readonly text: string;
  readonly asOf: Day;
  readonly at: Date;
  /** What the message before was about. */
  readonly before: Frame | undefined;
  readonly parts: TalkParts;
}

/** Under which name the channel knows who wrote. */
export function identityOf({ incoming: { channel, sender } }: Talk): ChannelIdentity {
  return { channel, externalId: sender };
}

/** Who wrote, where that is known. */
export function writerOf(
  talk: Talk,
  db?: Database | Transaction,
): Promise<KnownPerson | undefined> {
  return personOf(db ?? talk.parts.db, identityOf(talk));
}

/** A person as the records name it. */
export function recordName({ id, name }: KnownPerson): string {
  return name ?? `person:${id}`;
}

/** A plain reply; a choice that is only a word says itself. */
export function say(text: string, choices: readonly (Choice | string)[] = []): Reply {
  return {
    kind: "smalltalk",
    text,
    citations: [],
    choices: choices.map((one) => (typeof one === "string" ? { label: one, text: one } : one)),
  };
}

/** A reply that holds what a company told. */
export function sayPrivately(text: string, choices: readonly (Choice | string)[] = []): Reply {
  return { ...say(text, choices), private: true };
}

/** What a message comes to that is answered without changing anything. */
export function answered(talk: Talk, ...replies: readonly Reply[]): TurnOutcome {
  return { frame: talk.before, replies, asOf: talk.asOf };
}

/** What a message comes to that changes something together with its reply. */
export function done(
  talk: Talk,
  replies: readonly Reply[],
  save: (tx: Transaction) => Promise<void>,
): TurnOutcome {
  return { ...answered(talk, ...replies), save };
}

/** What is said where several people read. */
export const PRIVATE_ONLY = say("这是你自己的事，群里不说。私下跟我说，只有你看得到。");
