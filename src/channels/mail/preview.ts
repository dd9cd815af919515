import type { Reply } from "../../messages/reply.ts";
import type { ShownMessage } from "../../messages/shown-message.ts";
import { render } from "./render.ts";

/** Shows a reply as the mail that it becomes: the subject first. */
export function previewAsMail(reply: Reply): ShownMessage[] {
  const { subject, text } = render(reply);
  const body = text.split("\n").slice(1).join("\n");
  return [{ pieces: [{ text: `主题：${subject}\n`, bold: true }, { text: body }], buttons: [] }];
}
