import { sequentialize } from "@grammyjs/runner";
import { Api, Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Assistant, Channel, Sent } from "../channel.ts";
import { isGroup, readAddress } from "./address.ts";
import { createBudget, telegramLimits, type BudgetLimits } from "./budget.ts";
import { createBeginning } from "../messenger/beginning.ts";
import { machineClock, type Clock } from "../messenger/clock.ts";
import { commands } from "./command.ts";
import { describeFault, loggable, readFault } from "./fault.ts";
import { createFiles } from "./files.ts";
import { createIntake } from "./intake.ts";
import { createPolling } from "./polling.ts";
import { createPost } from "./post.ts";
import { createPresses } from "./press.ts";
import type { Membership } from "./read.ts";
import { shareable, type Sharing } from "./shareable.ts";
import { createTurns } from "./turns.ts";
import { createTyping } from "./typing.ts";
import { wanted } from "./update.ts";
import { answer, createWebhook, webhookPath } from "./webhook.ts";

/** What the Telegram channel needs to know. */
export interface TelegramOptions {
  /** The token from BotFather; never logged. */
  readonly token: string;
  readonly now: () => Date;
  /** Where the pages are, such as `https://example.com`: links lead there, and Telegram calls there. */
  readonly pages: string;
  /** With it Telegram calls us; without we ask Telegram. */
  readonly webhookSecret?: string;
  readonly apiRoot?: string;
  /** Whether what a company told may be sent by Telegram; else a link to the page is. */
  readonly companyData?: Sharing["companyData"];
  /** Title of a programme by its id, for links that begin with one. */
  readonly programme?: (id: string) => string | undefined;
  readonly clock?: Clock;
  readonly limits?: BudgetLimits;
  /** So long a poll waits, in seconds. */
  readonly pollSeconds?: number;
  /** Told of addresses that take messages from us or no longer do. */
  readonly onMembership?: (membership: Membership) => Promise<void> | void;
  /** Told when a group has another address now. */
  readonly onMoved?: (moved: { from: string; to: string }) => Promise<void> | void;
  /** Hears of what broke, with the reference number that the person was shown. */
  readonly onFault?: (fault: { reference: string; error: unknown }) => void;
  /** Hears in one sentence how the connection goes. */
  readonly onState?: (sentence: string) => void;
}

/** The Telegram channel; it has no listener of its own. */
export interface Telegram extends Channel {
  /** Answers Telegram's calls; `undefined` when the address is not ours. */
  handle(request: Request): Response | Promise<Response> | undefined;
}

/** So long a notice waits for its turn; after that the outbox tries again, in milliseconds. */
const noticePatience = 5000;

