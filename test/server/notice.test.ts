import { expect, it } from "vitest";
import { addDays } from "../../src/calendar/day.ts";
import { dayOf } from "../../src/calendar/instant.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { addCompany } from "../../src/stores/enterprises.ts";
import { addMembership } from "../../src/stores/memberships.ts";
import { addIdentity } from "../../src/stores/persons.ts";
import { addStaff } from "../../src/stores/staff.ts";
import { openFakeSlack, secrets } from "../channels/slack/fake-slack.ts";
import { anna as zhang, ben as li, directOf } from "../channels/slack/payloads.ts";
import { textOfBlocks } from "../channels/slack/shown-text.ts";
import { openFakeTelegram, token } from "../channels/telegram/fake-telegram.ts";
import { anna, textOf } from "../channels/telegram/updates.ts";
import { waitFor } from "../channels/waiting.ts";
import { inventedCode } from "../people/invented.ts";
import { closedAfter, newFolder, openServer } from "./running-server.ts";

/** Two who work at the bureau, and a company of which somebody is on Telegram. */
async function settle(db: Database, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const [name, externalId] of [
      ["张三", zhang],
      ["李四", li],
    ] as const) {
      const id = await addStaff(tx, { name, role: "staff" }, now);
      await addIdentity(tx, { channel: "slack", externalId }, id, now);
    }
    const who = { channel: "telegram", externalId: String(anna) };
    const personId = await addIdentity(tx, who, undefined, now);
    const company = { name: "某某科技", county: "兴庆区" };
    const enterpriseId = await addCompany(tx, inventedCode(1), company, now);
    await addCompany(tx, inventedCode(2), { name: "某某农业", county: "金凤区" }, now);
    await addMembership(tx, { personId, enterpriseId, role: "member" }, now);
  });
}

it("a notice from Slack is approved there by somebody else, reaches Telegram, and is answered from there", async () => {
  const DATA_DIR = newFolder();
  const now = new Date();
  const db = await openDatabase(`file:${DATA_DIR}/kechuang.db`, { dataDir: DATA_DIR });
  await settle(db, now);
  await db.$disconnect();
  const slack = await closedAfter(openFakeSlack());
  const telegram = await closedAfter(openFakeTelegram());
  await openServer({
    ...{ DATA_DIR, PUBLIC_URL: "https://kechuang.example.cn", QUIET_MILLISECONDS: "0" },
    ...{ SLACK_BOT_TOKEN: secrets.bot, SLACK_API_ROOT: slack.root },
    ...{ SLACK_APP_TOKEN: secrets.app },
    ...{ TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: telegram.root },
  });
  const told = (user: string) =>
    slack.to(slack.direct(user)).map(({ blocks }) => textOfBlocks(blocks).join("\n"));
  /** Says something on Slack; returns the first message there with these words that comes since. */
  const say = async (user: string, text: string, words: string): Promise<string> => {
    const ts = slack.nextTs();
    slack.heard.add(`${slack.direct(user)} ${ts}`);
    const before = told(user).length;
    await slack.push("events_api", directOf(user, ts, text));
    await waitFor(
      () =>
        told(user)
          .slice(before)
          .some((one) => one.includes(words)),
      8000,
    );
    return told(user).slice(before).join("\n");
  };
  const closes = addDays(dayOf(now.toISOString()) ?? "", 60);
  const [year, month, date] = closes.split("-").map(Number);

  telegram.push(textOf(anna, "你好"));
  await say(li, "你好", "");
  const written = `发通知 高新技术企业认定开始申报\n即日起到 ${year} 年 ${month} 月 ${date} 日受理。\n材料送到市民大厅 12 号窗口。`;
  const drafted = await say(zhang, written, "发给谁");
  const id = /通知 ([\da-f]{8})/.exec(drafted)?.[1] ?? "";
  expect(await say(zhang, "兴庆区的企业", "现在 1 家")).toContain("理解为：在兴庆区的企业");
  await say(zhang, `提交 ${id}`, "等同事批准");
  await waitFor(() => told(li).some((one) => one.includes("等你批准")), 8000);
  await say(li, `批准 ${id}`, "批准了");
  await waitFor(() => told(zhang).some((one) => one.includes("李四 批准了")), 8000);
  // At night and on days off it would wait.
  await say(zhang, `马上发（通知 ${id}）`, "开始发了");
  await waitFor(() => telegram.to(anna).some(({ text }) => text.includes("开始申报")), 8000);

  const before = telegram.to(anna).length;
  telegram.push(textOf(anna, "几号截止"));
  await waitFor(() => telegram.to(anna).length > before, 8000);
  expect(telegram.to(anna).at(-1)?.text).toContain(`截止 ${closes}`);
  await waitFor(() => told(zhang).some((one) => one.includes("发完了")), 8000);
}, 40_000);
