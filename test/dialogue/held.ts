import { converse, type Conversed } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { realGround } from "./real-ground.ts";

/** Who speaks, where it is not the company itself, before a colon: `同事：…`. */
const SPEAKER = /^(同事)：/;

/** Holds a conversation on one day, or on the day that a text such as `@2027-04-12` says; what every message was answered with. */
export function answers(...texts: readonly string[]): string[] {
  let state: DialogueState = newDialogue();
  let day = "2026-03-10";
  return texts.flatMap((text) => {
    if (text.startsWith("@")) {
      day = text.slice(1);
      return [];
    }
    const by = SPEAKER.exec(text)?.[1];
    const said = { text: text.replace(SPEAKER, ""), at: `${day}T10:00`, ...(by && { by }) };
    const done: Conversed = converse(state, said, realGround);
    state = JSON.parse(JSON.stringify(done.state)) as DialogueState;
    return [done.replies.map((reply) => reply.text).join("\n")];
  });
}

/** What the last message of a conversation was answered with. */
export function lastAnswer(...texts: readonly string[]): string {
  return answers(...texts).at(-1) ?? "";
}
