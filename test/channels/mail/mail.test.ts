import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { mail } from "../../../src/channels/mail/mail.ts";
import { render } from "../../../src/channels/mail/render.ts";
import type { Channel } from "../../../src/channels/channel.ts";
import type { Reply } from "../../../src/messages/reply.ts";

const reply: Reply = {
  kind: "notice",
  text: "**某某项目开始申报**\n发给：某某科技 <甲>\n- 材料见附件\n附件：清单 https://example.com/notices/1/files/0",
  citations: [],
  choices: [{ label: "报", text: "报" }],
  page: "https://example.com/notices/1",
};

interface Got {
  to: string[];
  text: string;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An SMTP server that keeps what it gets, but for what `fault` says of a recipient. */
async function open(fault: (to: string) => number | "hangUp" = () => 0) {
  const got: Got[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
    onRcptTo({ address }, _session, callback) {
      const code = fault(address);
      if (typeof code === "number" && code > 0)
        return callback(Object.assign(new Error("no"), { responseCode: code }));
      callback();
    },
    onData(stream, session, callback) {
      let text = "";
      stream.on("data", (part: Buffer) => (text += String(part)));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        if (to.some((one) => fault(one) === "hangUp")) return (stream.destroy(), closeAll());
        got.push({ to, text });
        callback();
      });
    },
  });
  const closeAll = () => {
    for (const connection of server.connections) connection.close();
  };
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closing.push(() => new Promise<void>((done) => server.close(() => done())));
  return { got, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

function channel(url: string, given: { now?: () => Date; said?: string[] } = {}): Channel {
  const made = mail({
    ...{ url, from: "某某科技局 <notice@example.cn>", perMinute: 60 },
    now: given.now ?? (() => new Date("2026-03-12T02:00:00Z")),
    mailbox: (address) =>
      Promise.resolve(address === "none" ? undefined : `${address}@example.com`),
    bounced: (mailbox) => `bounced:${mailbox.length}`,
    onState: (sentence) => given.said?.push(sentence),
  });
  closing.unshift(() => made.stop());
  return made;
}

const send = (to: Channel, address: string) =>
  to.send(address, reply, { priority: "notice", id: "0190-row" });

describe("mail", () => {
  it("brings a notice to the mailbox, with where to answer it", async () => {
    const { got, url } = await open();
    expect(await send(channel(url), "zhao")).toEqual({
      ...{ outcome: "sent", id: "<0190-row@example.cn>" },
    });
    expect(got.map(({ to }) => to)).toEqual([["zhao@example.com"]]);
    expect(got[0]?.text).toContain("Auto-Submitted: auto-generated");
    expect(got[0]?.text).toContain("Message-ID: <0190-row@example.cn>");
  });

  it("shows the notice as it is, and nothing of it as markup", () => {
    const { subject, text, html } = render(reply);
    expect(subject).toBe("某某项目开始申报");
    expect(text).toContain("发给：某某科技 <甲>\n- 材料见附件");
    expect(text).toContain("在网上看、预审、回执：https://example.com/notices/1");
    expect(html).toContain("某某科技 &lt;甲&gt;");
    expect(html).toContain('<a href="https://example.com/notices/1/files/0">');
  });

  it("knows a mailbox that takes nothing from a server that is busy or does not want the mail", async () => {
    const codes: Record<string, number> = { "gone@example.com": 550, "full@example.com": 452 };
    const { url } = await open((to) => codes[to] ?? 0);
    const sender = channel(url);
    expect(await send(sender, "gone")).toEqual({ outcome: "blocked", why: "bounced:16" });
    expect(await send(sender, "full")).toMatchObject({ outcome: "retryAt" });
    expect(await send(sender, "none")).toEqual({ outcome: "blocked", why: "noMailbox" });
  });

  it("does not know what came of a mail that nobody answered for", async () => {
    const { url } = await open((to) => (to === "lost@example.com" ? "hangUp" : 0));
    expect(await send(channel(url), "lost")).toEqual({ outcome: "unknown" });
  });

  it("tries again later where there is no server, and says so once", async () => {
    const said: string[] = [];
    const sender = channel("smtp://127.0.0.1:9", { said });
    expect(await send(sender, "zhao")).toEqual({
      ...{ outcome: "retryAt", at: new Date("2026-03-12T02:05:00Z") },
    });
    await send(sender, "li");
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^邮件没有发出去（/);
  });

  it("sends so many a minute", async () => {
    const { url } = await open();
    const sender = channel(url);
    expect(sender.wait?.("zhao")).toBe(0);
    await send(sender, "zhao");
    expect(sender.wait?.("li")).toBe(1000);
  });
});
