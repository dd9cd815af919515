import { linkByCode, type JoinDialogues, type LinkOutcome } from "./linking.ts";
import type { Transaction } from "../stores/database.ts";
import { identitiesOf, type ChannelIdentity } from "../stores/persons.ts";
import { holdConversation, moveConversations, takeConversations } from "../stores/browsers.ts";

/**
 * Links a browser by a code, under a name that it did not have before: whoever knew the name before,
 * because it was planted there, holds nothing afterwards.
 */
export async function linkBrowser(
  tx: Transaction,
  code: string,
  { before, after, address }: { before: string; after: string; address: string },
  join: JoinDialogues,
  at: Date,
): Promise<LinkOutcome> {
  const identity = (externalId: string): ChannelIdentity => ({ channel: "web", externalId });
  const result = await linkByCode(tx, code, identity(before), join, at);
  if (result.outcome !== "linked") return result;
  await tx.identity.updateMany({ where: identity(before), data: { externalId: after } });
  await moveConversations(tx, "web", before, after);
  // The page that opens next shows what the person told elsewhere, though nothing was said in it yet.
  await holdConversation(tx, "web", { address, personId: result.personId }, at);
  return result;
}

/** Takes the conversations of a person away from its browsers, but for one; returns from how many. */
export async function signOutBrowsers(
  tx: Transaction,
  personId: string,
  keep: string | undefined,
): Promise<number> {
  const all = await identitiesOf(tx, personId);
  const gone = all.filter(({ channel, externalId }) => channel === "web" && externalId !== keep);
  for (const { externalId } of gone) {
    await takeConversations(tx, "web", externalId);
    await tx.identity.deleteMany({ where: { channel: "web", externalId } });
  }
  return gone.length;
}
