import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { groupPlaces } from "../../../src/channels/web/places.ts";
import { realMind } from "../../real-knowledge.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { openPage, post, startWeb, submit, textOf } from "./web-person.ts";

const { regions } = realMind.knowledge;
const echo = () =>
  createTestAssistant(({ text, asOf }) => replyOf(text, asOf === undefined ? {} : { asOf }));

describe("place and day", () => {
  it("puts the places of home first, then the wider ones, the near ones and all others, each once", () => {
    const groups = groupPlaces(regions, "银川");
    expect(groups.map(({ label }) => label)).toEqual([
      ...["银川的区县和园区", "更大的范围", "宁夏其他地方", "别处"],
    ]);
    const [inside, wider, beside, others] = groups.map(({ names }) => names);
    expect(inside).toEqual(expect.arrayContaining(["贺兰县", "银川综保区"]));
    expect(wider).toEqual(["宁夏", "全国"]);
    expect(beside).toContain("石嘴山");
    expect(others).toContain("北京");
    const all = groups.flatMap(({ names }) => names);
    expect(new Set(all).size).toBe(all.length);
    expect([...all, "银川"].sort()).toEqual(regions.map(({ name }) => name).sort());
  });

  it("go with the message, and only known places do", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant, { regions: () => regions });
    const { cookie } = await openPage(channel);
    const send = (place: unknown) =>
      post(channel, "/api/messages", cookie, { id: randomUUID(), text: "问", place });
    expect((await send("贺兰县")).status).toBe(202);
    expect((await send("")).status).toBe(202);
    const refused = await send("火星");
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: "没有这个地方，请在上面重新选一个。" },
    ]);
    expect(assistant.received.map(({ place }) => place)).toEqual(["贺兰县", undefined]);
  });

  it("stay set from one page to the next without script", async () => {
    const assistant = echo();
    const channel = await startWeb(assistant, { regions: () => regions });
    const { cookie, token } = await openPage(channel);
    const fields = { token, text: "问", place: "贺兰县", asOf: "2019-04-22" };
    const done = await submit(channel, "/messages", cookie, fields);
    const path = done.headers.get("location") ?? "";
    const page = await channel.handle(
      new Request(`http://assistant.test${path}`, { headers: { cookie } }),
    );
    const html = (await page?.text()) ?? "";
    expect(html).toMatch(/<option selected>\s*贺兰县/);
    expect(html).toContain('value="2019-04-22"');
    expect(textOf(html)).toContain("适用日 2019-04-22");
  });

  it("shows the day of an answer only where it is not today", async () => {
    const channel = await startWeb(echo());
    const { cookie, token } = await openPage(channel);
    await submit(channel, "/messages", cookie, { token, text: "今天", asOf: "2026-11-24" });
    expect((await openPage(channel, cookie)).html).not.toContain("适用日");
    await submit(channel, "/messages", cookie, { token, text: "昨天", asOf: "2026-11-23" });
    expect(textOf((await openPage(channel, cookie)).html)).toContain("适用日 2026-11-23");
  });
});
