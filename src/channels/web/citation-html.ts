import { html } from "hono/html";
import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation } from "../../messages/reply.ts";
import { renderText, type Html } from "./text-html.ts";
import { visibleText } from "../../messages/visible-text.ts";

const kinds = {
  要点: "要点：我们的归纳，不是原文",
  原文: "原文",
} as const;

/**
 * Renders the citations of a reply: a line of chips, and for each the clause it opens.
 * `key` makes the anchors unique within the page. Without script a chip leads to its clause
 * by anchor; with script the clause opens in the side sheet.
 */
export function renderCitations(
  citations: readonly Citation[],
  key: string,
  clausePage: (citation: Citation) => string | undefined,
): Html | undefined {
  if (citations.length === 0) return undefined;
  return html`<ul class="citations" aria-label="依据">
      ${citations.map((citation, place) => renderChip(citation, anchor(key, place)))}
    </ul>
    ${citations.map((citation, place) => renderClause(citation, anchor(key, place), clausePage(citation)))}`;
}

function anchor(key: string, place: number): string {
  return `clause-${key}-${place + 1}`;
}

function renderChip(citation: Citation, id: string): Html {
  const doubt = citation.standing === "原文读过" ? undefined : citation.standing;
  return html`<li>
    <a class="chip" href="#${id}"
      ><span class="name">${clauseName(citation)}</span>
      <span class="span">${clauseSpan(citation)}</span
      >${doubt && html` <span class="doubt">${doubt}</span>`}</a
    >
  </li>`;
}

function renderClause(citation: Citation, id: string, page: string | undefined): Html {
  const title = citation.number === undefined ? undefined : visibleText(citation.document);
  return html`<section class="clause" id="${id}" aria-label="条文">
    <h3>${clauseName(citation)}</h3>
    ${title && html`<p class="document">《${title}》</p>`}
    ${citation.quote && html`<blockquote>${renderText(citation.quote)}</blockquote>`}
    <div class="passage">${renderText(citation.text)}</div>
    <dl>
      <dt>有效</dt>
      <dd>自 ${clauseSpan(citation)}${citation.to === undefined ? "，未见废止" : ""}</dd>
      <dt>内容</dt>
      <dd>${kinds[citation.kind]}</dd>
      <dt>出处</dt>
      <dd>${standings[citation.standing]}</dd>
      <dt>核对于</dt>
      <dd>${citation.checked}</dd>
      ${renderSource(citation.source)}
    </dl>
    ${renderChanges(citation)}
    ${page && html`<p class="whole"><a href="${page}">看这份文件的全部条款</a></p>`}
  </section>`;
}

/** What stood at the place before and after, in a fold. */
function renderChanges({ changes = [] }: Citation): Html | undefined {
  if (changes.length === 0) return undefined;
  return html`<details class="changes">
    <summary>以前和以后（${changes.length}）</summary>
    ${changes.map(
      (change) =>
        html`<section>
          <h4>
            ${visibleText(change.clause)}
            <span class="span">${clauseSpan(change)}</span>
          </h4>
          <div class="passage">${renderText(change.text)}</div>
        </section>`,
    )}
  </details>`;
}

/** Renders the official address, as a row of a list: only web addresses become links. */
export function renderSource(source: string | undefined): Html | undefined {
  if (source === undefined) return undefined;
  const address = visibleText(source);
  const link = /^https?:\/\//i.test(address)
    ? html`<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`
    : html`${address}`;
  return html`<dt>官方地址</dt>
    <dd>${link}</dd>`;
}
