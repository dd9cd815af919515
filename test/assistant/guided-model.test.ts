import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { openChatModel } from "../../src/models/chat-model.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { startFakeOpenAI, type FakeOpenAI } from "../models/fake-openai.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
const now = () => new Date("2026-06-15T04:00:00Z");
let db: Database;
let fake: FakeOpenAI;
let says: string | undefined = "[]";
beforeAll(async () => {
  db = await openDatabase(`${folder}/kechuang.db`);
  fake = await startFakeOpenAI(() => says);
});
afterAll(async () => {
  await fake.stop();
  await db.$disconnect();
});

let sent = 0;
async function say(address: string, text: string): Promise<Reply[]> {
  const model = openChatModel({
    ...{ baseUrl: fake.baseUrl, key: "some-key", name: "some-model", patience: 1500 },
  });
  const assistant = createAssistant({ db, mind: () => realMind, now, model });
  const { id } = await assistant.receive({
    ...{ channel: "test", address, sender: address, messageId: String(sent++) },
    ...{ at: now().toISOString(), text },
  });
  const replies: Reply[] = [];
  for await (const part of assistant.answer(id))
    if (part.type === "final") replies.push(part.reply);
  return replies;
}
const facts = () => db.fact.findMany({ where: { endedAt: null } });

describe("a chat model in a guided conversation", () => {
  it("has what it points at asked back, and nothing stored before that is confirmed", async () => {
    await say("model", "想报高企");
    const text = "打卡机里登记的名字数下来是 52 个";
    says = '[{"fact":"employees","year":2025,"words":"52 个"}]';
    const replies = await say("model", text);
    expect(fake.faults).toEqual([]);
    expect(fake.asked.at(-1)?.[1]).toBe(text);
    const before = await facts();
    expect(before.filter(({ key }) => key === "employees")).toEqual([]);
    expect(replies.at(-1)?.choices.map(({ label }) => label)).toContain("对");
    says = "[]";
    await say("model", "对");
    expect((await facts()).filter(({ key }) => key === "employees")).toMatchObject([
      { fromYear: 2025 },
    ]);
  });

  it("is not missed when it is silent, lies or talks nonsense", async () => {
    for (const answer of [
      undefined,
      "好的，我来帮你填：5000 万",
      '[{"fact":"employees","words":"999 人"}]',
    ]) {
      says = answer;
      const address = `silent ${String(answer)}`;
      await say(address, "想报高企");
      const replies = await say(address, "2025 年职工总数 52 人");
      expect(replies.at(-1)?.text).toContain("52 人");
      expect(JSON.stringify(replies)).not.toMatch(/999|5000/);
    }
  });
});
