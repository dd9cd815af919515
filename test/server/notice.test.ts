import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { addDays } from "../../src/calendar/day.ts";
import { dayOf } from "../../src/calendar/instant.ts";
import { addColleague } from "../../src/people/staff-change.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { addMembership } from "../../src/stores/memberships.ts";
import { addIdentity } from "../../src/stores/persons.ts";
import { listStaff } from "../../src/stores/staff.ts";
import { openFakeSlack, secrets } from "../channels/slack/fake-slack.ts";
import { anna as zhang, ben as li, directOf } from "../channels/slack/payloads.ts";
import { textOfBlocks } from "../channels/slack/shown-text.ts";
import { me, openFakeTelegram, token } from "../channels/telegram/fake-telegram.ts";
import { textOf } from "../channels/telegram/updates.ts";
import { waitFor } from "../channels/waiting.ts";
import { Browser } from "../desk/desk-person.ts";
import { inventedCode } from "../people/invented.ts";
import { startChild } from "../stores/child.ts";
import { closedAfter, newFolder, openServer } from "./running-server.ts";

/** So many companies the notice is for, each with somebody on Telegram; one more is elsewhere. */
const COMPANIES = 40;
const FIRST_CHAT = 30_010_001;
/** So long is waited for what the server does, in milliseconds: it may have to start first. */
const PATIENCE = 60_000;
/** As many as are handed over at once: what is in doubt after a kill. */
const IN_FLIGHT = 8;

/** The server as it is, in a process of its own; prints where it is. */
const SERVER = `
  const { writeSync } = await import("node:fs");
  const { readConfig } = await load("config.ts");
  const { createLogger } = await load("logger.ts");
  const { startServer } = await load("server.ts");
  const server = await startServer(readConfig(JSON.parse(given[0])), createLogger("silent"));
  writeSync(1, server.address + "\\n");`;

/** Starts the server to be killed; gives its address. */
async function start(variables: Record<string, string>) {
  const child = startChild(SERVER, [JSON.stringify(variables)]);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  onTestFinished(kill);
  let said = "";
  child.stdout.on("data", (piece) => (said += String(piece)));
  await waitFor(() => said.endsWith("\n") || child.exitCode !== null, PATIENCE);
  return { address: said.trim(), kill };
}

/** A browser that speaks with a running server. */
function browserAt(address: () => string): Browser {
  const handle = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    const body = request.method === "POST" ? await request.text() : undefined;
    headers.set("origin", address());
    return fetch(address() + pathname + search, {
      ...{ method: request.method, headers, redirect: "manual" },
      ...(body !== undefined && { body }),
    });
  };
  return new Browser({ desk: { handle } });
}

/** Two of the staff, on Slack and on the desk, with their codes; and the companies. */
async function settle(db: Database, now: Date): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const name of ["张三", "李四"]) {
    const added = await addColleague(db, { name, role: "staff" }, "terminal", now);
    codes.push(added.outcome === "added" ? added.code : "");
  }
  const staff = await listStaff(db);
  await db.$transaction(async (tx) => {
    for (const { id, name } of staff)
      await addIdentity(
        tx,
        { channel: "slack", externalId: name === "张三" ? zhang : li },
        id,
        now,
      );
    for (let number = 0; number < COMPANIES; number += 1) {
      const address = String(FIRST_CHAT + number);
      const who = { channel: "telegram", externalId: address };
      const personId = await addIdentity(tx, who, undefined, now);
      const company = { name: `某某科技${String(number)}`, county: "兴庆区" };
      const enterpriseId = await addCompany(tx, inventedCode(number + 1), company, now);
      await addMembership(tx, { personId, enterpriseId, role: "member" }, now);
      const place = { channel: "telegram", address, personId, createdAt: now };
      await tx.conversation.create({ data: place });
    }
    const elsewhere = { name: "某某农业", county: "金凤区" };
    await addCompany(tx, inventedCode(COMPANIES + 1), elsewhere, now);
  });
  return codes;
}

