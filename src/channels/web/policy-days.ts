import { html } from "hono/html";
import type { Day } from "../../calendar/day.ts";
import type { Policy } from "../../knowledge/policy.ts";
import { clauseSpan } from "../../messages/citation-name.ts";
import type { Html } from "./text-html.ts";

/** Whether the clauses of a document are in the words of the original. */
export function isOriginal({ passages }: Policy): boolean {
  return passages[0]?.kind === "原文";
}

/** The days a document held: `2016-01-01 起`, `2016-01-01 至 2022-12-31`. */
export function spanOf({ effective, expires }: Policy): string {
  return clauseSpan({ from: effective, ...(expires !== undefined && { to: expires }) });
}

/** Renders the mark of a document that does not hold on a day; `undefined` for one that does. */
export function renderHolding({ effective, expires }: Policy, day: Day): Html | undefined {
  if (expires !== undefined && expires < day) return html`<span class="doubt">已不再有效</span>`;
  return effective > day ? html`<span class="doubt">还没施行</span>` : undefined;
}
