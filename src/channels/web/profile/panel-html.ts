import { html } from "hono/html";
import { dayOf } from "../../../calendar/instant.ts";
import type { FactDefinition } from "../../../profile/fact-definition.ts";
import type { CompanyProfileView, ProfileView } from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import type { Conversation } from "../conversation.ts";
import { renderSign } from "../programmes/lines-html.ts";
import { renderProof } from "../proof-html.ts";
import type { Html } from "../text-html.ts";
import { renderFactGroup, type FailedEdit } from "./fact-html.ts";
import { groupFacts } from "./fact-groups.ts";
import { companyOf, markOf, nameOf, stateOf } from "./panel-state.ts";
import type { PrintedClauseLink } from "./printed-clause.ts";
import { writeYears } from "./read-edit.ts";
import { renderStanding, type FilesOf } from "./standing-html.ts";

/** What the panel is rendered from. */
export interface PanelContent {
  readonly conversation: Conversation;
  readonly view: ProfileView;
  /** Id of the company that is shown; the one that is spoken of where it is no company of the view. */
  readonly company?: string | undefined;
  readonly definitions: ReadonlyMap<string, FactDefinition>;
  readonly link: PrintedClauseLink;
  readonly files: FilesOf;
  /** Whether conditions are not folded up: where there is room, and on paper. */
  readonly unfolded: boolean;
  /** A change that was not taken: what was typed stays where it was. */
  readonly failed?: FailedEdit | undefined;
}

/** Renders what a conversation knows of a company: how it stands, the facts, what is open. */
export function renderPanel(content: PanelContent): Html {
  const { view, conversation, definitions, failed } = content;
  const company = companyOf(view, content.company);
  if (!company) return html``;
  const { enterpriseId, version, facts, standings } = company;
  const form = { conversation, enterpriseId, version, failed };
  return html`<div class="company" data-company="${enterpriseId}" data-mark="${markOf(view)}">
    ${renderTabs(content, company)}
    <h2 id="profile-title" ${view.companies.length > 1 && html`class="unseen"`}>
      ${title(view, company)}
    </h2>
    <p class="aside">以 ${view.asOf} 为今天。预审不是认定。</p>
    ${renderLost(company, failed)}
    ${standings.map((standing) => renderStanding(standing, { ...content, enterpriseId }))}
    ${renderUnknown(company)}
    ${groupFacts(facts, definitions).map((group) => renderFactGroup(group, form))}
    ${facts.length === 0 && html`<p class="empty">还没有记下数。在对话里说，或传一份报表，都会记到这里。</p>`}
    ${renderLinks(company, conversation)}
  </div>`;
}

/** Renders how it stands in the bar of the page, as the way to the panel. */
export function renderPanelState(view: ProfileView, id: string | undefined): Html {
  const company = companyOf(view, id);
  if (!company) return html``;
  const { outcome, words, spoken } = stateOf(company);
  return html`${outcome && renderSign(outcome)}
    <span class="words" aria-hidden="true">${words}</span><span class="unseen">${spoken}</span>`;
}

function title({ companies }: ProfileView, company: CompanyProfileView): string {
  return visibleText(nameOf(company, companies.indexOf(company)));
}

/** What was typed for a fact that does not stand any more. */
function renderLost({ facts }: CompanyProfileView, failed: FailedEdit | undefined) {
  if (!failed) return undefined;
  const { fact, years, typed, sentence } = failed;
  if (facts.some((one) => one.fact === fact && writeYears(one.years) === years)) return undefined;
  return html`<p class="unsent" role="alert">
    ${sentence}${typed !== "" && `你写的是“${visibleText(typed)}”。`}
  </p>`;
}

function renderTabs({ view, conversation }: PanelContent, shown: CompanyProfileView) {
  if (view.companies.length < 2) return undefined;
  return html`<nav class="companies" aria-label="企业">
    ${view.companies.map((company, place) => {
      const { enterpriseId } = company;
      const path = `/profile/${conversation.key}?company=${encodeURIComponent(enterpriseId)}`;
      return html`<a
        href="${path}"
        data-company="${enterpriseId}"
        ${company === shown && html`aria-current="true"`}
        >${visibleText(nameOf(company, place))}${place === view.current && html`<small>正在说</small>`}</a
      >`;
    })}
  </nav>`;
}

function renderUnknown({ unknown }: CompanyProfileView): Html | undefined {
  if (unknown.length === 0) return undefined;
  return html`<section class="unknown-facts">
    <h3>还不知道的</h3>
    <ul>
      ${unknown.map((label) => html`<li>${visibleText(label)}</li>`)}
    </ul>
    <p class="aside">知道了随时在对话里说。</p>
  </section>`;
}

function renderLinks(
  { links, enterpriseId }: CompanyProfileView,
  conversation: Conversation,
): Html | undefined {
  if (links.length === 0) return undefined;
  return html`<section class="links">
    <h3>发给同事的链接</h3>
    <ul>
      ${links.map(
        ({ id, asked, expires }) =>
          html`<li>
            <p>${asked.map(visibleText).join("、")}</p>
            <p class="aside">${dayOf(expires) ?? ""} 前有效，打开只看得到这几项</p>
            <form method="post" action="/profile/${conversation.key}/revoke">
              ${renderProof(conversation)}
              <input type="hidden" name="enterprise" value="${enterpriseId}" />
              <input type="hidden" name="link" value="${id}" />
              <button class="plain-button">
                收回<span class="unseen">：${asked.map(visibleText).join("、")}</span>
              </button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}
