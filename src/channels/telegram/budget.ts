import { isGroup } from "./address.ts";
import type { Clock } from "../messenger/clock.ts";

/** How much may be sent; edits count as messages do. */
export interface BudgetLimits {
  /** Messages a second to all chats together. */
  readonly overall: number;
  /** Milliseconds between two messages to one chat. */
  readonly between: number;
  /** Messages a minute to one group. */
  readonly group: number;
}

/** What Telegram lets a bot send. */
export const telegramLimits: BudgetLimits = { overall: 30, between: 1000, group: 20 };

/** What goes first: an answer before a notice. */
export type Priority = "chat" | "notice";

/** The one budget that everything sent draws from. */
export interface Budget {
  /** Resolves when a message may be sent to this chat: it is counted then. */
  take(chat: number, priority: Priority): Promise<void>;
  /** Counts a message when it may be sent at once; else false. What waits goes first. */
  tryTake(chat: number): boolean;
  /** How long a message to this chat would have to wait at least, in milliseconds. */
  wait(chat: number): number;
  /**
   * How long a notice to this chat had better wait, in milliseconds: notices are spread over each
   * second, and leave a part of it to answers while people talk.
   */
  noticeWait(chat: number): number;
  /** Sends nothing to a chat until then; where several chats must wait, to none. */
  hold(chat: number, until: number): void;
}

interface Waiting {
  readonly chat: number;
  readonly priority: Priority;
  readonly go: () => void;
}

const second = 1000;
const minute = 60 * second;

/** People talk while something else than a notice was sent within so long, in milliseconds. */
const TALKING = 10 * second;
/** The share of all messages that notices may be while people talk. */
const NOTICES = 0.8;
/** Notices that were held up may be so many at once. */
const CATCH_UP = 4;

/** Makes the budget. */
export function createBudget(clock: Clock, limits: BudgetLimits = telegramLimits): Budget {
  const all: number[] = []; // when messages went in the last second
  const chats = new Map<number, number[]>(); // the same by chat, in the last minute
  const held = new Map<number, number>();
  const waiting: Waiting[] = [];
  const gap = second / limits.overall;
  let allHeld = 0;
  let nextNotice = 0;
  let lastTalk = -TALKING;
  let cancel = () => {};

  const overallFree = (now: number, most = limits.overall): number => {
    while (all[0] !== undefined && all[0] <= now - second) all.shift();
    const oldest = all[all.length - most];
    return Math.max(allHeld, oldest === undefined ? now : oldest + second);
  };
  const chatFree = (chat: number, now: number): number => {
    const sent = chats.get(chat) ?? [];
    while (sent[0] !== undefined && sent[0] <= now - minute) sent.shift();
    const last = sent.at(-1);
    const oldest = isGroup(chat) ? sent[sent.length - limits.group] : undefined;
    return Math.max(
      held.get(chat) ?? 0,
      last === undefined ? now : last + limits.between,
      oldest === undefined ? now : oldest + minute,
    );
  };
  const free = (chat: number, now: number) => Math.max(overallFree(now), chatFree(chat, now));
  const count = (chat: number, now: number, priority: Priority) => {
    all.push(now);
    if (priority === "chat") lastTalk = now;
    // Who comes after a pause is not held up.
    else if (now - nextNotice > second) nextNotice = now + gap;
    else nextNotice = Math.max(nextNotice, now - CATCH_UP * gap) + gap;
    const sent = chats.get(chat) ?? [];
    sent.push(now);
    // Behind the others: those that are silent for long come to stand in front and are forgotten.
    chats.delete(chat);
    chats.set(chat, sent);
    for (const [other, times] of chats) {
      if ((times.at(-1) ?? 0) > now - minute) break;
      chats.delete(other);
    }
  };

  const first = (now: number): Waiting | undefined => {
    for (const priority of ["chat", "notice"]) {
      const found = waiting.find(
        (one) => one.priority === priority && chatFree(one.chat, now) <= now,
      );
      if (found) return found;
    }
    return undefined;
  };
  const pump = () => {
    cancel();
    let now = clock.now();
    while (waiting.length > 0) {
      now = clock.now();
      const next = overallFree(now) <= now ? first(now) : undefined;
      if (!next) break;
      waiting.splice(waiting.indexOf(next), 1);
      count(next.chat, now, next.priority);
      next.go();
    }
    if (waiting.length === 0) return;
    const soonest = Math.min(...waiting.map(({ chat }) => free(chat, now)));
    cancel = clock.after(Math.max(1, soonest - now), pump);
  };

  return {
    take: (chat, priority) =>
      new Promise((go) => {
        waiting.push({ chat, priority, go });
        pump();
      }),
    tryTake(chat) {
      const now = clock.now();
      if (waiting.length > 0 || free(chat, now) > now) return false;
      count(chat, now, "chat");
      return true;
    },
    wait: (chat) => Math.max(0, free(chat, clock.now()) - clock.now()),
    noticeWait(chat) {
      const now = clock.now();
      const share = now - lastTalk < TALKING ? Math.floor(limits.overall * NOTICES) : undefined;
      const at = Math.max(chatFree(chat, now), overallFree(now, share), nextNotice);
      const answers = waiting.some(({ priority }) => priority === "chat") ? Math.ceil(gap) : 0;
      return Math.max(answers, Math.floor(at - now));
    },
    hold(chat, until) {
      const now = clock.now();
      for (const [other, end] of held) if (end <= now) held.delete(other);
      held.set(chat, Math.max(until, held.get(chat) ?? 0));
      // Two chats at once: it is the bot that sends too much, and going on would make it worse.
      if (held.size > 1) allHeld = Math.max(allHeld, until);
      pump();
    },
  };
}
