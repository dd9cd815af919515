import { html } from "hono/html";
import type { Html } from "../shell.ts";

/** A cell of a table: words, a number, or something made. */
export type Cell = string | number | Html;

/** Renders a table whose first column names the rows. */
export function renderTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="table">
    <table>
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) => html`<td data-head="${head[at] ?? ""}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A part of a bar; `look` is a class of its colour. */
export interface BarPart {
  readonly count: number;
  readonly look: "good" | "more" | "bad" | "rest";
}

/** Renders a bar of which the parts lie side by side; the whole is as wide as `most`. */
export function renderBar(label: string, parts: readonly BarPart[], most: number): Html {
  let from = 0;
  const shown = parts.map(({ count, look }) => {
    const width = most === 0 ? 0 : (100 * count) / most;
    const part = html`<rect
      class="${look}"
      x="${from.toFixed(2)}"
      y="0"
      width="${width.toFixed(2)}"
      height="10"
    />`;
    from += width;
    return part;
  });
  return html`<svg
    class="bars"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="img"
    aria-label="${label}"
  >
    ${shown}
  </svg>`;
}
