import type { webApi } from "@slack/bolt";
import type { Reply } from "../../messages/reply.ts";
import type { Sent } from "../channel.ts";
import { isShared, readAddress, type Place } from "./address.ts";
import type { Budget, Priority } from "./budget.ts";
import type { Block } from "./blocks.ts";
import type { Clock } from "../messenger/clock.ts";
import { createProgress, longestTurn, shortWait, type Posted } from "../messenger/progress.ts";
import type { Directs } from "./directs.ts";
import { describeFault, readFault, type Fault } from "./fault.ts";
import { render, type Message } from "./render.ts";
import type { Respond } from "./respond.ts";
import { holdsCompany } from "../messenger/sharing.ts";

/** What sending stands on. */
export interface PostParts {
  readonly api: webApi.WebClient;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly directs: Directs;
  readonly respond: Respond;
  /** The time of the outbox: what is to be tried again is dated by it. */
  readonly now: () => Date;
  /** The reply as it may be seen: by all at the address, or by one person alone. */
  readonly shared: (reply: Reply, address: string, alone: boolean) => Reply;
  /** Told of an address that takes nothing from us. */
  readonly onGone: (address: string) => void;
  /** Told of what Slack did not take. */
  readonly onRefused: (why: string) => void;
}

/** How a message is sent. */
export interface Posting {
  readonly priority: Priority;
  /** Who asked: what others may not see is shown to that one alone. */
  readonly asker?: string;
  /** Where Slack takes an answer beside the conversation. */
  readonly responseUrl?: string | undefined;
  /** What was pressed. */
  readonly echo?: string | undefined;
}

/** Makes what sends: one message, or a reply of as many as it takes. */
export function createPost(parts: PostParts) {
  const { api, budget, clock, directs, now } = parts;
  const progress = createProgress<string>(now);

  /** Makes one call; throws what Slack says. */
  async function attempt(
    { to, thread }: Place,
    text: string,
    blocks: readonly Block[],
    alone: string | undefined,
  ): Promise<string> {
    const shown = { text, ...(blocks.length > 0 && { blocks: [...blocks] }) };
    const within = thread === undefined ? {} : { thread_ts: thread };
    if (alone !== undefined) {
      const args = { channel: to, user: alone, ...shown, ...within };
      return (await api.chat.postEphemeral(args)).message_ts ?? "";
    }
    const channel = directs.known(to) ?? to;
    const quiet = { unfurl_links: false, unfurl_media: false };
    const sent = await api.chat.postMessage({ channel, ...shown, ...within, ...quiet });
    if (!isShared({ to })) directs.learn(to, sent.channel);
    return sent.ts ?? "";
  }

  /** Sends one message, however often it takes within a short time. */
  async function one(
    address: string,
    message: Message,
    { priority, responseUrl }: Posting,
    alone?: string,
  ): Promise<Posted<string, Fault>> {
    const place = readAddress(address);
    if (!place) return { outcome: "fault", fault: { kind: "blocked" } };
    if (responseUrl !== undefined && (await parts.respond(responseUrl, message)))
      return { outcome: "sent", message: "beside" };
    const forms: (readonly Block[])[] = [message.blocks, message.plain, []];
    for (let tries = 0; ; tries += 1) {
      // Who waits here holds up what comes after, and the end of the program.
      const wait = budget.wait(place.to);
      if (wait > longestTurn)
        return { outcome: "fault", fault: { kind: "wait", milliseconds: wait } };
      await budget.take(place.to, priority);
      try {
        const sent = await attempt(place, message.text, forms[0] ?? [], alone);
        return { outcome: "sent", message: sent };
      } catch (error) {
        const fault = readFault(error);
        if (fault.kind === "wait") budget.hold(place.to, clock.now() + fault.milliseconds);
        // Who left the channel since is still to be reached in private.
        if (fault.kind === "blocked" && alone !== undefined)
          return await one(alone, message, { priority });
        if (fault.kind === "blocked") parts.onGone(address);
        if (["blocks", "refused", "token"].includes(fault.kind))
          parts.onRefused(describeFault(error));
        const again = tries < 3;
        if (again && fault.kind === "wait" && fault.milliseconds <= shortWait) continue;
        // Better without buttons than not at all.
        if (again && fault.kind === "blocks" && forms.length > 1) forms.shift();
        else return { outcome: "fault", fault };
      }
    }
  }

  /** Sends a reply; `id` is its outbox row's: what was sent of it already is not sent again. */
  async function reply(
    address: string,
    given: Reply,
    { id, ...posting }: Posting & { id?: string },
  ): Promise<Sent> {
    const place = readAddress(address);
    if (!place) return { outcome: "blocked" };
    const alone = isShared(place) && holdsCompany(given) ? posting.asker : undefined;
    const messages = render(parts.shared(given, address, alone !== undefined), {
      ...(id !== undefined && { outbox: id }),
      ...(posting.echo !== undefined && { echo: posting.echo }),
      shared: isShared(place),
    });
    return progress.send(id, progress.of(id), messages, (message) =>
      one(address, message, posting, alone),
    );
  }

  return { one, reply };
}

/** What sends. */
export type Post = ReturnType<typeof createPost>;
