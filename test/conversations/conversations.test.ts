import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { groundOfMind } from "../../src/assistant/guided/ground.ts";
import { think } from "../../src/assistant/thinking/think.ts";
import {
  readTranscript,
  transcriptText,
  writeTranscript,
  type TranscriptTurn,
} from "../../src/channels/terminal/transcript.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";

const folder = import.meta.dirname;
const ground = groundOfMind(realMind);
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** Says the person's lines of a transcript to the whole assistant and writes the conversation again. */
async function replay(db: Database, name: string): Promise<string> {
  const transcript = readTranscript(readFileSync(join(folder, name), "utf8"));
  const on = transcript.on ?? "2026-11-24";
  const assistant = createAssistant({
    db,
    mind: () => realMind,
    now: () => new Date(`${on}T04:00:00Z`),
    // What another thread is given and gives is copied: nothing else may be needed.
    apart: {
      think: (matter) =>
        Promise.resolve(structuredClone(think(structuredClone(matter), realMind, ground))),
      close: () => Promise.resolve(),
    },
  });
  const turns: TranscriptTurn[] = [];
  for (const [number, turn] of transcript.turns.entries()) {
    if (turn.from !== "you") continue;
    turns.push(turn);
    const { id } = await assistant.receive({
      channel: "golden",
      address: name,
      sender: "golden",
      messageId: `${name} ${number}`,
      at: `${on}T04:00:00Z`,
      text: turn.text,
      ...(turn.asOf !== undefined && { asOf: turn.asOf }),
    });
    for await (const part of assistant.answer(id))
      if (part.type === "final") turns.push({ from: "bot", text: steady(transcriptText(part.reply)) });
  }
  return writeTranscript({ ...transcript, turns });
}

/** Numbers of hand-overs are chance. */
function steady(text: string): string {
  return text.replace(/编号 [\w-]+/g, "编号 …");
}

describe("conversations", () => {
  let db: Database;
  const place = mkdtempSync(join(tmpdir(), "kechuang-golden-"));
  beforeAll(async () => {
    db = await openDatabase(join(place, "kechuang.db"));
  });
  afterAll(async () => {
    await db.$disconnect();
    rmSync(place, { recursive: true, force: true });
  });

  it.each(files)("%s is as it was", async (name) => {
    await expect(await replay(db, name)).toMatchFileSnapshot(join(folder, name));
  });
});
