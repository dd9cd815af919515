import { html } from "hono/html";
import type { Html } from "./shell.ts";

/** Renders a sign-in code that is shown this once. */
export function renderShownCode(
  { name, code }: { name: string; code: string },
  lasts: string,
): Html {
  return html`<section class="shown-code" role="status">
    <h2>${name} 的登录码</h2>
    <p class="code">${code}</p>
    <p>只显示这一次，只能用一次，${lasts}。在 /desk/sign-in 输入。</p>
  </section>`;
}
