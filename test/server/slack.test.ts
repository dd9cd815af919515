import { describe, expect, it } from "vitest";
import { openFakeSlack, secrets, type FakeSlack } from "../channels/slack/fake-slack.ts";
import { anna, directOf, eventOf } from "../channels/slack/payloads.ts";
import { textOfBlocks } from "../channels/slack/shown-text.ts";
import { waitFor } from "../channels/waiting.ts";
import { closedAfter, openServer } from "./running-server.ts";

async function start(variables: Record<string, string>) {
  const fake = await closedAfter(openFakeSlack());
  const open = () =>
    openServer({
      ...{ PUBLIC_URL: "https://kechuang.example.cn", SLACK_BOT_TOKEN: secrets.bot },
      ...{ SLACK_API_ROOT: fake.root, ...variables },
    });
  return { fake, open };
}
const question = (fake: FakeSlack) => {
  const ts = fake.nextTs();
  fake.heard.add(`${fake.direct(anna)} ${ts}`);
  return directOf(anna, ts, "高企证书有效期几年");
};
const told = (fake: FakeSlack) =>
  fake
    .to(fake.direct(anna))
    .flatMap(({ blocks }) => textOfBlocks(blocks))
    .join("\n");

describe("a server with Slack", () => {
  it("answers by a connection beside the page", async () => {
    const { fake, open } = await start({ SLACK_APP_TOKEN: secrets.app });
    const server = await open();
    expect(server.channels).toEqual({ on: ["web", "slack"], faults: [] });
    await fake.push("events_api", question(fake));
    await waitFor(() => told(fake).includes("第九条"));
    expect((await fetch(server.address)).status).toBe(200);
    // Who has a connection takes no calls.
    expect((await fetch(`${server.address}/slack/events`, { method: "POST" })).status).toBe(404);
  });

  it("takes calls on the one listener, with a signature alone", async () => {
    const { fake, open } = await start({ SLACK_SIGNING_SECRET: secrets.signing });
    const { address, logged } = await open();
    const call = (request: RequestInit) => fetch(`${address}/slack/events`, request);
    const challenge = { type: "url_verification", challenge: "c4a113nge" };
    const asked = await call(fake.callOf("events_api", challenge));
    expect([asked.status, await asked.text()]).toEqual([200, "c4a113nge"]);
    const event = question(fake);
    const forged = fake.callOf("events_api", event, Date.now(), "another-secret-of-slack");
    expect((await call(forged)).status).toBe(401);
    expect((await call(fake.callOf("events_api", event))).status).toBe(200);
    await waitFor(() => told(fake).includes("第九条"));
    for (const secret of Object.values(secrets)) expect(logged()).not.toContain(secret);
  });

  it("goes on without it where a token is wrong, and says so in one sentence", async () => {
    const { fake, open } = await start({ SLACK_APP_TOKEN: secrets.app });
    fake.revoke("bot");
    const server = await open();
    expect(server.channels.on).toEqual(["web"]);
    expect(server.channels.faults).toEqual([expect.stringMatching(/SLACK_BOT_TOKEN 不对/)]);
    expect((await fetch(server.address)).status).toBe(200);
    for (const secret of Object.values(secrets)) expect(server.logged()).not.toContain(secret);
  });

  it("shows on the home page what can be filed for, and where company data is seen", async () => {
    const { fake, open } = await start({ SLACK_APP_TOKEN: secrets.app });
    await open();
    await fake.push("events_api", eventOf({ type: "app_home_opened", user: anna, tab: "home" }));
    await waitFor(() => fake.homes.has(anna));
    const lines = textOfBlocks(fake.homes.get(anna)?.["blocks"] as unknown[]).join("\n");
    expect(lines).toContain("什么时候报");
    expect(lines).toMatch(/20\d\d-\d\d-\d\d/);
    expect(lines).toContain("https://kechuang.example.cn/");
  });
});
