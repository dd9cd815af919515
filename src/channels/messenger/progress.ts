import type { Sent } from "../channel.ts";

/** Why a message was not sent, as far as all platforms know it. */
interface Fault {
  readonly kind: string;
  /** How long the platform wants us to wait. */
  readonly milliseconds?: number;
}

/** What became of one message. */
export type Posted<Id, Why extends Fault> =
  { outcome: "sent"; message: Id } | { outcome: "fault"; fault: Why };

/** How far a reply of several messages has come. */
export interface Progress<Id> {
  next: number;
  first: Id | undefined;
  doubtful: boolean;
  tries: number;
  /** The message that stands there already and becomes the first. */
  readonly instead: Id | undefined;
}

/** Whoever must wait longer than this is left to the outbox, in milliseconds. */
export const longestTurn = 15_000;
/** So long a wait is sat out; after a longer one the outbox tries again. */
export const shortWait = 5000;
/** So many replies that are to be tried again are remembered. */
const most = 1000;

/** What the outbox tries again later: the platform wants it, or did not get it. */
const later = new Set(["wait", "away", "token", "rival"]);

/** Makes what remembers how far replies have come, so that what was sent is not sent again. `now` dates what is to be tried again. */
export function createProgress<Id>(now: () => Date) {
  const known = new Map<string, Progress<Id>>();

  function ended(id: string | undefined, sent: Sent): Sent {
    if (id !== undefined) known.delete(id);
    return sent;
  }

  function tryLater(id: string | undefined, done: Progress<Id>, fault: Fault): Sent {
    done.tries += 1;
    if (id !== undefined) {
      known.set(id, done);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    }
    const wait = fault.milliseconds ?? backOff(done.tries);
    return { outcome: "retryAt", at: new Date(now().getTime() + wait) };
  }

  return {
    /** How far the reply of an outbox row has come; `instead` counts for one that was not begun. */
    of: (id: string | undefined, instead?: Id): Progress<Id> =>
      (id === undefined ? undefined : known.get(id)) ?? {
        ...{ next: 0, first: undefined, doubtful: false, tries: 0 },
        instead,
      },
    /** Sends what is left of a reply, one message after the other. */
    async send<Message, Why extends Fault>(
      id: string | undefined,
      done: Progress<Id>,
      messages: readonly Message[],
      one: (message: Message, place: number) => Promise<Posted<Id, Why>>,
    ): Promise<Sent> {
      for (const message of messages.slice(done.next)) {
        const posted = await one(message, done.next);
        if (posted.outcome === "sent") done.first ??= posted.message;
        else if (posted.fault.kind === "blocked") return ended(id, { outcome: "blocked" });
        else if (later.has(posted.fault.kind)) return tryLater(id, done, posted.fault);
        else done.doubtful = true;
        done.next += 1;
      }
      return ended(
        id,
        done.doubtful || done.first === undefined
          ? { outcome: "unknown" }
          : { outcome: "sent", id: String(done.first) },
      );
    },
  };
}

/** Longer after each try: 5 seconds, 10, 20 … at most five minutes. */
function backOff(tries: number): number {
  return Math.min(5000 * 2 ** (tries - 1), 300_000);
}
