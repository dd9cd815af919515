import type { Reply } from "../../messages/reply.ts";
import { piecesOf, type ShownMessage } from "../../messages/shown-message.ts";
import { render, type Payload } from "./render.ts";

/** Shows a reply as it stands in a private chat on Telegram. */
export function previewOnTelegram(reply: Reply): ShownMessage[] {
  return render(reply, { outbox: "preview", keyboards: true }).map(
    ({ text, entities, reply_markup }) => ({
      pieces: piecesOf(
        text,
        entities.filter(({ type }) => type === "bold"),
      ),
      buttons: labelsOf(reply_markup),
    }),
  );
}

function labelsOf(markup: Payload["reply_markup"]): string[] {
  if (markup && "inline_keyboard" in markup)
    return markup.inline_keyboard.flat().map(({ text }) => text);
  if (markup && "keyboard" in markup)
    return markup.keyboard.flat().map((one) => (typeof one === "string" ? one : one.text));
  return [];
}
