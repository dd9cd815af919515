import { html } from "hono/html";
import type { OfferedFile } from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import type { Conversation } from "../conversation.ts";
import type { Html } from "../text-html.ts";

/** Address under which a file of a filing package is made for who holds the conversation. */
export function filePath(
  { key }: Conversation,
  { enterpriseId, rule, kind }: Record<"enterpriseId" | "rule" | "kind", string>,
): string {
  return `/file/${[key, enterpriseId, rule, kind].map(encodeURIComponent).join("/")}`;
}

/** Renders the files of a reply as buttons; nothing without files. */
export function renderFiles(
  files: readonly OfferedFile[] | undefined,
  conversation: Conversation,
): Html | undefined {
  if (!files || files.length === 0) return undefined;
  return html`<ul class="files" aria-label="下载">
    ${files.map(
      (file) =>
        html`<li>
          <a class="file" href="${filePath(conversation, file)}" download
            >${visibleText(file.label)}</a
          >
        </li>`,
    )}
  </ul>`;
}
