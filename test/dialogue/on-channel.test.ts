import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { openDialogue, ownerOf } from "../../src/assistant/guided/stored-dialogue.ts";
import { profileJson } from "../../src/cli/converse-json.ts";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { findConversation } from "../../src/stores/conversations.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { conversationSchema } from "./conversation-file.ts";
import { realGround } from "./real-ground.ts";

const folder = join(import.meta.dirname, "conversations");
const conversations = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.json$/.test(name))
  .map((name) => conversationSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));

/** Goes on with the pre-check after an answer. */
const GO_ON = "接着预审";

/** What is known of all companies of a conversation, a line each. */
function factsOf(state: DialogueState | undefined): string[] {
  return (state ? profileJson(state, realGround.ground.definitions) : []).map((one) =>
    JSON.stringify({ ...one, words: undefined }),
  );
}

describe("on a channel", () => {
  let db: Database;
  const place = mkdtempSync(join(tmpdir(), "kechuang-channel-"));
  beforeAll(async () => {
    db = await openDatabase(join(place, "kechuang.db"));
  });
  afterAll(async () => {
    await db.$disconnect();
    rmSync(place, { recursive: true, force: true });
  });

  it.each(conversations.map((one) => [one.id, one] as const))(
    "%s keeps what the conversation by itself keeps, from the first message on",
    async (id, { turns }) => {
      let now = new Date();
      const assistant = createAssistant({ db, mind: () => realMind, now: () => now });
      let state = newDialogue();
      for (const [number, { at, text, by }] of turns.entries()) {
        // What a colleague answers comes by a link.
        if (by !== undefined) break;
        now = new Date(`${at}:00+08:00`);
        state = converse(state, { text, at }, realGround).state;
        const say = async (said: string, messageId: string) => {
          const received = await assistant.receive({
            ...{ channel: "test", address: id, sender: id, text: said },
            ...{ messageId, at: now.toISOString() },
          });
          const labels: string[] = [];
          for await (const part of assistant.answer(received.id))
            if (part.type === "final") labels.push(...part.reply.choices.map(({ label }) => label));
          return labels;
        };
        const offered = await say(text, `${id} ${String(number)}`);
        // What was asked first was answered: the pre-check that is offered with it takes over what was told.
        if (number === 0 && offered.includes(GO_ON)) await say(GO_ON, `${id} on`);
        const conversation = await findConversation(db, "test", id);
        const kept = conversation && (await openDialogue(db, ownerOf(conversation)));
        expect(factsOf(kept?.state), text).toEqual(factsOf(state));
      }
    },
  );
});
