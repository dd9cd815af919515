import { createHash } from "node:crypto";
import { countAudit, recordAudit } from "../stores/audit.ts";
import type { Database, Transaction } from "../stores/database.ts";
import { linkCodesSince, readLinkCode, storeLinkCode, useLinkCode } from "../stores/link-codes.ts";
import {
  addIdentity,
  bindConversations,
  mergePersons,
  personOf,
  readPerson,
  type ChannelIdentity,
} from "../stores/persons.ts";
import { hashOneTimeCode, makeOneTimeCode } from "./one-time-code.ts";

const MINUTE = 60_000;
/** So long a code can be used, and so long tries are counted, in milliseconds. */
export const LINK_LASTS = 10 * MINUTE;
/** Wrong codes of one account, wrong codes of all the world, codes of one person, each within that time. */
const MOST_TRIES = 5;
const MOST_TRIES_OF_ALL = 600;
const MOST_CODES = 5;

/** Puts together the guided conversations of owners (`conversation:…`, `person:…`) as that of a person. */
export type JoinDialogues = (
  tx: Transaction,
  from: readonly string[],
  personId: string,
  at: Date,
) => Promise<void>;

/** What came of typing a code. */
export type LinkOutcome =
  | { readonly outcome: "linked"; readonly personId: string }
  | { readonly outcome: "already" } // both are one person
  | { readonly outcome: "wrong" } // no such code, used before, or run out
  | { readonly outcome: "tooMany" }
  | { readonly outcome: "staff" }; // an account of staff is never handed to another person

/** The person of an account, who is made when nobody is known by it yet. */
export async function ensurePerson(
  tx: Transaction,
  identity: ChannelIdentity,
  join: JoinDialogues,
  at: Date,
): Promise<string> {
  const before = await personOf(tx, identity);
  return before?.id ?? (await give(tx, identity, undefined, join, at));
}

/** Makes a code for a person; `undefined` when too many were made. It is to be shown once. */
export async function issueLinkCode(
  tx: Transaction,
  personId: string,
  at: Date,
): Promise<string | undefined> {
  const since = new Date(at.getTime() - LINK_LASTS);
  if ((await linkCodesSince(tx, personId, since)) >= MOST_CODES) return undefined;
  const code = makeOneTimeCode("link");
  const expiresAt = new Date(at.getTime() + LINK_LASTS);
  await storeLinkCode(tx, { personId, hash: hashOneTimeCode(code, "link"), expiresAt }, at);
  return code;
}

/** Whose a code is, and whether an account may try one; tries nothing. */
export async function linkOwner(
  db: Database | Transaction,
  code: string,
  identity: ChannelIdentity,
  at: Date,
): Promise<{ readonly owner: string } | { readonly outcome: "wrong" | "tooMany" }> {
  if (await triedTooOften(db, identity, at)) return { outcome: "tooMany" };
  const owner = await readLinkCode(db, hashOneTimeCode(code, "link"), at);
  return owner === undefined ? { outcome: "wrong" } : { owner };
}

/** Makes the account in which a code was typed one of the person who was given the code. */
export async function linkByCode(
  tx: Transaction,
  code: string,
  identity: ChannelIdentity,
  join: JoinDialogues,
  at: Date,
): Promise<LinkOutcome> {
  const found = await linkOwner(tx, code, identity, at);
  if (!("owner" in found) && found.outcome === "tooMany") return { outcome: "tooMany" };
  const into = "owner" in found ? await readPerson(tx, found.owner) : undefined;
  if (!into) {
    await recordAudit(tx, {
      at,
      actor: "unknown",
      action: "link.wrong",
      subject: nameOf(identity),
    });
    return { outcome: "wrong" };
  }
  const typer = await personOf(tx, identity);
  if (typer?.id === into.id) return { outcome: "already" };
  if (typer?.role !== undefined) return { outcome: "staff" };
  if (!(await useLinkCode(tx, hashOneTimeCode(code, "link"), at))) return { outcome: "wrong" };
  if (typer) {
    await mergePersons(tx, typer.id, into.id);
    await join(tx, [`person:${typer.id}`], into.id, at);
  } else await give(tx, identity, into.id, join, at);
  const detail = { channel: identity.channel, ...(typer && { merged: typer.id }) };
  const subject = `person:${into.id}`;
  await recordAudit(tx, {
    at,
    actor: into.name ?? subject,
    action: "person.link",
    subject,
    detail,
  });
  return { outcome: "linked", personId: into.id };
}

/** Makes an identity that of a person, new or not, with the conversations it has. */
async function give(
  tx: Transaction,
  identity: ChannelIdentity,
  personId: string | undefined,
  join: JoinDialogues,
  at: Date,
): Promise<string> {
  const id = await addIdentity(tx, identity, personId, at);
  const bound = await bindConversations(tx, identity, id);
  await join(
    tx,
    bound.map((one) => `conversation:${one}`),
    id,
    at,
  );
  return id;
}

async function triedTooOften(
  db: Database | Transaction,
  identity: ChannelIdentity,
  at: Date,
): Promise<boolean> {
  const since = new Date(at.getTime() - LINK_LASTS);
  const own = await countAudit(db, "link.wrong", since, nameOf(identity));
  return own >= MOST_TRIES || (await countAudit(db, "link.wrong", since)) >= MOST_TRIES_OF_ALL;
}

/** An account as the records name it: what the platform calls it does not stand there. */
function nameOf({ channel, externalId }: ChannelIdentity): string {
  const hash = createHash("sha256").update(`${channel} ${externalId}`).digest("hex");
  return `identity:${hash.slice(0, 16)}`;
}
