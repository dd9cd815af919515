import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssistant } from "../../src/assistant/assistant.ts";
import { deliverQueued } from "../../src/assistant/outbox-delivery.ts";
import type { Assistant } from "../../src/channels/channel.ts";
import { setStop } from "../../src/people/stopping.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { realMind } from "../real-knowledge.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { seen, type Person } from "./contract.ts";
import { openSlack } from "./slack/slack-person.ts";
import { openTelegram } from "./telegram/telegram-person.ts";
import { openTerminal } from "./terminal/terminal-person.ts";
import { openWeb } from "./web/web-person.ts";

const day = { now: new Date("2026-06-15T04:00:00Z") };
const now = () => day.now;
let db: Database;
beforeAll(async () => {
  db = await openDatabase(`${temporaryFolder()}/kechuang.db`);
});
afterAll(() => db.$disconnect());

const open: Record<string, (assistant: Assistant) => Promise<Person>> = {
  web: (assistant) => openWeb(assistant, { now, db, regions: () => realMind.knowledge.regions }),
  telegram: (assistant) => openTelegram(assistant, { now }),
  slack: (assistant) => openSlack(assistant, "http", {}),
  terminal: (assistant) => openTerminal(assistant, { now }),
};

describe("while staff have stopped what is sent", () => {
  it.each(Object.keys(open))("an answer waits, and comes once afterwards (%s)", async (name) => {
    const assistant = createAssistant({ db, mind: () => realMind, now });
    const person = await open[name]?.(assistant);
    if (!person) throw new Error(`There is no ${name}.`);
    const stop = (stopped: boolean) => {
      day.now = new Date(day.now.getTime() + 1000);
      return setStop(db, "sending", { stop: stopped, by: "王管理", why: "" }, day.now);
    };
    const deliver = () => deliverQueued(db, [person.channel], now, assistant.inHand);
    const waiting = () => db.outbox.count({ where: { channel: name, state: "queued" } });
    await stop(true);
    await person.say("高企证书有效期几年");
    await expect.poll(waiting).toBe(1);
    await assistant.idle();
    expect(await deliver()).toBe(0);
    expect(await person.shown()).not.toContain("第九条");

    await stop(false);
    await expect.poll(deliver).toBe(1);
    const shown = await seen(person, "第九条");
    expect(await deliver()).toBe(0);
    expect(await waiting()).toBe(0);
    expect(await person.shown()).toBe(shown);
    await person.leave();
    await person.channel.stop();
  });
});
