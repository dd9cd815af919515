import { isToken, readConversation, type Conversation } from "./conversation.ts";
import type { SiteContext } from "./site.ts";

/** A form of a page of this browser. */
interface Form {
  conversation: Conversation;
  fields: Record<string, unknown>;
}

/** Reads a form with the conversation it names; `undefined` when it was not made by a page of this browser. */
export async function readForm(c: SiteContext): Promise<Form | undefined> {
  const all = await c.req.parseBody({ all: true }).catch(() => ({}));
  // Of fields that stand twice the last counts, but files are several.
  const fields: Record<string, unknown> = Object.fromEntries(
    Object.entries(all).map(([name, value]): [string, unknown] =>
      name === "files" || !Array.isArray(value) ? [name, value] : [name, value.at(-1)],
    ),
  );
  const conversation = readConversation(c, c.get("origin").https, fields["conversation"]);
  if (!conversation || !isToken(conversation, fields["token"])) return undefined;
  return { conversation, fields };
}
