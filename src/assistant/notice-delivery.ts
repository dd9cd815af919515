import type { Resting } from "../notices/resting.ts";
import type { Database } from "../stores/database.ts";
import {
  claimNoticeReply,
  dueNoticeReplies,
  giveUp,
  putOff,
  sendingNotices,
  settleBlocked,
  settleRefused,
  skipCancelled,
  type NoticeCap,
} from "../stores/notice-delivery.ts";
import { markOutcome, type Delivery, type QueuedReply } from "../stores/outbox.ts";
import { handOver, sendingStopped, type Sender } from "./outbox-delivery.ts";
import { turnstile } from "../stores/turnstile.ts";

/** What sending notices stands on. */
export interface NoticeDeliveryParts {
  readonly db: Database;
  /** The channels that can send now. */
  readonly senders: () => readonly Sender[];
  readonly now: () => Date;
  readonly cap: NoticeCap;
  /** From 0 up to 1: spreads what is tried again. */
  readonly chance: () => number;
  /** Whether a notice that began to be sent at a moment rests now: the quiet hours. */
  readonly rests?: (startedAt: Date | null) => boolean;
  /** Told when nothing of a notice waits on any channel any more. */
  readonly onIdle?: (noticeId: string) => Promise<void>;
  /** Where it is kept which channels take nothing for now. */
  readonly resting?: Resting | undefined;
  /** Told when a channel takes nothing for a while, and when it does again. */
  readonly onChannel?: (state: { channel: string; until?: Date }) => void;
  readonly onFault?: (error: unknown) => void;
}

/** So many replies are read at once, and so many are handed over at once on a channel. */
const PAGE = 100;
const AT_ONCE = 8;
/** After so many tries in a row that came to nothing a channel rests, from so long to so long, in milliseconds. */
const MOST_FAULTS = AT_ONCE;
const SHORTEST_REST = 15_000;
const LONGEST_REST = 15 * 60_000;
/** So long room on a channel is waited for; what takes longer is put off, in milliseconds. */
const PATIENCE = 5000;
/** A reply is given up after so many tries. */
const MOST_TRIES = 40;

/** How a channel does. */
interface Lane {
  running: boolean;
  /** How many are being handed over. */
  inHand: number;
  /** Tries in a row that came to nothing. */
  faults: number;
  /** How often it rested in a row. */
  rests: number;
  /** Not to be tried before. */
  until: number;
  /** One after the other looks whether there is room; returns how to let the next in. */
  readonly enter: () => Promise<() => void>;
}

