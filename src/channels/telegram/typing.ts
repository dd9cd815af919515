import type { Api } from "grammy";
import { addressOf, type Place } from "./address.ts";
import type { Clock } from "../messenger/clock.ts";

/** Telegram shows it for five seconds. */
const again = 4500;
/** What is answered within so long is a sign of life itself, in milliseconds. */
const soon = 150;

/** What is shown as being done. */
type Action = "typing" | "upload_document";

/**
 * Makes the sign of life: shown where nothing was answered at once, and again until the returned
 * function is called. However many messages of a conversation wait, there is one sign.
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
    const rest = (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const cancel = clock.after(milliseconds, resolve);
        sign.wake = () => {
          cancel();
          resolve();
        };
      });
    const show = async () => {
      // A file is never made at once.
      if (action === "typing") await rest(soon);
      while (sign.count > 0) {
        // A courtesy: where it fails the answer itself will tell.
        await api.sendChatAction(chat, action, more).catch(() => {});
        if (sign.count > 0) await rest(again);
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
