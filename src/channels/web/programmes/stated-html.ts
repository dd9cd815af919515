import { html } from "hono/html";
import type { Relation, Stated } from "../../../rules/rule.ts";
import type { Html } from "../text-html.ts";
import { renderFrom } from "./clause-link.ts";
import type { PageParts } from "./conditions-html.ts";
import { rulePath, type Guide } from "./guide.ts";

/** Renders sentences of a version with their clauses, as a list or as one to tick off. */
export function renderSentences(
  id: string,
  heading: string,
  list: readonly Stated[],
  { wording, link }: PageParts,
  look: "list" | "checklist" = "list",
): Html | undefined {
  if (list.length === 0) return undefined;
  const words = ({ say, when }: Stated) =>
    html`${when && html`<small>${wording.condition(when)}的：</small>`}${say}`;
  return html`<section id="${id}">
    <h2>${heading}</h2>
    <ul class="${look === "checklist" ? "checklist" : "stated"}">
      ${list.map(
        (one) =>
          html`<li>
            ${
              look === "checklist"
                ? html`<label
                    ><input type="checkbox" autocomplete="off" /> <span>${words(one)}</span></label
                  >`
                : html`<p>${words(one)}</p>`
            }
            ${renderFrom(link(one.clause))}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Renders what is needed first and what shuts it out. */
export function renderRelations(
  { version, link }: PageParts,
  { knowledge }: Guide,
): Html | undefined {
  const { requires, conflicts } = version;
  if (requires.length + conflicts.length === 0) return undefined;
  const item = ({ programme, say, clause }: Relation) => {
    const rule = knowledge.rules.find((one) => one.programme === programme);
    return html`<li>
      <p>${say} ${rule && html`<a href="${rulePath(rule)}">看${rule.title}</a>`}</p>
      ${renderFrom(link(clause))}
    </li>`;
  };
  return html`<section id="relations">
    ${
      requires.length > 0 &&
      html`<h2>先要有</h2>
        <ul class="stated">
          ${requires.map(item)}
        </ul>`
    }
    ${
      conflicts.length > 0 &&
      html`<h2>不能同时有</h2>
        <ul class="stated">
          ${conflicts.map(item)}
        </ul>`
    }
  </section>`;
}
