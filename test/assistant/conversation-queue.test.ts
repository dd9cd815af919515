import { describe, expect, it } from "vitest";
import { ConversationQueue } from "../../src/assistant/conversation-queue.ts";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("ConversationQueue", () => {
  it("keeps the order within a key and runs keys side by side", async () => {
    const queue = new ConversationQueue();
    const done: string[] = [];
    const slow = queue.run("a", async () => {
      await pause(20);
      done.push("a1");
    });
    const after = queue.run("a", () => Promise.resolve(done.push("a2")));
    const other = queue.run("b", () => Promise.resolve(done.push("b1")));
    await Promise.all([slow, after, other]);
    expect(done).toEqual(["b1", "a1", "a2"]);
  });

  it("goes on after a task that failed, and tells its caller alone", async () => {
    const queue = new ConversationQueue();
    const failing = queue.run("a", () => Promise.reject(new Error("broken")));
    const next = queue.run("a", () => Promise.resolve("fine"));
    await expect(failing).rejects.toThrow("broken");
    await expect(next).resolves.toBe("fine");
    await queue.idle();
  });
});
