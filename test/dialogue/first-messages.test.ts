import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { conversationJson } from "../../src/cli/converse.ts";
import { converse } from "../../src/dialogue/converse.ts";
import { currentCompany, newDialogue } from "../../src/dialogue/dialogue-state.ts";
import { dialogueTakes } from "../../src/dialogue/dialogue-takes.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { realGround } from "./real-ground.ts";

const DAY = "2026-06-15";
const messages = z
  .array(
    z.strictObject({
      text: z.string(),
      begins: z.enum(["yes", "no"]).optional(),
      facts: z.array(z.string()).optional(),
      rules: z.array(z.string()).optional(),
      says: z.array(z.string()).default([]),
      never: z.array(z.string()).default([]),
    }),
  )
  .parse(
    parse(readFileSync(join(import.meta.dirname, "first-messages.yaml"), "utf8"), {
      schema: "failsafe",
    }),
  );

/** Facts of a conversation by itself that began with a text. */
function factsAfter(text: string): string[] {
  const row = { id: "first", asOf: DAY, turns: [{ text }] };
  const [turn] = conversationJson(row, realGround).turns;
  return (turn?.facts ?? []).map(
    ({ fact, year, value }) =>
      `${fact}@${JSON.stringify(year)}=${JSON.stringify(value).replaceAll(`"`, "")}`,
  );
}

function rulesAfter(text: string): readonly string[] {
  const { state } = converse(newDialogue(), { text, at: `${DAY}T10:00` }, realGround);
  return currentCompany(state).rules;
}

describe("a first message", () => {
  let db: Database;
  const place = mkdtempSync(join(tmpdir(), "kechuang-first-"));
  beforeAll(async () => {
    db = await openDatabase(join(place, "kechuang.db"));
  });
  afterAll(async () => {
    await db.$disconnect();
    rmSync(place, { recursive: true, force: true });
  });

  it.each(messages.map((one) => [one.text, one] as const))("%s", async (text, expected) => {
    const { begins, facts, rules, says, never } = expected;
    if (begins !== undefined)
      expect(dialogueTakes(text, DAY, undefined, realGround)).toBe(begins === "yes");
    if (facts) expect(factsAfter(text).sort()).toEqual([...facts].sort());
    if (rules) expect([...rulesAfter(text)].sort()).toEqual([...rules].sort());
    const now = new Date(`${DAY}T10:00:00+08:00`);
    const assistant = createAssistant({ db, mind: () => realMind, now: () => now });
    const { id } = await assistant.receive({
      ...{ channel: "test", address: text, sender: text, messageId: text, text },
      at: now.toISOString(),
    });
    const replies: string[] = [];
    for await (const part of assistant.answer(id))
      if (part.type === "final") replies.push(part.reply.text);
    const said = replies.join("\n");
    for (const pattern of says) expect(said).toMatch(new RegExp(pattern));
    for (const pattern of never) expect(said).not.toMatch(new RegExp(pattern));
  });
});