it("a notice from the page and one from Slack, killed in the middle, reach everybody once and are answered from", async () => {
  const DATA_DIR = newFolder();
  const now = new Date();
  const db = await openDatabase(`file:${DATA_DIR}/kechuang.db`, { dataDir: DATA_DIR });
  const codes = await settle(db, now);
  await db.$disconnect();
  const slack = await closedAfter(openFakeSlack());
  const telegram = await closedAfter(openFakeTelegram());
  const variables = {
    ...{ PORT: "0", DATA_DIR, PUBLIC_URL: "https://kechuang.example.cn", QUIET_MILLISECONDS: "0" },
    ...{ SLACK_BOT_TOKEN: secrets.bot, SLACK_API_ROOT: slack.root },
    ...{ SLACK_APP_TOKEN: secrets.app },
    ...{ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: telegram.root },
  };
  const killed = await start(variables);
  let { address } = killed;
  const [desk, second] = [browserAt(() => address), browserAt(() => address)];

  const told = (user: string) =>
    slack.to(slack.direct(user)).map(({ blocks }) => textOfBlocks(blocks).join("\n"));
  const waitOnSlack = (user: string, before: number, words: string) =>
    waitFor(
      () =>
        told(user)
          .slice(before)
          .some((one) => one.includes(words)),
      PATIENCE,
    );
  /** Says something on Slack; returns what comes there since, once these words are in it. */
  const say = async (user: string, text: string, words: string): Promise<string> => {
    const ts = slack.nextTs();
    slack.heard.add(`${slack.direct(user)} ${ts}`);
    const before = told(user).length;
    await slack.push("events_api", directOf(user, ts, text));
    await waitOnSlack(user, before, words);
    return told(user).slice(before).join("\n");
  };
  const came = (title: string) =>
    telegram.shown.filter(({ text }) => text.startsWith(title)).map(({ chat }) => chat);
  /** Waits until the page says that it is done, and compares what it counts with what came. */
  const countOnPage = async (title: string, path: string) => {
    do {
      await sleep(200);
      await desk.open(`${path}/progress`);
    } while (!desk.text.includes("发完了"));
    expect(desk.text).toContain(`${COMPANIES} / ${COMPANIES} 个收件方有了结果`);
    const doubtful = desk.html.split('value="arrived"').length - 1;
    await desk.open(`${path}/statistics`);
    const sent = Number(/兴庆区：\d+ 家里 (\d+) 家收到/.exec(desk.html)?.[1]);
    expect(sent + doubtful).toBe(COMPANIES);
    // Nobody twice; nobody missed but those that are listed as in doubt.
    const chats = came(title);
    expect(new Set(chats).size).toBe(chats.length);
    expect(chats.length).toBeGreaterThanOrEqual(sent);
    return doubtful;
  };

  const closes = addDays(dayOf(now.toISOString()) ?? "", 60);
  for (const [browser, code] of [
    [desk, codes[0]],
    [second, codes[1]],
  ] as const) {
    await browser.open("/desk/sign-in");
    await browser.submit("/desk/sign-in", { code: code ?? "" });
  }
  await say(zhang, "你好", "");
  await say(li, "你好", "");

  // From the page.
  await desk.open("/desk/notices/new");
  const written = { title: "科技计划项目开始申报", text: "{企业}可以报了，材料交一份。" };
  const fields = { ...written, topic: "window", programme: "", opens: "", closes, clauses: "" };
  await desk.submit("/desk/notices", fields);
  const path = /action="(\/desk\/notices\/[\w-]+)\/test"/.exec(desk.html)?.[1] ?? "";
  await desk.open(`${path}/audience`);
  const by = { words: "兴庆区的企业", possible: "no" };
  await desk.submit(`${path}/audience?by=words`, { ...by, act: "look" });
  expect(desk.text).toMatch(/理解为：在兴庆区的企业.*40 家会收到/);
  await desk.submit(`${path}/audience?by=words`, { ...by, act: "save" });
  await desk.submit(`${path}/submit`);
  await waitOnSlack(li, 0, "等你批准");
  await second.open(path);
  expect(second.text).toContain("示例科技（虚构）可以报了");
  await second.submit(`${path}/approve`);
  expect(second.text).toContain("40 家企业，40 个收件方");

  // From Slack.
  const later = addDays(closes, 30);
  const [year, month, date] = later.split("-").map(Number);
  const title = "高新技术企业认定开始申报";
  const draft = `发通知 ${title}\n即日起到 ${year} 年 ${month} 月 ${date} 日受理。\n材料送到市民大厅 12 号窗口。`;
  const ending = /通知 ([\da-f]{8})/.exec(await say(zhang, draft, "发给谁"))?.[1] ?? "";
  expect(await say(zhang, "兴庆区的企业", "现在 40 家")).toContain("理解为：在兴庆区的企业");
  const waiting = told(li).length;
  await say(zhang, `提交 ${ending}`, "等同事批准");
  await waitOnSlack(li, waiting, "等你批准");
  const approved = told(zhang).length;
  await say(li, `批准 ${ending}`, "批准了");
  await waitOnSlack(zhang, approved, "李四 批准了");

  // At night and on days off they would wait.
  await desk.open(path);
  await desk.submit(`${path}/start`, { anyway: "yes" });
  await say(zhang, `马上发（通知 ${ending}）`, "开始发了");
  const begun = told(zhang).length;
  const all = () => came(written.title).length + came(title).length;
  await waitFor(() => all() >= COMPANIES / 2, PATIENCE);
  await killed.kill();
  expect(all()).toBeLessThan(2 * COMPANIES - IN_FLIGHT);
  ({ address } = await openServer(variables));
  await desk.open("/desk/notices");
  const other = /href="(\/desk\/notices\/[\w-]+)"[^>]*>\s*高新技术企业认定/.exec(desk.html)?.[1];
  // What is of companies is not told on this channel; each reads that it is meant.
  const first = telegram.shown.find(({ text }) => text.startsWith(written.title));
  expect(first?.text).toContain("你的企业可以报了");
  const doubtful =
    (await countOnPage(written.title, path)) + (await countOnPage(title, other ?? ""));
  expect(doubtful).toBeLessThanOrEqual(IN_FLIGHT);
  await waitOnSlack(zhang, begun, `“${written.title}”发完了`);
  await waitOnSlack(zhang, begun, `“${title}”发完了`);

  const chat = came(title).at(-1) ?? 0;
  const ask = async (text: string, more = {}): Promise<string> => {
    const before = telegram.to(chat).length;
    telegram.push(textOf(chat, text, more));
    await waitFor(() => telegram.to(chat).length > before, PATIENCE);
    return telegram.to(chat).at(-1)?.text ?? "";
  };
  expect(await ask("几号截止")).toContain(`截止 ${later}`);
  // In reply to the other one it is answered from that, and so is what comes next.
  const from = { ...me, is_bot: true, first_name: "科创助手" };
  const quoted = telegram.to(chat).find(({ text }) => text.startsWith(written.title));
  const reply_to_message = { message_id: quoted?.message_id, from, text: quoted?.text };
  expect(await ask("几号截止", { reply_to_message })).toContain(`截止 ${closes}`);
  expect(await ask("要交什么材料")).toContain("材料交一份");
}, 180_000);
