import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { pendingIncoming } from "../../src/stores/inbox.ts";
import { repliesTo } from "../../src/stores/outbox.ts";
import { completeTurn } from "../../src/stores/turns.ts";
import { startChild } from "./child.ts";
import { reply } from "./contract.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder();

/** Records and answers messages without end; tells each id once it is recorded, and once answered. */
const SERVER = `
  const { openDatabase } = await load("stores/database.ts");
  const { recordIncoming } = await load("stores/inbox.ts");
  const { completeTurn } = await load("stores/turns.ts");
  const { writeSync } = await import("node:fs");
  const [file, given_reply] = given;
  const db = await openDatabase(file);
  const reply = JSON.parse(given_reply);
  const at = new Date("2026-03-12T02:00:00.000Z");
  const answers = [0, 1].map((reply) => ({ reply, question: "问", mode: "extractive" }));
  for (let number = 0; ; number += 1) {
    const incoming = { channel: "web", address: "a" + (number % 3), sender: "s", messageId: process.pid + "-" + number, at: at.toISOString(), text: "问" };
    const { id } = await recordIncoming(db, incoming, at);
    writeSync(1, "received " + id + "\\n");
    await completeTurn(db, id, { frame: {}, replies: [reply, reply], answers, gaps: [{ question: "问", frame: {}, reason: "无" }] }, at);
    writeSync(1, "answered " + id + "\\n");
  }`;

describe("a server killed while it answers", () => {
  it("leaves each message answered whole or not at all, and loses none it acknowledged", async () => {
    const file = join(folder, "killed.db");
    const said: string[] = [];
    await (await openDatabase(file)).$disconnect();
    // Killed so many messages and milliseconds in: while a turn is stored, or between two.
    const kill = async (messages: number, wait: number) => {
      const server = startChild(SERVER, [file, JSON.stringify(reply())]);
      let received = 0;
      for await (const data of server.stdout) {
        said.push(String(data));
        received += String(data).split("received").length - 1;
        if (received < messages || server.killed) continue;
        await new Promise((resolve) => setTimeout(resolve, wait));
        server.kill("SIGKILL");
      }
    };
    await Promise.all([kill(1, 0), kill(4, 1), kill(8, 3)]);

    const told = (word: string) =>
      said
        .join("")
        .split("\n")
        .flatMap((line) => line.split(`${word} `)[1] ?? []);

    const connection = new BetterSqlite3(file);
    expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(connection.pragma("foreign_key_check")).toEqual([]);
    connection.close();

    const db = await openDatabase(file);
    const rows = await db.inbox.findMany({
      include: {
        outbox: true,
        turn: { include: { answers: { include: { citations: true } }, gaps: true } },
      },
    });
    for (const { state, outbox, turn } of rows) {
      const answers = turn?.answers ?? [];
      const citations = answers.flatMap((answer) => answer.citations);
      const counts = [outbox, answers, citations, turn?.gaps ?? []].map((list) => list.length);
      expect(counts).toEqual(state === "answered" ? [2, 2, 2, 1] : [0, 0, 0, 0]);
    }
    const stored = new Map(rows.map(({ id, state }) => [id, state]));
    expect(told("received").length).toBeGreaterThanOrEqual(13);
    for (const id of told("received")) expect(stored.has(id)).toBe(true);
    for (const id of told("answered")) expect(stored.get(id)).toBe("answered");
    await finish(db);
    await db.$disconnect();
  });
});

/** After a restart what was left is answered, and the numbers of the replies go on. */
async function finish(db: Database): Promise<void> {
  const at = new Date("2026-03-12T03:00:00.000Z");
  for (const { id } of await pendingIncoming(db)) {
    await completeTurn(db, id, { frame: {}, replies: [reply()] }, at);
    expect(await repliesTo(db, id)).toHaveLength(1);
  }
  expect(await pendingIncoming(db)).toEqual([]);
  for (const { outbox, lastReply } of await db.conversation.findMany({
    include: { outbox: true },
  })) {
    const seqs = outbox.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: lastReply }, (_, index) => index + 1));
  }
}
