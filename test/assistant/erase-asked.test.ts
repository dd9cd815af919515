import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const folder = temporaryFolder();
let db: Database;
let assistant: ReturnType<typeof createAssistant>;
const now = new Date("2026-06-15T04:00:00Z");
beforeAll(async () => {
  db = await openDatabase(`${folder}/kechuang.db`);
  assistant = createAssistant({
    ...{ db, mind: () => realMind, now: () => now, pages: "https://example.com" },
    onFault: ({ error }) => {
      throw error;
    },
  });
});
afterAll(() => db.$disconnect());

let sent = 0;
/** What the last message of a conversation is answered with. */
async function last(address: string, ...texts: readonly string[]): Promise<string> {
  let told = "";
  for (const text of texts) {
    const { id } = await assistant.receive({
      ...{ channel: "terminal", address, sender: address, messageId: String(sent++) },
      ...{ at: now.toISOString(), text },
    });
    told = "";
    for await (const part of assistant.answer(id))
      if (part.type === "final") told += part.reply.text;
  }
  return told;
}

const TOLD = ["想看高企 职工60 科技人员7", "导出我的资料"];

describe("all that is kept of somebody who is known", () => {
  it.each(["清除", "是", "清除我的资料"])(
    "is deleted when it is said once more: %s",
    async (yes) => {
      const address = `yes ${yes}`;
      expect(await last(address, ...TOLD, "清除我的资料", yes)).toContain("都清掉了");
      expect(await last(address, "现在记了啥")).not.toContain("科技人员 2025 年 7 人");
    },
  );

  it("stays when something else is said, which is answered", async () => {
    const told = await last("other", ...TOLD, "清除我的资料", "想报专精特新");
    expect(told).toContain("专精特新中小企业认定");
    expect(await last("other", "现在记了啥")).toContain("科技人员 2025 年 7 人");
  });
});

describe("beginning anew", () => {
  it("holds where it is stored", async () => {
    const told = await last("anew", "想看高企 职工60 科技人员7", "重新来", "是", "想报高企");
    expect(told).not.toContain("11.67%");
    expect(await last("anew", "现在记了啥")).toContain("还没有记下什么");
  });
});

describe("a wish for a person", () => {
  it("is followed by a number to call", async () => {
    const told = await last("person", "我要人工", "13995012345 姓王");
    expect(told).toContain("登记好了");
    expect(told).toContain("139****2345");
  });

  it.each(["取消转人工", "刚登记的能撤吗"])("may be taken back: %s", async (text) => {
    expect(await last(`back ${text}`, "想看高企 职工60", text)).toContain("接着在这里说");
  });
});
