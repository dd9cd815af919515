import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  readTranscript,
  transcriptText,
  writeTranscript,
  type TranscriptTurn,
} from "../../src/channels/terminal/transcript.ts";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { realGround } from "./real-ground.ts";

const folder = join(import.meta.dirname, "transcripts");
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** Says the person's lines of a transcript again; the state goes through JSON after every turn, as it is stored. */
function replay(name: string): string {
  const transcript = readTranscript(readFileSync(join(folder, name), "utf8"));
  const turns: TranscriptTurn[] = [];
  let state: DialogueState = newDialogue();
  for (const turn of transcript.turns) {
    if (turn.from !== "you") continue;
    turns.push(turn);
    const day = turn.asOf ?? transcript.on ?? "2026-03-10";
    const { state: after, replies } = converse(
      state,
      { text: turn.text, at: `${day}T10:00` },
      realGround,
    );
    state = JSON.parse(JSON.stringify(after)) as DialogueState;
    for (const reply of replies)
      turns.push({ from: "bot", text: transcriptText({ ...reply, citations: [] }) });
  }
  return writeTranscript({ ...transcript, turns });
}

describe("guided conversations", () => {
  it.each(files)("%s is as it was", async (name) => {
    await expect(replay(name)).toMatchFileSnapshot(join(folder, name));
  });
});
