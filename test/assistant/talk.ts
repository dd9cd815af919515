import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";

/** What the messages of one conversation on a day are answered with, and the facts kept after them. */
export async function talkIn(db: Database, day: string, ...texts: readonly string[]) {
  const now = () => new Date(`${day}T10:00:00+08:00`);
  const assistant = createAssistant({ db, mind: () => realMind, now });
  const address = `${day} ${texts.join(" ")}`;
  const said: { readonly text: string; readonly choices: readonly string[] }[] = [];
  for (const [index, text] of texts.entries()) {
    const { id } = await assistant.receive({
      ...{ channel: "test", address, sender: address, messageId: `${address} ${String(index)}` },
      ...{ text, at: now().toISOString() },
    });
    const replies: string[] = [];
    const choices: string[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") {
        replies.push(part.reply.text);
        choices.push(...part.reply.choices.map(({ label }) => label));
      }
    said.push({ text: replies.join("\n"), choices });
  }
  const profile = await assistant.profile("test", address);
  const facts = (profile?.companies[0]?.facts ?? []).map(({ fact }) => fact);
  return { last: said.at(-1), facts };
}
