import { createHash } from "node:crypto";

const MAILBOX = /[\w.+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+/i;

/** The first mailbox in what is written of whom to reach; `undefined` when there is none. */
export function readMailbox(contact: string): string | undefined {
  return MAILBOX.exec(contact.normalize("NFKC"))?.[0].toLowerCase();
}

/** What is kept of a mailbox that took nothing: enough to know it again. */
export function bouncedMark(mailbox: string): string {
  return `bounced:${createHash("sha256").update(mailbox).digest("hex").slice(0, 16)}`;
}
