import { webApi } from "@slack/bolt";
import type { Assistant, Channel, Sent } from "../channel.ts";
import { createOnce } from "./acknowledge.ts";
import { isShared, readAddress } from "./address.ts";
import { createBudget } from "./budget.ts";
import { createBeginning } from "../messenger/beginning.ts";
import { machineClock, type Clock } from "../messenger/clock.ts";
import { createDirects } from "./directs.ts";
import { describeFault, loggable, readFault } from "./fault.ts";
import { createFiles } from "./files.ts";
import { createForms } from "./forms.ts";
import { greeting } from "./greeting.ts";
import { answer, createHttp, slackPath } from "./http.ts";
import { createIntake, type Acknowledgement } from "./intake.ts";
import { opened } from "./payload.ts";
import { createPost } from "./post.ts";
import { createPresses } from "./press.ts";
import { quiet } from "./quiet.ts";
import type { Aside, Membership } from "./reading.ts";
import { renderNote } from "./render.ts";
import { createRespond } from "./respond.ts";
import type { Sharing } from "../messenger/sharing.ts";
import { shareable } from "./shareable.ts";
import { createSigns } from "./signs.ts";
import { createSocket, wrongAppToken } from "./socket.ts";
import { createTurns } from "./turns.ts";
import { createWindows } from "./windows.ts";

/** What the Slack channel needs to know. */
export interface SlackOptions {
  /** Begins with `xoxb-`; never logged. */
  readonly botToken: string;
  /** With it we open a connection to Slack (Socket Mode). */
  readonly appToken?: string;
  /** Without a connection Slack calls us; this proves that it is Slack. */
  readonly signingSecret?: string;
  readonly now: () => Date;
  /** Where the pages are, such as `https://example.com`: links lead there. */
  readonly pages: string;
  readonly apiRoot?: string;
  /** Whether what a company told may be sent by Slack; else a link to the page is. */
  readonly companyData?: Sharing["companyData"];
  /** When programmes can be filed for, one a line. */
  readonly deadlines?: () => readonly string[];
  readonly clock?: Clock;
  /** Told of places that take messages from us or no longer do. */
  readonly onMembership?: (membership: Membership) => Promise<void> | void;
  /** Hears of what broke, with the reference number that the person was shown. */
  readonly onFault?: (fault: { reference: string; error: unknown }) => void;
  /** Hears in one sentence how the connection goes. */
  readonly onState?: (sentence: string) => void;
}

/** The Slack channel; it has no listener of its own. */
export interface Slack extends Channel {
  /** Answers Slack's calls; `undefined` when the address is not ours. */
  handle(request: Request): Response | Promise<Response> | undefined;
}

/** So long a notice waits for its turn; after that the outbox tries again, in milliseconds. */
const noticePatience = 5000;
const callPatience = 20_000;

