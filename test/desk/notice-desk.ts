import { createNoticeWorks, type NoticeWorks } from "../../src/assistant/notice-works.ts";
import { previewAsMail } from "../../src/channels/mail/preview.ts";
import { previewOnSlack } from "../../src/channels/slack/preview.ts";
import { previewOnTelegram } from "../../src/channels/telegram/preview.ts";
import { previewOnWeb } from "../../src/channels/web/preview.ts";
import type { DeskOptions } from "../../src/desk/desk.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { inventedCode } from "../people/invented.ts";
import { realMind } from "../real-knowledge.ts";
import { openDesk, type Browser, type TestDesk } from "./desk-person.ts";

/** A desk with notices on the knowledge that ships, on a working day in the morning. */
export async function openNoticeDesk(
  limits: DeskOptions["limits"] = {},
): Promise<TestDesk & { works: NoticeWorks }> {
  const test = await openDesk();
  const now = () => test.clock.now;
  const works = createNoticeWorks({
    ...{ db: test.db, mind: () => realMind, now, pages: "https://example.com" },
    channels: () => ["telegram", "slack", "web", "mail"],
  });
  const { desk } = await openDesk({
    ...{ db: test.db, now, knowledge: () => realMind.knowledge, notices: works },
    ...{ pages: "https://example.com", limits },
    previews: {
      ...{ web: previewOnWeb, telegram: previewOnTelegram },
      ...{ slack: previewOnSlack, mail: previewAsMail },
    },
  });
  return { ...test, desk, works };
}

let made = 700;

/** A company in the register; one with `chat` has a member who spoke there on Telegram. */
export async function settleCompany(
  { db, clock }: TestDesk,
  name: string,
  more: { county?: string; industry?: string; contact?: string; chat?: string } = {},
): Promise<{ id: string; unifiedCode: string }> {
  const { chat, ...fields } = more;
  const unifiedCode = inventedCode((made += 1));
  const county = fields.county ?? "兴庆区";
  const id = await db.$transaction((tx) =>
    addCompany(tx, unifiedCode, { name, ...fields, county }, clock.now),
  );
  if (chat === undefined) return { id, unifiedCode };
  const { id: personId } = await db.person.create({ data: { createdAt: clock.now } });
  const belongs = { personId, enterpriseId: id, role: "member", createdAt: clock.now };
  await db.membership.create({ data: belongs });
  const place = { channel: "telegram", address: chat, personId, createdAt: clock.now };
  await db.conversation.create({ data: place });
  return { id, unifiedCode };
}

/** What staff write. */
export const written = {
  ...{ title: "某某项目开始申报", text: "{企业}可以报了，{截止} 前在网上交。", topic: "window" },
  ...{ programme: "", opens: "", closes: "2026-12-31", clauses: "" },
};

/** Writes a notice by its form; gives the address of its page. */
export async function write(browser: Browser, fields: Record<string, string> = {}) {
  await browser.open("/desk/notices/new");
  await browser.submit("/desk/notices", { ...written, ...fields });
  return (browser.location ?? "").replace(/\?.*/, "") || pathOf(browser);
}

/** Says for whom the notice on this page is, in a sentence, and confirms what was understood. */
export async function address(browser: Browser, path: string, words: string) {
  await browser.open(`${path}/audience`);
  const by = { words, possible: "no" };
  await browser.submit(`${path}/audience?by=words`, { ...by, act: "look" });
  await browser.submit(`${path}/audience?by=words`, { ...by, act: "save" });
}

/** Writes, addresses and submits; another one approves. */
export async function approve(browser: Browser, other: Browser, words: string, fields = {}) {
  const path = await write(browser, fields);
  await address(browser, path, words);
  await browser.open(path);
  await browser.submit(`${path}/submit`);
  await other.open(path);
  await other.submit(`${path}/approve`);
  return path;
}

function pathOf({ html }: Browser): string {
  return /action="(\/desk\/notices\/[\w-]+)\/test"/.exec(html)?.[1] ?? "";
}
