import type { Clock } from "../messenger/clock.ts";

/** What goes first: an answer before a notice. */
export type Priority = "chat" | "notice";

/** What everything that is sent to a channel draws from. */
export interface Budget {
  /** Resolves when a message may be sent there: it is counted then. */
  take(channel: string, priority: Priority): Promise<void>;
  /** How long a message there would have to wait at least, in milliseconds. */
  wait(channel: string): number;
  /** Sends nothing there until then. */
  hold(channel: string, until: number): void;
}

/** Milliseconds between two messages to one channel, as Slack lets an app send. */
const between = 1000;

/** Makes the budget. */
export function createBudget(clock: Clock): Budget {
  const free = new Map<string, number>();
  const waiting = new Map<string, { priority: Priority; go: () => void }[]>();

  const pump = (channel: string) => {
    const queue = waiting.get(channel) ?? [];
    const now = clock.now();
    const at = free.get(channel) ?? 0;
    if (at > now) return void clock.after(Math.max(1, at - now), () => pump(channel));
    const place = queue.findIndex(({ priority }) => priority === "chat");
    const [next] = queue.splice(Math.max(0, place), 1);
    if (!next) {
      waiting.delete(channel);
      free.delete(channel);
      return;
    }
    free.set(channel, now + between);
    next.go();
    clock.after(between, () => pump(channel));
  };

  return {
    take: (channel, priority) =>
      new Promise((go) => {
        const queue = waiting.get(channel);
        if (queue) return void queue.push({ priority, go });
        waiting.set(channel, [{ priority, go }]);
        pump(channel);
      }),
    wait: (channel) =>
      Math.max(0, (free.get(channel) ?? 0) - clock.now()) +
      between * (waiting.get(channel)?.length ?? 0),
    hold(channel, until) {
      free.set(channel, Math.max(until, free.get(channel) ?? 0));
    },
  };
}
