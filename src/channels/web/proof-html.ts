import { html } from "hono/html";
import type { Conversation } from "./conversation.ts";
import type { Html } from "./text-html.ts";

/** Fields that say by which page of which conversation a form was made. */
export function renderProof({ token, key }: Conversation): Html {
  return html`<input type="hidden" name="token" value="${token}" />
    <input type="hidden" name="conversation" value="${key}" />`;
}
