import { html } from "hono/html";
import type { Html } from "./shell.ts";

/** One choice of a filter that stands in the address. */
export interface FilterChoice {
  label: string;
  /** Value in the address. */
  value: string;
  count?: number;
}

/** Renders a filter as links, so that what is shown has an address: `/desk/gaps?state=open`. */
export function renderFilter(
  path: string,
  { name, label, choices }: { name: string; label: string; choices: readonly FilterChoice[] },
  chosen: string,
): Html {
  return html`<nav class="filters" aria-label="${label}">
    ${choices.map(
      ({ label: words, value, count }) =>
        html`<a
          href="${path}?${name}=${encodeURIComponent(value)}"
          ${value === chosen ? html`aria-current="true"` : ""}
          >${words}${count === undefined ? "" : ` ${count}`}</a
        >`,
    )}
  </nav>`;
}