/** Makes what sends notices: on each channel by itself, several at once, going on wherever it was ended. */
export function createNoticeDelivery(parts: NoticeDeliveryParts) {
  const { db, now, cap, chance } = parts;
  const lanes = new Map<string, Lane>();
  const working = new Set<Promise<unknown>>();
  let ending = false;

  const channels = () => parts.senders().map(({ name }) => name);
  const laneOf = (channel: string): Lane => {
    const lane = lanes.get(channel) ?? {
      ...{ running: false, inHand: 0, faults: 0, rests: 0, until: 0 },
      enter: turnstile(),
    };
    lanes.set(channel, lane);
    return lane;
  };

  /** Sends what is due on a channel until nothing is. */
  async function run(sender: Sender, lane: Lane): Promise<void> {
    let none = false;
    while (!none && !ending && lane.until <= now().getTime()) {
      if (await sendingStopped(db)) return;
      const notices = (await sendingNotices(db)).filter(
        ({ startedAt }) => parts.rests?.(startedAt) !== true,
      );
      if (notices.length === 0) return;
      const ids = notices.map(({ id }) => id);
      const page = await dueNoticeReplies(db, sender.name, ids, now(), PAGE);
      const moved = await sendAll(sender, lane, page);
      // Of what nobody may claim now the next round sees whether somebody may.
      none = moved === 0;
    }
  }

  async function sendAll(sender: Sender, lane: Lane, page: QueuedReply[]): Promise<number> {
    const queue = [...page];
    let moved = 0;
    const work = async () => {
      for (let row = queue.shift(); row && !ending && lane.until <= now().getTime();) {
        // What is in hand may come to nothing too: no more is put at stake than makes it rest.
        if (lane.faults > 0 && lane.faults + lane.inHand >= MOST_FAULTS) return;
        lane.inHand += 1;
        const isMoved = await sendOne(sender, lane, row).finally(() => (lane.inHand -= 1));
        if (isMoved) moved += 1;
        // The database answers at once: without a pause all else would wait.
        await new Promise((resolve) => setImmediate(resolve));
        row = queue.shift();
      }
    };
    await Promise.all(Array.from({ length: lane.rests > 0 ? 1 : AT_ONCE }, work));
    return moved;
  }

  /**
   * Begins to hand one over as soon as the channel has room: only then it is claimed, for what is
   * claimed when we are killed is in doubt. Tells whether it was moved on, where it was not handed over.
   */
  async function take(sender: Sender, lane: Lane, row: QueuedReply) {
    const leave = await lane.enter();
    try {
      const since = now().getTime();
      for (let wait = 1; wait > 0;) {
        wait = sender.wait?.(row.address) ?? 0;
        if (ending) return { moved: false };
        if (wait > PATIENCE || now().getTime() - since > PATIENCE) {
          await putOff(db, row.id, later(new Date(now().getTime() + wait)));
          return { moved: true };
        }
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      }
      if (await claimNoticeReply(db, row, cap, now())) return { delivery: handOver(sender, row) };
      return { moved: (await settleRefused(db, row.id, channels(), now())) !== "waits" };
    } finally {
      leave();
    }
  }

  /** Sends one; false when it waits as before. */
  async function sendOne(sender: Sender, lane: Lane, row: QueuedReply): Promise<boolean> {
    const taken = await take(sender, lane, row);
    if (!taken.delivery) return taken.moved;
    const delivery = await taken.delivery;
    judge(sender.name, lane, delivery);
    if (delivery.outcome === "blocked") {
      const reason = delivery.why === undefined ? "blocked" : "bounced";
      const why = delivery.why ?? "blocked";
      await settleBlocked(db, row.id, { reason, why, channels: channels() }, now());
    } else if (delivery.outcome !== "retryAt") {
      await markOutcome(db, row.id, delivery, now());
    } else if (row.attempts + 1 >= MOST_TRIES) {
      await giveUp(db, row.id, "tries", now());
    } else {
      await markOutcome(db, row.id, { outcome: "retryAt", at: later(delivery.at) }, now());
      if (row.noticeId !== undefined) await skipCancelled(db, row.noticeId, now());
    }
    return true;
  }

  /** A wait as it was told, and up to a fifth longer: they do not all come at once. */
  function later(at: Date): Date {
    const wait = Math.max(0, at.getTime() - now().getTime());
    return new Date(at.getTime() + wait * 0.2 * chance());
  }

  /** Lets a channel rest that takes nothing, or of which nothing is heard, longer each time. */
  function judge(channel: string, lane: Lane, delivery: Delivery): void {
    if (delivery.outcome === "sent" || delivery.outcome === "blocked") {
      if (lane.rests > 0) parts.onChannel?.({ channel });
      parts.resting?.delete(channel);
      lane.faults = lane.rests = 0;
      return;
    }
    lane.faults += 1;
    // After a rest one is tried alone: of what is lost nobody knows whether it arrived.
    const most = lane.rests > 0 ? 1 : MOST_FAULTS;
    if (lane.faults < most || lane.until > now().getTime()) return;
    const rest = now().getTime() + Math.min(LONGEST_REST, SHORTEST_REST * 2 ** lane.rests);
    const told = delivery.outcome === "retryAt" ? delivery.at.getTime() : 0;
    const until = later(new Date(Math.max(told, rest)));
    lane.until = until.getTime();
    const since = parts.resting?.get(channel)?.since ?? now();
    parts.resting?.set(channel, { since, until });
    lane.rests += 1;
    lane.faults = 0;
    if (lane.rests === 1) parts.onChannel?.({ channel, until });
  }

  async function tellIdle(): Promise<void> {
    if (parts.onIdle) for (const { id } of await sendingNotices(db)) await parts.onIdle(id);
  }

  return {
    /** Begins on each channel that is not at it already; resolves when all have ended. */
    async round(): Promise<void> {
      const free = parts.senders().filter(({ name }) => !laneOf(name).running);
      const rounds = free.map(async (sender) => {
        const lane = laneOf(sender.name);
        lane.running = true;
        await run(sender, lane)
          .catch((error: unknown) => parts.onFault?.(error))
          .finally(() => {
            lane.running = false;
          });
      });
      const all = Promise.all(rounds);
      working.add(all);
      await all;
      working.delete(all);
      if (!ending) await tellIdle();
    },
    /** Takes up nothing more; resolves when what is in hand is settled. */
    async stop(): Promise<void> {
      ending = true;
      await Promise.all(working);
    },
  };
}