/** Talks to people on Slack. */
export function slack(options: SlackOptions): Slack {
  const { botToken, appToken, signingSecret, now, pages, companyData = "linkOnly" } = options;
  const { apiRoot = "https://slack.com", clock = machineClock } = options;
  const { onFault = () => {}, onState = () => {}, onMembership = () => {} } = options;
  const apiUrl = `${apiRoot}/api/`;
  const api = new webApi.WebClient(botToken, {
    ...{ slackApiUrl: apiUrl, logger: quiet, timeout: callPatience },
    // What is to be tried again is known to the outbox, also after a restart.
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const budget = createBudget(clock);
  const directs = createDirects(api);
  let take: ((body: unknown) => Promise<Acknowledgement>) | undefined;
  let http: ((request: Request) => Promise<Response>) | undefined;
  let socket: ReturnType<typeof createSocket> | undefined;
  let ended: Promise<void> | undefined;
  const inHand = new Set<Promise<unknown>>();

  const secrets = [botToken, appToken ?? "", signingSecret ?? ""];
  const broke = (reference: string, error: unknown) =>
    onFault({ reference, error: loggable(error, secrets) });
  const quietly = (error: unknown) => broke("slack", error);
  const beside = (task: () => Promise<unknown>) => {
    const running = task().catch(quietly);
    inHand.add(running);
    void running.finally(() => inHand.delete(running));
  };
  /** Addresses of Slack's own: nobody else is shown the token, or what was answered. */
  const isOurs = (url: URL) =>
    url.origin === new URL(apiRoot).origin ||
    (url.protocol === "https:" && /(?:^|\.)slack(?:-files)?\.com$/.test(url.hostname));
  const sharing = (address: string): Sharing => {
    const place = readAddress(address);
    return { companyData, group: place !== undefined && isShared(place), pages };
  };
  const alone: Sharing = { companyData, group: false, pages };
  const post = createPost({
    ...{ api, budget, clock, directs, now },
    respond: createRespond(clock, isOurs),
    shared: (reply, address, only) => shareable(reply, only ? alone : sharing(address)),
    onGone: (address) => beside(async () => onMembership({ address, state: "gone" })),
    onRefused: (why) => onState(`Slack 没有收一条消息（${why}）。`),
  });
  const tell = ({ user, responseUrl }: Aside, text: string) =>
    void turns.run(`beside ${user}`, async () => {
      await post.one(user, renderNote(text), { priority: "chat", responseUrl });
    });
  let refresh: (user: string) => Promise<void> = () => Promise.resolve();
  const turns = createTurns({
    post,
    onFault: ({ reference, error }) => broke(reference, error),
    onAnswered: (address) => beside(() => refresh(readAddress(address)?.to ?? "")),
  });

  function listening(user: string, assistant: Assistant) {
    const windows = createWindows({
      ...{ api, assistant, sharing: alone, onFault: quietly },
      deadlines: options.deadlines ?? (() => []),
    });
    ({ refresh } = windows);
    const presses = createPresses({
      ...{ api, assistant, now, directs, turns, windows, sharing, tell, beside },
    });
    const forms = createForms({ assistant, now, post, turns, windows, sharing: alone });
    return createIntake({
      ...{ assistant, now, directs, post, turns, windows, presses, forms, tell, beside, sharing },
      ...{ self: { user }, signs: createSigns(api), onMembership },
      fetchFile: createFiles(botToken, isOurs),
      greet: (channel, thread) => greeting(api, channel, thread),
    });
  }

  /** Learns who we are and begins to receive; throws what Slack says. */
  async function begin(assistant: Assistant): Promise<void> {
    const me = await api.auth.test();
    const taking = listening(me.user_id ?? "", assistant);
    const once = createOnce<Acknowledgement>();
    take = (body) => {
      const event = opened(body)["event_id"];
      const running = typeof event === "string" ? once(event, () => taking(body)) : taking(body);
      inHand.add(running);
      const done = () => inHand.delete(running);
      running.then(done, done);
      return running;
    };
    if (appToken === undefined) {
      const secret = signingSecret ?? "";
      http = createHttp({ secret, now: () => now().getTime(), take, onFault: quietly });
      return;
    }
    socket = createSocket({ appToken, apiUrl, clock, take, say: onState, onFault: quietly });
    await socket.start().catch((error: unknown) => {
      throw readFault(error).kind === "token" ? new Error(wrongAppToken) : error;
    });
  }

  const beginning = createBeginning({
    ...{ name: "Slack", clock, begin, hopeless, describe: describeFault, say: onState },
  });

  return {
    name: "slack",
    handle(request) {
      if (new URL(request.url).pathname !== slackPath || appToken !== undefined) return undefined;
      return http ? http(request) : answer(503);
    },
    async start(assistant) {
      const lacking = lackingOf(options);
      if (lacking !== undefined) throw new Error(lacking);
      await beginning.start(assistant);
    },
    async send(address, reply, { priority, id }): Promise<Sent> {
      const place = readAddress(address);
      const wait = place ? budget.wait(place.to) : 0;
      if (wait > noticePatience)
        return { outcome: "retryAt", at: new Date(now().getTime() + wait) };
      return post.reply(address, reply, { priority, ...(id !== undefined && { id }) });
    },
    wait(address) {
      const place = readAddress(address);
      return place ? budget.wait(place.to) : 0;
    },
    stop: () => (ended ??= end()),
  };

  async function end(): Promise<void> {
    http = undefined;
    await beginning.end();
    await socket?.stop();
    while (inHand.size > 0) await Promise.allSettled([...inHand]);
    await turns.idle();
    while (inHand.size > 0) await Promise.allSettled([...inHand]);
  }
}

/** What trying again does not mend, in one sentence; `undefined` where it may. */
function hopeless(error: unknown): string | undefined {
  if (error instanceof Error && error.message === wrongAppToken) return wrongAppToken;
  const fault = readFault(error);
  if (fault.kind === "token" || fault.kind === "blocked") return wrongToken;
  if (fault.kind === "refused") return `Slack 没有开起来（${fault.why}）；别的渠道照常。`;
  return undefined;
}

const wrongToken =
  "Slack 没有开：SLACK_BOT_TOKEN 不对，Slack 不认。在 api.slack.com/apps 的 OAuth & Permissions 里看 xoxb- 开头的那个，改好再启动；别的渠道照常。";

/** What is lacking in the settings, in one sentence. */
function lackingOf({ botToken, appToken, signingSecret }: SlackOptions): string | undefined {
  if (!botToken.startsWith("xoxb-"))
    return "Slack 没有开：SLACK_BOT_TOKEN 要 xoxb- 开头的那个；别的渠道照常。";
  if (appToken !== undefined && !appToken.startsWith("xapp-"))
    return "Slack 没有开：SLACK_APP_TOKEN 要 xapp- 开头的那个；别的渠道照常。";
  if (appToken === undefined && signingSecret === undefined)
    return "Slack 没有开：还要 SLACK_APP_TOKEN（由这里连过去），或者 SLACK_SIGNING_SECRET（由 Slack 打过来）；别的渠道照常。";
  return undefined;
}