/** Talks to people on Telegram. */
export function telegram(options: TelegramOptions): Telegram {
  const { token, now, pages, webhookSecret, companyData = "linkOnly" } = options;
  const { apiRoot = "https://api.telegram.org", clock = machineClock } = options;
  const { onFault = () => {}, onState = () => {}, onMembership = () => {} } = options;
  const api = new Api(token, { apiRoot, timeoutSeconds: 60 });
  const budget = createBudget(clock, options.limits ?? telegramLimits);
  let username = "";
  let webhook: ((request: Request) => Promise<Response>) | undefined;
  let polling: ReturnType<typeof createPolling> | undefined;
  let ended: Promise<void> | undefined;

  /** Faults of others may hold the address of a call, and that holds the token. */
  const broke = (reference: string, error: unknown) =>
    onFault({ reference, error: loggable(error, token) });
  const sharing = (address: string): Sharing => {
    const group = isGroup(readAddress(address)?.chat ?? 0);
    return { companyData, group, pages, bot: username };
  };
  const post = createPost({
    ...{ api, budget, clock, now },
    shared: (reply, address) => shareable(reply, sharing(address)),
    onMoved: async (from, to) => options.onMoved?.({ from, to }),
    onGone: (address) => void gone(address).catch(quietly),
    onRefused: (why) => onState(`Telegram 没有收一条消息（${why}）。`),
  });
  const typing = createTyping(api, clock);
  const turns = createTurns({
    ...{ budget, clock, post, sharing, typing },
    onFault: ({ reference, error }) => broke(reference, error),
  });
  const fetchFile = createFiles({ api, root: apiRoot, token });
  const presses = createPresses({ api, budget, clock, post, turns, sharing, typing });
  function quietly(error: unknown) {
    broke("telegram", error);
  }
  async function gone(address: string) {
    await onMembership({ address, state: "gone" });
  }

  /** Learns who we are and begins to receive; throws what Telegram says. */
  async function begin(assistant: Assistant): Promise<void> {
    // The first call tells soon whether Telegram is there: the others wait for it.
    const me = await new Api(token, { apiRoot, timeoutSeconds: 10 }).getMe();
    ({ username } = me);
    const bot = listening(me, assistant);
    await offerMenu();
    if (webhookSecret === undefined) {
      await api.deleteWebhook();
      polling = createPolling({
        ...{ api, clock, say: onState, seconds: options.pollSeconds ?? 30 },
        take: (update) => bot.handleUpdate(update),
        onFault: quietly,
      });
      if (!beginning.stopping.aborted) polling.start();
    } else {
      webhook = createWebhook(bot, webhookSecret, quietly);
      const more = { secret_token: webhookSecret, allowed_updates: wanted };
      await api.setWebhook(pages + webhookPath, more);
    }
  }

  /** A courtesy: without the menu everything can be typed. */
  async function offerMenu(): Promise<void> {
    try {
      await api.setMyCommands(menu(() => true));
      const forMany = menu(({ scope }) => scope === "everywhere");
      await api.setMyCommands(forMany, { scope: { type: "all_group_chats" } });
    } catch (error) {
      onState(`Telegram 的命令菜单没有设上（${describeFault(error)}），打字照常。`);
    }
  }

  function listening(me: UserFromGetMe, assistant: Assistant): Bot {
    const bot = new Bot(token, { botInfo: me, client: { apiRoot } });
    const intake = createIntake({
      ...{ assistant, now, post, turns, presses, sharing },
      self: me,
      programme: options.programme ?? (() => undefined),
      fetchFile,
      onMembership,
      onMoved: (from, to) => post.moved(Number(from), Number(to)),
      onIgnored: () => {},
    });
    // What one chat sends is stored in its order.
    bot.use(sequentialize(({ chat }) => (chat === undefined ? [] : String(chat.id))));
    bot.use((ctx) => intake(ctx.update));
    return bot;
  }

  const beginning = createBeginning({
    ...{ name: "Telegram", clock, begin, describe: describeFault, say: onState },
    hopeless(error, later) {
      const { kind } = readFault(error);
      if (kind === "token") return wrongToken;
      return kind === "refused" && !later
        ? `Telegram 没有开起来（${describeFault(error)}）。`
        : undefined;
    },
  });

  return {
    name: "telegram",
    handle(request) {
      if (new URL(request.url).pathname !== webhookPath || webhookSecret === undefined)
        return undefined;
      return webhook ? webhook(request) : answer(503);
    },
    async start(assistant) {
      if (webhookSecret !== undefined && !pages.startsWith("https://") && !options.apiRoot)
        throw new Error(noAddress);
      await beginning.start(assistant);
    },
    async send(address, reply, { priority, id }): Promise<Sent> {
      const place = readAddress(address);
      const wait = place ? budget.wait(place.chat) : 0;
      if (wait > noticePatience)
        return { outcome: "retryAt", at: new Date(now().getTime() + wait) };
      return post.reply(address, reply, { priority, ...(id !== undefined && { id }) });
    },
    wait(address) {
      const place = readAddress(address);
      return place ? budget.noticeWait(place.chat) : 0;
    },
    stop: () => (ended ??= end()),
  };

  async function end(): Promise<void> {
    webhook = undefined;
    await beginning.end();
    await polling?.stop();
    await turns.idle();
  }
}

const wrongToken =
  "Telegram 没有开：TELEGRAM_TOKEN 不对，Telegram 不认。向 BotFather 发 /mybots 看令牌，改好再启动；别的渠道照常。";
const noAddress =
  "Telegram 没有开：写了 TELEGRAM_WEBHOOK_SECRET，PUBLIC_URL 就要是 https 网址；不写它就由这里去取消息。";

function menu(keep: (command: (typeof commands)[number]) => boolean) {
  return commands.filter(keep).map(({ name, description }) => ({ command: name, description }));
}
