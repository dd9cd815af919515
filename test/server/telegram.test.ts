import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { me, openFakeTelegram, token } from "../channels/telegram/fake-telegram.ts";
import { waitFor } from "../channels/waiting.ts";
import { anna, group, messageOf, textOf } from "../channels/telegram/updates.ts";
import { closedAfter, newFolder, openServer } from "./running-server.ts";

async function start(variables: Record<string, string> = {}) {
  const fake = await closedAfter(openFakeTelegram());
  const open = () =>
    openServer({
      ...{ PUBLIC_URL: "https://kechuang.example.cn", TELEGRAM_TOKEN: token },
      ...{ TELEGRAM_API_ROOT: fake.root, ...variables },
    });
  return { fake, open };
}

describe("a server with Telegram", () => {
  it("answers there beside the page", async () => {
    const { fake, open } = await start();
    const server = await open();
    expect(server.channels).toEqual({ on: ["web", "telegram"], faults: [] });
    fake.push(textOf(anna, "高企证书有效期几年"));
    await waitFor(() => fake.to(anna).length === 1);
    expect(fake.to(anna)[0]?.text).toContain("第九条");
    expect((await fetch(server.address)).status).toBe(200);
  });

  it("goes on without it where the token is wrong, and says so in one sentence", async () => {
    const { fake, open } = await start();
    fake.revoke();
    const server = await open();
    expect(server.channels.on).toEqual(["web"]);
    expect(server.channels.faults).toEqual([expect.stringMatching(/TELEGRAM_TOKEN 不对/)]);
    expect((await fetch(server.address)).status).toBe(200);
    expect(server.logged()).toContain("TELEGRAM_TOKEN 不对");
    expect(server.logged()).not.toContain(token.split(":")[1]);
  });

  it("takes calls on the one listener, with the secret alone", async () => {
    const secret = "a-secret_of-twenty-five-signs";
    const { fake, open } = await start({ TELEGRAM_WEBHOOK_SECRET: secret });
    const { address, logged } = await open();
    const call = (shown: string) =>
      fetch(`${address}/telegram/webhook`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-telegram-bot-api-secret-token": shown,
        },
        body: JSON.stringify(textOf(anna, "高企证书有效期几年")),
      });
    expect(fake.webhook()).toBe("https://kechuang.example.cn/telegram/webhook");
    expect((await call("wrong")).status).toBe(401);
    expect((await call(secret)).status).toBe(200);
    await waitFor(() => fake.to(anna).length === 1);
    expect(fake.to(anna)[0]?.text).toContain("第九条");
    expect(logged()).not.toContain(secret);
  });

  it("goes on with the conversation of a group that got another number", async () => {
    const DATA_DIR = newFolder();
    const { fake, open } = await start({ DATA_DIR });
    const server = await open();
    const old = -7700;
    const named = `@${me.username} 高企证书有效期几年`;
    fake.push(textOf(old, named));
    await waitFor(() => fake.to(old).length === 1, 8000);
    fake.push(messageOf(old, { migrate_to_chat_id: group }));
    fake.push(messageOf(group, { migrate_from_chat_id: old }));
    fake.push(textOf(group, named));
    await waitFor(() => fake.to(group).length === 1, 8000);
    await server.stop();
    const db = await openDatabase(`file:${DATA_DIR}/kechuang.db`, { dataDir: DATA_DIR });
    const found = await db.conversation.findMany({ select: { address: true, lastMessage: true } });
    await db.$disconnect();
    expect(found).toEqual([{ address: String(group), lastMessage: 2 }]);
  });
});
