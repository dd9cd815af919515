import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Web, WebOptions } from "../../../src/channels/web/web.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, openPage, startWeb, textOf } from "./web-person.ts";

const opened = async (options: Partial<WebOptions> = {}) => {
  const assistant = createTestAssistant(({ text }) => replyOf(`收到「${text}」`));
  const channel = await startWeb(assistant, options);
  const { cookie, token } = await openPage(channel);
  return { assistant, channel, cookie, token };
};

/** Sends a form with files as a browser does. */
const send = (
  channel: Web,
  path: string,
  cookie: string,
  fields: Record<string, string>,
  files: readonly [name: string, content: string][],
  headers = {},
) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const [name, content] of files) body.append("files", new File([content], name));
  return ask(channel, path, {
    method: "POST",
    headers: { cookie, origin: "http://assistant.test", ...headers },
    body,
  });
};
const two: [string, string][] = [
  ["利润表.csv", "项目,本年\n营业收入,4126"],
  ["C:\\台账\\研发 费用.csv", "a,b"],
];

describe("files with a message", () => {
  it("come with the words, by name and byte by byte, and the conversation names them", async () => {
    const { assistant, channel, cookie, token } = await opened();
    const fields = { token, id: randomUUID(), text: "看看这个", asOf: "2026-03-12" };
    const sent = await send(channel, "/api/files", cookie, fields, two);
    expect(sent.status).toBe(202);
    const text = "看看这个\n［文件：利润表.csv、研发 费用.csv］";
    expect(await sent.json()).toMatchObject({ text });
    const [incoming] = assistant.received;
    expect(incoming).toMatchObject({ text, asOf: "2026-03-12" });
    expect(incoming?.files?.map(({ name }) => name)).toEqual(["利润表.csv", "研发 费用.csv"]);
    expect(new TextDecoder().decode(incoming?.files?.[0]?.bytes)).toBe(two[0]?.[1]);
    const again = await send(channel, "/api/files", cookie, fields, two);
    expect([again.status, assistant.received.length]).toEqual([202, 1]);
  });

  it("need no words, and work by form without script", async () => {
    const { assistant, channel, cookie, token } = await opened();
    const done = await send(channel, "/messages", cookie, { token }, two.slice(0, 1));
    expect(done.status).toBe(303);
    expect(assistant.received[0]?.text).toBe("［文件：利润表.csv］");
    expect(assistant.received[0]?.files).toHaveLength(1);
    const nothing = await send(channel, "/messages", cookie, { token }, [["", ""]]);
    expect([nothing.status, textOf(await nothing.text())]).toEqual([
      400,
      expect.stringContaining("还没有写问题。"),
    ]);
  });

  it.each([
    [{ files: 1 }, 400, "一次最多传 1 个文件，分几次传。"],
    [{ fileSize: 10 }, 400, "“利润表.csv”太大了"],
    [{ filesSize: 30 }, 400, "一次传的文件太大了"],
    [{ filesSize: 10, body: 10 }, 413, "一次传的文件太大了"],
    [{ upload: { burst: 0, perSecond: 1 } }, 429, "传得太快了，请过 1 秒再传。"],
  ])("are refused with a sentence where %j", async (limits, status, sentence) => {
    const { assistant, channel, cookie, token } = await opened({ limits });
    const fields = { token, id: randomUUID() };
    const refused = await send(channel, "/api/files", cookie, fields, two);
    expect(refused.status).toBe(status);
    const { error } = (await refused.json()) as { error: string };
    expect(error).toContain(sentence);
    expect(assistant.received).toEqual([]);
  });

  it("that are empty are refused", async () => {
    const { channel, cookie, token } = await opened();
    const fields = { token, id: randomUUID() };
    const refused = await send(channel, "/api/files", cookie, fields, [["空.csv", ""]]);
    expect(await refused.json()).toEqual({ error: "“空.csv”是空的，换一个再传。" });
  });

  it("are taken from pages of ours only", async () => {
    const { assistant, channel, cookie, token } = await opened();
    const fields = { token: "x".repeat(token.length), id: randomUUID() };
    expect((await send(channel, "/api/files", cookie, fields, two)).status).toBe(403);
    const own = { token, id: randomUUID() };
    const cross = { "sec-fetch-site": "cross-site" };
    expect((await send(channel, "/api/files", cookie, own, two, cross)).status).toBe(403);
    expect((await send(channel, "/api/files", "", own, two)).status).toBe(403);
    expect(assistant.received).toEqual([]);
  });

  it("do not make room for long words elsewhere", async () => {
    const { channel, cookie, token } = await opened();
    const long = "长".repeat(40_000);
    const body = new URLSearchParams({ token, text: long }).toString();
    const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
    const refused = await ask(channel, "/messages", { method: "POST", headers, body });
    expect(refused.status).toBe(413);
    const without = await send(channel, "/api/files", "", { text: long }, two);
    expect(without.status).toBe(413);
  });
});
