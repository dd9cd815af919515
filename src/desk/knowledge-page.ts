import { html } from "hono/html";
import type { Day } from "../calendar/day.ts";
import { printClause } from "../clauses/clause.ts";
import type { HolidayYear } from "../calendar/working-day.ts";
import { isOverdue, overdueAfter } from "../knowledge/checked-source.ts";
import type { Passage, Policy } from "../knowledge/policy.ts";
import { standings } from "../messages/citation-name.ts";
import { valueLabel } from "./document-control.ts";
import { renderFilter } from "./filters.ts";
import type { Html } from "./shell.ts";

/** What is shown of the knowledge, in the order of the filter. */
export const knowledgeLists = ["all", "overdue", "shipped", "added"] as const;

/** A list of what is known. */
export type KnowledgeList = (typeof knowledgeLists)[number];

/** A document with where it came from. */
export interface KnownDocument {
  policy: Policy;
  /** True when it was added while running. */
  added: boolean;
}

const labels: Record<KnowledgeList, string> = {
  all: "全部",
  overdue: `超过 ${overdueAfter} 天没核对`,
  shipped: "自带的",
  added: "后加的",
};

/** The documents of a list, the oldest check first. */
function documentsOf(
  documents: readonly KnownDocument[],
  list: KnowledgeList,
  today: Day,
): KnownDocument[] {
  const isListed = {
    all: () => true,
    overdue: ({ policy }: KnownDocument) => isOverdue(policy.checked, today),
    shipped: ({ added }: KnownDocument) => !added,
    added: ({ added }: KnownDocument) => added,
  }[list];
  return documents
    .filter(isListed)
    .sort((a, b) => a.policy.checked.localeCompare(b.policy.checked));
}

/** Renders what was last checked when. */
export function renderKnowledge(
  documents: readonly KnownDocument[],
  calendars: readonly HolidayYear[],
  list: KnowledgeList,
  today: Day,
): Html {
  const choices = knowledgeLists.map((value) => ({
    value,
    label: labels[value],
    count: documentsOf(documents, value, today).length,
  }));
  const rows = documentsOf(documents, list, today);
  return html`${renderFilter("/desk/knowledge", { name: "list", label: "哪些", choices }, list)}
    ${rows.length === 0 && html`<p class="hint">这里没有文件。</p>`}
    ${
      rows.length > 0 &&
      html`<div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">核对于</th>
              <th scope="col">出处</th>
              <th scope="col">级别</th>
              <th scope="col">有效</th>
              <th scope="col">条款</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => renderRow(row, today))}
          </tbody>
        </table>
      </div>`
    }
    <h2>节假日安排</h2>
    <ul class="plain">
      ${calendars.map(
        ({ year, checked }) =>
          html`<li>
            ${year}
            年：${checked === undefined ? "没写核对日" : html`核对于 ${renderChecked(checked, today)}`}
          </li>`,
      )}
    </ul>`;
}

function renderRow({ policy, added }: KnownDocument, today: Day): Html {
  const { id, number, title, level, region, standing, passages, checked } = policy;
  const address = `/desk/knowledge/${encodeURIComponent(id)}`;
  return html`<tr>
    <td data-head="文件">
      <a href="${address}">${title}</a>
      ${number !== undefined && html`<span class="hint under">${number}</span>`}
    </td>
    <td class="short" data-head="核对于">${renderChecked(checked, today)}</td>
    <td class="short" data-head="出处">${standings[standing]}${added ? "，后加的" : ""}</td>
    <td class="short" data-head="级别">
      ${valueLabel("level", level)}${level === "国家" ? "" : `，${region}`}
    </td>
    <td data-head="有效">${spanOf(policy.effective, policy.expires)}</td>
    <td class="short" data-head="条款"><a href="${address}">${passages.length} 条</a></td>
  </tr>`;
}

function renderChecked(checked: Day, today: Day): Html {
  return isOverdue(checked, today)
    ? html`<span class="overdue">${checked}，该再核对了</span>`
    : html`<span>${checked}</span>`;
}

/** Renders a document with its clauses as they are written under an answer. */
export function renderKnownDocument({ policy, added }: KnownDocument, today: Day): Html {
  const { number, issuer, level, region, standing, source, note } = policy;
  const web = source !== undefined && /^https?:\/\//i.test(source);
  return html`<dl class="facts">
      ${
        number !== undefined &&
        html`<dt>文号</dt>
          <dd>${number}</dd>`
      }
      <dt>发文</dt>
      <dd>${issuer || "没写"}，${valueLabel("level", level)}，${region}</dd>
      <dt>有效</dt>
      <dd>${spanOf(policy.effective, policy.expires)}</dd>
      <dt>出处</dt>
      <dd>${standings[standing]}${added ? "，后加的" : ""}</dd>
      <dt>核对</dt>
      <dd>${renderChecked(policy.checked, today)}</dd>
      ${
        source !== undefined &&
        html`<dt>地址</dt>
          <dd>
            ${
              web
                ? html`<a href="${source}" target="_blank" rel="noopener noreferrer">${source}</a>`
                : source
            }
          </dd>`
      }
      ${
        note !== undefined &&
        html`<dt>提醒</dt>
          <dd>${note}</dd>`
      }
    </dl>
    <h2>条款</h2>
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">写依据时照抄</th>
            <th scope="col">说的是</th>
            <th scope="col">有效</th>
          </tr>
        </thead>
        <tbody>
          ${policy.passages.map(renderPassage)}
        </tbody>
      </table>
    </div>`;
}

function renderPassage({ clause, heading, points, from, to }: Passage): Html {
  return html`<tr>
    <td data-head="条款">${printClause(clause)}</td>
    <td data-head="说的是">
      <details>
        <summary>${heading || "看内容"}</summary>
        ${points.map(({ text }) => html`<p>${text}</p>`)}
      </details>
    </td>
    <td data-head="有效">${spanOf(from, to)}</td>
  </tr>`;
}

function spanOf(from: Day, to: Day | undefined): string {
  return to === undefined ? `${from} 起` : `${from} 至 ${to}`;
}
