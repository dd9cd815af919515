import { html } from "hono/html";
import { visibleText } from "../messages/visible-text.ts";
import type { CompanyProfileView, FactView, StandingView } from "../messages/profile-view.ts";
import type { AuditEntry } from "../stores/audit.ts";
import type { RegisteredCompany } from "../stores/enterprises.ts";
import { renderEntries } from "./audit-page.ts";
import type { Html } from "./shell.ts";

const OUTCOMES = {
  met: "符合",
  unmet: "不符合",
  unknown: "还不知道",
  expert: "专家评",
  notApplicable: "不适用",
} as const;

/** Renders what is known of a company: its entry, facts with where they come from, what they come to, and who did what. */
export function renderCompany(
  company: RegisteredCompany,
  view: CompanyProfileView | undefined,
  entries: readonly AuditEntry[],
  forms: Html,
): Html {
  const { unifiedCode, formerNames, county, park, industry, contact } = company;
  const former = formerNames.map(({ name, until }) => `${name}（到 ${until}）`).join("、");
  const rows: [string, string | undefined][] = [
    ["统一社会信用代码", unifiedCode],
    ["曾用名", former || undefined],
    ["县区、园区", [county, park].filter((one) => one !== undefined).join("、") || undefined],
    ["行业", industry],
    ["联系方式", contact],
  ];
  return html`<dl class="facts">
      ${rows.map(
        ([label, value]) =>
          value !== undefined &&
          html`<dt>${label}</dt>
            <dd>${visibleText(value)}</dd>`,
      )}
    </dl>
    ${view && renderKnown(view)} ${forms}
    <h2>谁看过、改过</h2>
    ${renderEntries(entries)}`;
}

function renderKnown({ facts, unknown, standings }: CompanyProfileView): Html {
  return html`${standings.map(renderStanding)}
    <h2>记下的数</h2>
    ${
      facts.length === 0
        ? html`<p class="hint">还没有记下什么。</p>`
        : html`<div class="table">
            <table>
              <thead>
                <tr>
                  <th scope="col">事实</th>
                  <th scope="col">年度</th>
                  <th scope="col">值</th>
                  <th scope="col">依据</th>
                  <th scope="col">原话</th>
                </tr>
              </thead>
              <tbody>
                ${facts.map(renderFact)}
              </tbody>
            </table>
          </div>`
    }
    ${unknown.length > 0 && html`<p class="hint">说过不知道的：${unknown.join("、")}。</p>`}`;
}

function renderFact({ label, years, value, borne, words, forecast, before }: FactView): Html {
  const year = years === undefined ? "—" : [...new Set(years)].join("—");
  return html`<tr>
    <td data-head="事实">${label}${forecast ? "（预计）" : ""}</td>
    <td class="short" data-head="年度">${year}</td>
    <td data-head="值">
      ${visibleText(value)}
      ${
        before.length > 0 &&
        html`<span class="under hint">之前：${before.map((one) => one.value).join("、")}</span>`
      }
    </td>
    <td class="short" data-head="依据">${borne}</td>
    <td data-head="原话">${visibleText(words)}</td>
  </tr>`;
}

function renderStanding({ title, outcome, counts, filingDay, conditions }: StandingView): Html {
  return html`<section class="card">
    <h2>${title}：<span class="state ${outcome}">${OUTCOMES[outcome]}</span></h2>
    <p>${counts} 按 ${filingDay} 申报算；预审不是认定。</p>
    <details>
      <summary>逐条看</summary>
      <ul class="plain">
        ${conditions.map(
          ({ outcome: one, text, clause }) =>
            html`<li>
              <span class="state ${one}">${OUTCOMES[one]}</span> ${visibleText(text)}
              ${clause !== undefined && html`<span class="hint">〔${clause}〕</span>`}
            </li>`,
        )}
      </ul>
    </details>
  </section>`;
}
