import type { Api } from "grammy";
import { addressOf, type Place } from "./address.ts";
import type { Clock } from "../messenger/clock.ts";

/** Telegram shows it for five seconds. */
const again = 4500;

/** What is shown as being done. */
type Action = "typing" | "upload_document";

/**
 * Makes the sign of life: shown at once and again until the returned function is called. However
 * many messages of a conversation wait, there is one sign.
 */
export function createTyping(api: Api, clock: Clock) {
  const shown = new Map<string, { count: number; wake: () => void }>();

  return (place: Place, action: Action = "typing"): (() => void) => {
    const key = `${addressOf(place)} ${action}`;
    const sign = shown.get(key) ?? { count: 0, wake: () => {} };
    shown.set(key, sign);
    sign.count += 1;
    const { chat, topic } = place;
    const more = topic === undefined ? {} : { message_thread_id: topic };
    const show = async () => {
      while (sign.count > 0) {
        // A courtesy: where it fails the answer itself will tell.
        await api.sendChatAction(chat, action, more).catch(() => {});
        if (sign.count > 0)
          await new Promise<void>((resolve) => {
            const cancel = clock.after(again, resolve);
            sign.wake = () => {
              cancel();
              resolve();
            };
          });
      }
    };
    if (sign.count === 1) void show();
    return () => {
      sign.count -= 1;
      if (sign.count > 0) return;
      shown.delete(key);
      sign.wake();
    };
  };
}

/** What shows the sign of life. */
export type Typing = ReturnType<typeof createTyping>;
