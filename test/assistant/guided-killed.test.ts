import { describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { startChild } from "../stores/child.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();

/** Tells one company's figure anew without end, each time by a message of its own. */
const SERVER = `
  const { openDatabase } = await load("stores/database.ts");
  const { createAssistant } = await load("assistant/assistant.ts");
  const { createMind } = await load("answering/mind.ts");
  const { readKnowledge } = await load("knowledge/knowledge.ts");
  const { writeSync } = await import("node:fs");
  const [file] = given;
  const db = await openDatabase(file);
  const mind = createMind(readKnowledge("knowledge"), "银川");
  const now = () => new Date("2026-06-15T04:00:00Z");
  const assistant = createAssistant({ db, mind: () => mind, now });
  for (let number = 0; ; number += 1) {
    const text = number === 0 ? "想报高企" : "不对，2025 年职工总数 " + (100 + number) + " 人";
    const { id } = await assistant.receive({ channel: "web", address: "a", sender: "a", messageId: String(number), at: now().toISOString(), text });
    writeSync(1, "received\\n");
    for await (const part of assistant.answer(id)) void part;
  }`;

describe("a guided conversation killed between and within turns", () => {
  it("loses nothing and takes nothing twice", async () => {
    const file = `${folder}/killed.db`;
    await (await openDatabase(file)).$disconnect();
    const server = startChild(SERVER, [file]);
    let received = 0;
    for await (const data of server.stdout) {
      received += String(data).split("received").length - 1;
      if (received >= 8 && !server.killed) server.kill("SIGKILL");
    }
    const db = await openDatabase(file);
    const now = () => new Date("2026-06-15T04:00:00Z");
    const assistant = createAssistant({ db, mind: () => realMind, now });
    await assistant.resume();
    const said = await db.inbox.findMany({ orderBy: { seq: "asc" } });
    expect(said.length).toBeGreaterThanOrEqual(8);
    const facts = await db.fact.findMany({ orderBy: { number: "asc" } });
    // One figure a message, in order, each ended by the next.
    const figures = facts.filter(({ key }) => key === "employees");
    expect(figures.map(({ value }) => (JSON.parse(value) as { low: string }).low)).toEqual(
      said.slice(1).map(({ seq }) => String(100 + seq - 1)),
    );
    expect(figures.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    await db.$disconnect();
  }, 60_000);
});
