import type { Api } from "grammy";
import type { Reply } from "../../messages/reply.ts";
import type { Sent } from "../channel.ts";
import { addressOf, isGroup, readAddress, type Place } from "./address.ts";
import type { Budget, Priority } from "./budget.ts";
import type { Clock } from "../messenger/clock.ts";
import { createProgress, longestTurn, shortWait, type Posted } from "../messenger/progress.ts";
import { describeFault, readFault, type Fault } from "./fault.ts";
import { render, type Payload } from "./render.ts";

/** What sending stands on. */
export interface PostParts {
  readonly api: Api;
  readonly budget: Budget;
  readonly clock: Clock;
  /** The time of the outbox: what is to be tried again is dated by it. */
  readonly now: () => Date;
  /** The reply as it may be seen at this address. */
  readonly shared: (reply: Reply, address: string) => Reply;
  /** Told when a group has another number now. */
  readonly onMoved: (from: string, to: string) => Promise<void>;
  /** Told of an address that takes nothing from us. */
  readonly onGone: (address: string) => void;
  /** Told of what Telegram did not take. */
  readonly onRefused: (why: string) => void;
}

/** How a message is sent. */
export interface Posting {
  readonly priority: Priority;
  /** The message it answers, where that is to be seen: in groups. */
  readonly replyTo?: number;
}

/** Makes what sends: one message, or a reply of as many as it takes. */
export function createPost(parts: PostParts) {
  const { api, budget, clock, now } = parts;
  const progress = createProgress<number>(now);
  const movedTo = new Map<number, number>();

  const placeOf = (address: string): Place | undefined => {
    const place = readAddress(address);
    const chat = place && movedTo.get(place.chat);
    return chat === undefined ? place : { chat };
  };
  const moved = (from: number, to: number) => {
    movedTo.set(from, to);
    return parts.onMoved(addressOf({ chat: from }), addressOf({ chat: to }));
  };

  /** Makes one call; throws what Telegram says. The message `instead` stands there already and becomes this one. */
  async function attempt(
    { chat, topic }: Place,
    payload: Payload,
    { replyTo }: Posting,
    instead?: number,
  ) {
    const { text, entities, reply_markup: markup } = payload;
    const shown = { entities, link_preview_options: { is_disabled: true } };
    if (instead !== undefined) {
      const inline = markup && "inline_keyboard" in markup ? { reply_markup: markup } : {};
      await api.editMessageText(chat, instead, text, { ...shown, ...inline });
      return instead;
    }
    const sent = await api.sendMessage(chat, text, {
      ...shown,
      ...(topic !== undefined && { message_thread_id: topic }),
      ...(replyTo !== undefined &&
        isGroup(chat) && {
          reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
        }),
      ...(markup && { reply_markup: markup }),
    });
    return sent.message_id;
  }

  /** Sends one message, however often it takes within a short time. */
  async function one(
    address: string,
    payload: Payload,
    posting: Posting,
    standing?: number,
  ): Promise<Posted<number, Fault>> {
    let place = placeOf(address);
    if (!place) return { outcome: "fault", fault: { kind: "blocked" } };
    let bare = payload;
    let instead = standing;
    for (let tries = 0; ; tries += 1) {
      // Who waits here holds up what comes after, and the end of the program.
      const wait = budget.wait(place.chat);
      if (wait > longestTurn)
        return { outcome: "fault", fault: { kind: "wait", milliseconds: wait } };
      await budget.take(place.chat, posting.priority);
      try {
        return { outcome: "sent", message: await attempt(place, bare, posting, instead) };
      } catch (error) {
        const read = readFault(error);
        // Changing a message once more does no harm: nothing of the text may be lost.
        const fault: Fault =
          read.kind === "unknown" && instead !== undefined ? { kind: "away" } : read;
        if (fault.kind === "same" && instead !== undefined)
          return { outcome: "sent", message: instead };
        if (fault.kind === "wait") budget.hold(place.chat, clock.now() + fault.milliseconds);
        if (fault.kind === "blocked") parts.onGone(address);
        if (fault.kind === "refused") parts.onRefused(describeFault(error));
        const again = tries < 3;
        if (again && fault.kind === "wait" && fault.milliseconds <= shortWait) continue;
        if (again && fault.kind === "lost" && instead !== undefined) instead = undefined;
        else if (again && fault.kind === "topic") place = { chat: place.chat };
        else if (again && fault.kind === "moved") {
          await moved(place.chat, fault.chat).catch(() => {});
          place = { chat: fault.chat };
        } else if (again && fault.kind === "refused" && bare.entities.length > 0) {
          bare = { ...bare, entities: [] };
        } else if (again && fault.kind === "refused" && bare.reply_markup) {
          bare = { text: bare.text, entities: [] }; // better without buttons than not at all
        } else return { outcome: "fault", fault };
      }
    }
  }

  /** Sends a reply; `id` is its outbox row's: what was sent of it already is not sent again. */
  async function reply(
    address: string,
    given: Reply,
    { id, instead, ...posting }: Posting & { id?: string; instead?: number },
  ): Promise<Sent> {
    const place = placeOf(address);
    if (!place) return { outcome: "blocked" };
    const done = progress.of(id, instead);
    const editing = done.instead !== undefined;
    const payloads = render(parts.shared(given, address), {
      ...(id !== undefined && { outbox: id }),
      keyboards: !isGroup(place.chat) && !editing,
    });
    return progress.send(id, done, payloads, (payload, at) =>
      one(address, payload, posting, at === 0 ? done.instead : undefined),
    );
  }

  return { attempt, one, reply, moved };
}

/** What sends. */
export type Post = ReturnType<typeof createPost>;
