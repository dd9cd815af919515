import { afterEach, describe, expect, it } from "vitest";
import { openChatModel } from "../../src/models/chat-model.ts";
import { startFakeOpenAI, type FakeOpenAI } from "./fake-openai.ts";

let fake: FakeOpenAI | undefined;
afterEach(() => fake?.stop());

const open = (baseUrl: string, key = "some-key", patience = 5000) =>
  openChatModel({ baseUrl, key, name: "some-model", patience });

describe("chat model", () => {
  it("gives what the server answers to instructions and message", async () => {
    fake = await startFakeOpenAI((message) => `听到：${message}`);
    expect(await open(fake.baseUrl).answer("只听", "研发 200 万")).toBe("听到：研发 200 万");
    expect(fake.asked).toEqual([["只听", "研发 200 万"]]);
    expect(fake.faults).toEqual([]);
  });

  it("throws when the key is wrong, the server is silent or away", async () => {
    fake = await startFakeOpenAI(() => undefined);
    await expect(open(fake.baseUrl, "other").answer("a", "b")).rejects.toThrow();
    await expect(open(fake.baseUrl, "some-key", 200).answer("a", "b")).rejects.toThrow();
    await expect(
      open("http://127.0.0.1:1/v1", "some-key", 2000).answer("a", "b"),
    ).rejects.toThrow();
  });
});
