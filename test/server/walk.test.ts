import { describe, expect, it } from "vitest";
import { openFakeSlack, secrets } from "../channels/slack/fake-slack.ts";
import { anna as annaOnSlack, directOf } from "../channels/slack/payloads.ts";
import { textOfBlocks } from "../channels/slack/shown-text.ts";
import { openFakeTelegram, token } from "../channels/telegram/fake-telegram.ts";
import { waitFor } from "../channels/waiting.ts";
import { anna as annaOnTelegram, textOf } from "../channels/telegram/updates.ts";
import { textOf as textOfHtml } from "../channels/web/web-person.ts";
import { closedAfter, openServer } from "./running-server.ts";

const codeIn = (text: string) => /[A-Z\d]{4}-[A-Z\d]{4}/.exec(text)?.[0] ?? "";
const patience = 8000;

/** One person on Telegram, who sends a message some time after the one before. */
async function onTelegram() {
  const fake = await closedAfter(openFakeTelegram());
  let date = 1_795_500_000;
  return {
    fake,
    /** Sends messages in a row; gives what is answered. */
    async say(...texts: string[]): Promise<string[]> {
      const before = fake.to(annaOnTelegram).length;
      date += 60;
      fake.push(...texts.map((text) => textOf(annaOnTelegram, text, { date })));
      await waitFor(() => fake.to(annaOnTelegram).length > before, patience);
      return fake
        .to(annaOnTelegram)
        .slice(before)
        .map(({ text }) => text);
    },
  };
}

/** The same person on Slack. */
async function onSlack() {
  const fake = await closedAfter(openFakeSlack());
  const direct = fake.direct(annaOnSlack);
  const shown = () => fake.to(direct).map(({ blocks }) => textOfBlocks(blocks).join("\n"));
  return {
    fake,
    async say(text: string): Promise<string> {
      const before = shown().length;
      const ts = fake.nextTs();
      fake.heard.add(`${direct} ${ts}`);
      await fake.push("events_api", directOf(annaOnSlack, ts, text));
      await waitFor(() => shown().length > before, patience);
      return shown().slice(before).join("\n");
    },
  };
}

/** The same person with a browser, which keeps its cookie. */
function onPage(address: string) {
  let cookie = "";
  async function ask(path: string, form?: Record<string, string>) {
    const response = await fetch(address + path, {
      headers: { cookie, origin: address },
      redirect: "manual",
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    return { status: response.status, html: await response.text() };
  }
  /** Fills in the form of a page that leads to an address. */
  async function send(page: string, to: string, fields: Record<string, string>) {
    const { html } = await ask(page);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
    const proof = { token: hidden("token") ?? "", conversation: hidden("conversation") ?? "" };
    return ask(to, { ...proof, ...fields });
  }
  return { send, shown: async () => textOfHtml((await ask("/")).html) };
}

describe("one person on all channels", () => {
  it("begins on Telegram, goes on on the page and ends on Slack, with the same figures", async () => {
    const [telegram, slack] = [await onTelegram(), await onSlack()];
    const { address, channels } = await openServer({
      ...{ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: telegram.fake.root },
      ...{ SLACK_BOT_TOKEN: secrets.bot, SLACK_APP_TOKEN: secrets.app },
      ...{ SLACK_API_ROOT: slack.fake.root, TELEGRAM_COMPANY_DATA: "allow" },
      SLACK_COMPANY_DATA: "allow",
    });
    expect(channels).toEqual({ on: ["web", "telegram", "slack"], faults: [] });

    // Several short messages in a row are one turn.
    const begun = await telegram.say("想报高企", "2025年的数", "销售收入4980万元，研发费用245万元");
    expect(begun).toHaveLength(1);
    expect(begun[0]).toMatch(/4,980 万元[\s\S]*245 万元/);
    const [told = ""] = await telegram.say("关联账号");
    const code = codeIn(told);
    expect(told).toContain(`/link?code=${code}`);

    const page = onPage(address);
    expect((await page.send(`/link?code=${code}`, "/link", { code })).status).toBe(303);
    await expect.poll(() => page.shown()).toContain("4,980 万元");
    await page.send("/", "/messages", { text: "2025年全年月平均职工总数52人" });
    await expect.poll(() => page.shown(), { timeout: patience }).toMatch(/记下了：职工总数.*52 人/);
    await page.send("/", "/messages", { text: "关联账号" });
    await expect.poll(() => page.shown(), { timeout: patience }).toContain("你的关联码是");
    const next = codeIn((await page.shown()).split("你的关联码是").at(-1) ?? "");

    // A code opens once.
    expect(await slack.say(code)).toContain("这个码不对");
    expect(await slack.say(next)).toContain("Telegram、网页、Slack上都是你");
    const summary = await slack.say("汇总");
    for (const known of ["4,980 万元", "245 万元", "52 人"]) expect(summary).toContain(known);
    await slack.say("2025年全年月平均科技人员8人");

    const [end = ""] = await telegram.say("汇总");
    for (const known of ["4,980 万元", "245 万元", "52 人", "8 人"]) expect(end).toContain(known);
    await expect.poll(() => page.shown()).toContain("8 人");
  }, 60_000);
});
