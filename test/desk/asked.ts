import type { Database } from "../../src/stores/database.ts";
import { recordHandoff } from "../../src/stores/handoffs.ts";
import { recordIncoming } from "../../src/stores/inbox.ts";
import { markSent } from "../../src/stores/outbox.ts";
import { completeTurn } from "../../src/stores/turns.ts";

let count = 0;

/** A question that somebody asked on the web page and that was not answered; gives ids. */
export async function askInVain(
  db: Database,
  question: string,
  { at, reason = "nothing found", address }: { at: Date; reason?: string; address?: string },
): Promise<{ gap: string; conversation: string; address: string }> {
  count += 1;
  const to = address ?? `visitor-${count}`;
  const incoming = {
    ...{ channel: "web", address: to, sender: to, messageId: `asked-${count}` },
    ...{ at: at.toISOString(), text: question },
  };
  const { id, conversationId } = await recordIncoming(db, incoming, at);
  const reply = { kind: "handoff" as const, text: "库里没有。", citations: [], choices: [] };
  const gaps = [{ question, frame: {}, reason }];
  const [queued] = await completeTurn(db, id, { frame: {}, replies: [reply], gaps }, at);
  if (queued) await markSent(db, queued.id, queued.id, at);
  const gap = await db.gap.findFirstOrThrow({ orderBy: { id: "desc" } });
  return { gap: gap.id, conversation: conversationId, address: to };
}

/** Somebody who asked in vain and wants a person. */
export async function askForPerson(
  db: Database,
  question: string,
  { at, contact }: { at: Date; contact?: string },
): Promise<{ handoff: string; address: string }> {
  const { conversation, address } = await askInVain(db, question, { at });
  const asked = { conversationId: conversation, question, contact };
  return { handoff: await recordHandoff(db, asked, at), address };
}
