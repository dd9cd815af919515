import { html } from "hono/html";
import type { Table } from "../../messages/reply.ts";
import { renderText, type Html } from "./text-html.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** How the outcomes of a condition are marked: never by colour alone. */
const states = new Map([
  ["符合", { icon: "✓", name: "met" }],
  ["不符合", { icon: "✗", name: "unmet" }],
  ["还不知道", { icon: "?", name: "unknown" }],
  ["专家评", { icon: "⚑", name: "expert" }],
]);

/** Renders a table; each cell carries its column's head, so that narrow screens can show cards. */
export function renderTable(table: Table): Html {
  return renderCells(table, { name: "table", label: "表格" }, renderCell);
}

/** Renders the frame of a table; `cell` makes each cell of its words and the head of its column. */
export function renderCells(
  table: Table,
  { name, label }: { name: string; label: string },
  cell: (words: string, head: string) => Html,
): Html {
  const head = table.head.map(visibleText);
  return html`<div class="${name}" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((words) => html`<th scope="col">${words}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          (row) =>
            html`<tr>
              ${row.map((words, place) => cell(words, head[place] ?? ""))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderCell(cell: string, head: string): Html {
  const state = states.get(cell.trim().replace(/（自报）$/, ""));
  return state === undefined
    ? html`<td data-head="${head}"><div>${renderText(cell)}</div></td>`
    : html`<td data-head="${head}">
        <span class="state ${state.name}"
          ><span aria-hidden="true">${state.icon}</span> ${cell}</span
        >
      </td>`;
}
