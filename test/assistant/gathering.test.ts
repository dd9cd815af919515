import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import type { Incoming } from "../../src/messages/incoming.ts";
import type { ReplyPart } from "../../src/messages/reply.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";

const place = mkdtempSync(join(tmpdir(), "kechuang-gathering-"));
let db: Database;
beforeAll(async () => {
  db = await openDatabase(join(place, "kechuang.db"));
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(place, { recursive: true, force: true });
});

const quiet = 200;
const create = () =>
  createAssistant({ db, mind: () => realMind, now: () => new Date(), quiet, pages: "" });
const sent = Date.parse("2026-06-15T04:00:00Z");

/** A person who writes from one address; `after` is how long after the first message, in milliseconds. */
function writer(address: string, assistant = create()) {
  let count = 0;
  return {
    assistant,
    write: async (text: string, after = 0, rest: Partial<Incoming> = {}) => {
      count += 1;
      const { id } = await assistant.receive({
        ...{ channel: "test", address, sender: "someone", messageId: `${address} ${count}` },
        ...{ at: new Date(sent + after).toISOString(), text, ...rest },
      });
      return { id, finals: finals(assistant.answer(id)) };
    },
    replies: async () => (await assistant.history("test", address, 0)).replies,
  };
}

/** Without the commas in figures. */
const plain = (text = "") => text.replaceAll(",", "");

async function finals(parts: AsyncIterable<ReplyPart>) {
  const texts: string[] = [];
  for await (const part of parts) if (part.type === "final") texts.push(plain(part.reply.text));
  return texts;
}

describe("several short messages in a row", () => {
  it("are one turn, answered under the last of them", async () => {
    const { write, replies } = writer("pieces");
    const first = await write("想报高企");
    const second = await write("去年营收3000万", 400);
    const third = await write("研发费用200万", 900);
    expect(await first.finals).toEqual([]);
    expect(await second.finals).toEqual([]);
    expect(await third.finals).toHaveLength(1);
    const stored = await replies();
    expect(stored.map(({ inReplyTo }) => inReplyTo)).toEqual([third.id]);
    expect(plain(stored[0]?.reply.text)).toMatch(/3000\s*万[\s\S]*200\s*万/);
  });

  it("are one question where the last of them asks, and that is not waited for", async () => {
    const { write, replies } = writer("asks", createSlow());
    const began = Date.now();
    const parts = [await write("你好"), await write("高企", 300)];
    await new Promise((resolve) => setTimeout(resolve, 50));
    parts.push(await write("证书有效期几年", 600));
    for (const { finals } of parts) await finals;
    expect(Date.now() - began).toBeLessThan(2000);
    const stored = await replies();
    expect(stored).toHaveLength(1);
    expect(stored[0]?.reply.text).toContain("三年");
  });

  it("are not waited for after a statement that is whole", async () => {
    const { write } = writer("whole", createSlow());
    const all = ["2025 年销售收入 3000 万元", "去年职工 32 人", "2018 年 5 月 3 日注册"];
    for (const [at, text] of all.entries())
      expect(await (await write(text, at * 10_000)).finals).toHaveLength(1);
  });

  it("are each one turn where they lie apart, or one means just what it says", async () => {
    const apart = writer("apart");
    const one = await apart.write("想报高企");
    const other = await apart.write("去年营收3000万", 5000);
    expect((await one.finals).length * (await other.finals).length).toBe(1);

    const commands = writer("commands");
    const told = [
      await commands.write("想报高企"),
      await commands.write("汇总", 300),
      await commands.write("去年营收3000万", 600),
    ];
    for (const { finals } of told) expect(await finals).not.toEqual([]);
  });

  it("leave a press by itself", async () => {
    const { write, replies } = writer("presses");
    await (
      await write("高企证书有效期几年")
    ).finals;
    const choice = (await replies())[0]?.reply.choices[0]?.text ?? "";
    expect(choice).not.toBe("");
    const press = await write(choice, 5000);
    const word = await write("我们是做软件的", 5300);
    expect(await press.finals).not.toEqual([]);
    expect(await word.finals).not.toEqual([]);
  });

  it("leave out those of others and files, and never wait in a group", async () => {
    const { write } = writer("group", createSlow());
    const one = await write("高企", 0, { group: true });
    const two = await write("证书有效期", 300, { group: true });
    expect(await one.finals).not.toEqual([]);
    expect(await two.finals).not.toEqual([]);
  });

  it("are answered after a restart, all of them once", async () => {
    const before = writer("restart");
    const assistant = create();
    const ids: string[] = [];
    for (const [at, text] of ["想报高企", "去年营收3000万", "研发费用200万"].entries())
      ids.push(
        (
          await before.assistant.receive({
            ...{ channel: "test", address: "restart", sender: "someone", text },
            ...{ messageId: `restart ${at}`, at: new Date(sent + 300 * at).toISOString() },
          })
        ).id,
      );
    expect(await assistant.resume()).toBe(3);
    expect(await assistant.resume()).toBe(0);
    const stored = await before.replies();
    expect(stored.map(({ inReplyTo }) => inReplyTo)).toEqual([ids[2]]);
    expect(plain(stored[0]?.reply.text)).toMatch(/3000\s*万[\s\S]*200\s*万/);
  });

  it("are stopped together", async () => {
    const { write, replies, assistant } = writer("stopped", createSlow());
    const first = await write("想报高企");
    const second = await write("去年营收3000万", 300);
    await assistant.stop(second.id);
    expect(await first.finals).toEqual([]);
    expect(await second.finals).toEqual([expect.stringContaining("已停止")]);
    expect(await assistant.resume()).toBe(0);
    expect(await replies()).toHaveLength(1);
  });

  it("keep what was said beside one that is put right", async () => {
    const { write, replies, assistant } = writer("edited");
    const parts = [
      await write("想报高企"),
      await write("去年营收3000万", 300),
      await write("研发费用200万", 600),
    ];
    for (const { finals } of parts) await finals;
    const edit = await write("去年营收3600万", 60_000, { edits: "edited 2" });
    expect(await edit.finals).toHaveLength(1);
    const summary = await write("汇总", 90_000);
    const text = (await summary.finals).join("\n");
    expect(text).toMatch(/3600\s*万/);
    expect(text).not.toMatch(/3000\s*万/);
    expect(text).toMatch(/200\s*万/);
    expect((await replies()).length).toBeGreaterThan(1);
    await assistant.idle();
  });

  it("end at some time, however many come", async () => {
    const { write, replies } = writer("many");
    const all: Awaited<ReturnType<typeof write>>[] = [];
    for (let at = 0; at < 25; at += 1) all.push(await write(`发明专利${at + 1}件`, at * 200));
    for (const { finals } of all) await finals;
    const answered = new Set((await replies()).map(({ inReplyTo }) => inReplyTo));
    expect([...answered]).toEqual([9, 19, 24].map((at) => all[at]?.id));
  });
});

/** One that would wait for long: a test that waits for it fails. */
function createSlow() {
  return createAssistant({ db, mind: () => realMind, now: () => new Date(), quiet: 60_000 });
}
