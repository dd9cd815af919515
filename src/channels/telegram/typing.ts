import type { Api } from "grammy";
import type { Place } from "./address.ts";
import type { Clock } from "./clock.ts";

/** Telegram shows it for five seconds. */
const again = 4500;

/** Shows at once that an answer is being made, until the returned function is called. */
export function showTyping(
  api: Api,
  clock: Clock,
  { chat, topic }: Place,
  action: "typing" | "upload_document" = "typing",
): () => void {
  const more = topic === undefined ? {} : { message_thread_id: topic };
  let cancel = () => {};
  let over = false;
  const show = () => {
    // A courtesy: where it fails the answer itself will tell.
    api.sendChatAction(chat, action, more).catch(() => {});
    cancel = clock.after(again, () => {
      if (!over) show();
    });
  };
  show();
  return () => {
    over = true;
    cancel();
  };
}
