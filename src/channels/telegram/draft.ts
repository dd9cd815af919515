import type { Budget } from "./budget.ts";
import { isGroup } from "./address.ts";
import type { Clock } from "../messenger/clock.ts";
import type { Payload } from "./render.ts";

/** Between two changes of a message lies at least so long, in milliseconds. */
const between = { private: 1100, group: 3100 } as const;

/** An answer that is shown while it is being made. */
export interface Draft {
  /** The text so far, to be shown as soon as it may. */
  update(payload: Payload): void;
  /** Ends it; resolves to the message that stands there, `undefined` when none does. */
  settle(): Promise<number | undefined>;
}

/** What a draft stands on. */
interface DraftParts {
  readonly chat: number;
  readonly clock: Clock;
  readonly budget: Budget;
  /** Sends the text, or changes the message that stands there; resolves to that message. */
  readonly show: (payload: Payload, message: number | undefined) => Promise<number>;
}

/**
 * Begins a draft. It shows nothing before its first interval is over, so that what is answered at
 * once comes as one message, and it never makes anything else wait: without budget it leaves out.
 */
export function createDraft({ chat, clock, budget, show }: DraftParts): Draft {
  const interval = isGroup(chat) ? between.group : between.private;
  let latest: Payload | undefined;
  let shown = "";
  let message: number | undefined;
  let last = clock.now();
  let over = false;
  let cancel: (() => void) | undefined;
  let showing: Promise<void> | undefined; // one at a time: a slow one must not overwrite what came later

  const plan = () => {
    if (over || cancel || showing || latest === undefined || latest.text === shown) return;
    cancel = clock.after(Math.max(1, last + interval - clock.now()), () => {
      cancel = undefined;
      showing = step().finally(() => {
        showing = undefined;
        plan();
      });
    });
  };
  const step = async () => {
    if (over || latest === undefined) return;
    const payload = latest;
    last = clock.now();
    if (budget.tryTake(chat)) {
      try {
        message = await show(payload, message);
        shown = payload.text;
      } catch {
        over = true; // the whole text comes at the end in any case
      }
      last = clock.now();
    }
  };
  return {
    update(payload) {
      latest = payload;
      plan();
    },
    async settle() {
      over = true;
      cancel?.();
      await showing;
      return message;
    },
  };
}
