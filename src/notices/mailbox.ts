import { createHash } from "node:crypto";
import type { Database } from "../stores/database.ts";
import { contactsOf } from "../stores/recipients.ts";

const MAILBOX = /[\w.+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+/i;

/** The first mailbox in what is written of whom to reach; `undefined` when there is none. */
export function readMailbox(contact: string): string | undefined {
  return MAILBOX.exec(contact.normalize("NFKC"))?.[0].toLowerCase();
}

/** What is kept of a mailbox that took nothing: enough to know it again. */
export function bouncedMark(mailbox: string): string {
  return `bounced:${createHash("sha256").update(mailbox).digest("hex").slice(0, 16)}`;
}

/** The mailbox of a company by its address for mail, `enterprise:<id>`; `undefined` where it has none now. */
export async function mailboxOf(db: Database, address: string): Promise<string | undefined> {
  const id = address.slice(address.indexOf(":") + 1);
  const contact = (await contactsOf(db, [id])).get(id);
  return contact === undefined ? undefined : readMailbox(contact);
}
