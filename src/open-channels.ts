import type { Logger } from "pino";
import type { Mind } from "./answering/mind.ts";
import { dayOf } from "./calendar/instant.ts";
import { deadlinesOf } from "./channels/slack/deadlines.ts";
import type { Slack } from "./channels/slack/slack.ts";
import type { Channel } from "./channels/channel.ts";
import { telegram, type Telegram } from "./channels/telegram/telegram.ts";
import type { Config } from "./config.ts";
import { bouncedMark, mailboxOf } from "./notices/mailbox.ts";
import { moveConversation } from "./stores/conversations.ts";
import type { Database } from "./stores/database.ts";
import { noteMembership } from "./stores/preferences.ts";

/** Makes the Telegram channel; `undefined` when no token is given. */
export function openTelegram(
  { telegram: given, publicUrl }: Config,
  db: Database,
  mind: () => Mind,
  now: () => Date,
  log: Logger,
): Telegram | undefined {
  if (!given) return undefined;
  const { token, webhookSecret, apiRoot, companyData, limits } = given;
  return telegram({
    ...{ token, now, companyData, pages: publicUrl },
    ...(webhookSecret !== undefined && { webhookSecret }),
    ...(apiRoot !== undefined && { apiRoot }),
    ...(limits && { limits }),
    programme: (id) => mind().knowledge.programmes.find((one) => one.id === id)?.title,
    onMembership: async (membership) => {
      await noteMembership(db, "telegram", membership, now());
      log.info({ state: membership.state }, "telegram membership");
    },
    onMoved: async ({ from, to }) => {
      await moveConversation(db, "telegram", from, to);
      log.info("telegram group moved");
    },
    onState: (state) => log.warn({ state }, "telegram"),
    onFault: ({ reference, error }) => log.error({ reference, err: error }, "telegram failed"),
  });
}

/** Makes the Slack channel; `undefined` when no token is given. */
export async function openSlack(
  { slack: given, publicUrl }: Config,
  db: Database,
  mind: () => Mind,
  now: () => Date,
  log: Logger,
): Promise<Slack | undefined> {
  if (!given) return undefined;
  // Only who uses Slack waits for its parts to be read.
  const { slack } = await import("./channels/slack/slack.ts");
  const { botToken, appToken, signingSecret, apiRoot, companyData } = given;
  return slack({
    ...{ botToken, now, companyData, pages: publicUrl },
    ...(appToken !== undefined && { appToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(apiRoot !== undefined && { apiRoot }),
    deadlines: () => deadlinesOf(mind().knowledge.rules, dayOf(now().toISOString()) ?? ""),
    onMembership: async ({ address, state }) => {
      if (address !== undefined) await noteMembership(db, "slack", { address, state }, now());
      log.info({ state }, "slack membership");
    },
    onState: (state) => log.warn({ state }, "slack"),
    onFault: ({ reference, error }) => log.error({ reference, err: error }, "slack failed"),
  });
}

/** Makes the mail channel; `undefined` when no SMTP server is given. */
export async function openMail(
  { mail: given }: Config,
  db: Database,
  now: () => Date,
  log: Logger,
): Promise<Channel | undefined> {
  if (!given) return undefined;
  // Only who sends mail waits for its parts to be read.
  const { mail } = await import("./channels/mail/mail.ts");
  return mail({
    ...{ ...given, now, bounced: bouncedMark },
    mailbox: (address) => mailboxOf(db, address),
    onState: (state) => log.warn({ state }, "mail"),
  });
}
