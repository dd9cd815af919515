import { html } from "hono/html";
import type { Reply } from "../../messages/reply.ts";
import type { Preview, ShownMessage, ShownPiece } from "../../messages/shown-message.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { wayLabel } from "../../notices/ways.ts";
import type { Html } from "../shell.ts";

/** Renders a reply as each channel shows it. */
export function renderPreviews(
  reply: Reply,
  previews: Readonly<Record<string, Preview>>,
): Html | undefined {
  const ways = Object.entries(previews);
  if (ways.length === 0) return undefined;
  return html`<section class="stack">
    <h2>各渠道看到的样子</h2>
    <div class="previews">
      ${ways.map(([way, preview]) => renderWay(wayLabel(way), preview(reply)))}
    </div>
  </section>`;
}

function renderWay(label: string, messages: readonly ShownMessage[]): Html {
  return html`<section class="preview">
    <h3>${label}</h3>
    ${messages.length > 1 && html`<p class="hint">太长，分成 ${messages.length} 条发。</p>`}
    ${messages.map(renderMessage)}
  </section>`;
}

function renderMessage({ pieces, buttons }: ShownMessage): Html {
  const words = pieces.map(renderPiece);
  return html`<div class="bubble">
    <p class="written">${words}</p>
    ${
      buttons.length > 0 &&
      html`<ul class="pressable" aria-label="按钮">
        ${buttons.map((label) => html`<li>${visibleText(label)}</li>`)}
      </ul>`
    }
  </div>`;
}

function renderPiece({ text, bold, small }: ShownPiece): Html {
  const words = visibleText(text);
  if (bold) return html`<strong>${words}</strong>`;
  return small ? html`<small>${words}</small>` : html`${words}`;
}
