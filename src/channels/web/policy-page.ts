import { html } from "hono/html";
import type { Day } from "../../calendar/day.ts";
import type { Passage, Policy } from "../../knowledge/policy.ts";
import { clauseSpan, standings } from "../../messages/citation-name.ts";
import { isFirstWords } from "../../messages/first-words.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { renderSource } from "./citation-html.ts";
import { renderSidePage, type PageLook } from "./layout.ts";
import { isOriginal, renderHolding, spanOf } from "./policy-days.ts";
import { clauseAnchor, policyPath } from "./policy-links.ts";
import { renderText, type Html } from "./text-html.ts";

/** Renders one document with its clauses, as it stands on a day. */
export function renderPolicy(look: PageLook, policy: Policy, today: Day): Html {
  const { passages, number, issued, note, supersedes, kind } = policy;
  return renderSidePage(
    look,
    visibleText(policy.title),
    html`<p class="back"><a href="/policies">← 全部政策文件</a></p>
      <h1>${visibleText(policy.title)}</h1>
      <dl class="facts">
        ${
          number &&
          html`<dt>文号</dt>
            <dd>${number}</dd>`
        }
        <dt>发文</dt>
        <dd>${[visibleText(policy.issuer), issued].filter(Boolean).join("，") || "没写"}</dd>
        <dt>范围</dt>
        <dd>${policy.region}${policy.level === "自治区" ? "" : `（${policy.level}）`}</dd>
        ${
          kind !== "正式" &&
          html`<dt>性质</dt>
            <dd>${kind}</dd>`
        }
        <dt>有效</dt>
        <dd>
          自 ${spanOf(policy)}${policy.expires === undefined ? "，未见废止" : ""}
          ${renderHolding(policy, today)}
        </dd>
        <dt>内容</dt>
        <dd>${isOriginal(policy) ? "原文" : "要点：我们的归纳，不是原文"}</dd>
        <dt>出处</dt>
        <dd>${standings[policy.standing]}</dd>
        <dt>核对于</dt>
        <dd>${policy.checked}</dd>
        ${
          supersedes.length > 0 &&
          html`<dt>代替</dt>
            <dd>${supersedes.map(visibleText).join("、")}</dd>`
        }
        ${renderSource(policy.source)} ${renderKin(kinOf(policy, look.policies()))}
      </dl>
      ${note && html`<p class="note">${visibleText(note)}</p>`}
      ${
        passages.length > 6 &&
        html`<details class="contents">
          <summary>条款目录（${passages.length}）</summary>
          <ol>
            ${passages.map(
              (passage) =>
                html`<li>
                  <a href="#${encodeURIComponent(clauseAnchor(passage, policy))}"
                    >${passage.clause.place || "全文"} ${visibleText(passage.heading)}</a
                  >
                </li>`,
            )}
          </ol>
        </details>`
      }
      ${passages.map((passage, at) => renderPassage(passage, policy, passages[at - 1]?.chapter))}`,
  );
}

/** Other versions of the same document, the newest first. */
function kinOf(policy: Policy, policies: readonly Policy[]): Policy[] {
  const nameOf = ({ number, title }: Policy) => number ?? title;
  return policies
    .filter((other) => other.id !== policy.id && nameOf(other) === nameOf(policy))
    .sort((a, b) => b.effective.localeCompare(a.effective));
}

function renderKin(kin: readonly Policy[]): Html | undefined {
  if (kin.length === 0) return undefined;
  return html`<dt>另有</dt>
    ${kin.map(
      (other) =>
        html`<dd>
          <a href="${policyPath(other)}"
            >${isOriginal(other) ? "原文" : "要点"}，${spanOf(other)}</a
          >
        </dd>`,
    )}`;
}

function renderPassage(passage: Passage, policy: Policy, before: string | undefined): Html {
  const { clause, heading, chapter, points, note, standing, kind, told } = passage;
  const own = note !== undefined && note !== policy.note;
  // An article without a heading of its own is known by its first words.
  const named =
    heading !== clause.place && (kind !== "原文" || !isFirstWords(heading, points[0]?.text ?? ""));
  return html`${
      chapter !== "" && chapter !== before && html`<h2 class="chapter">${visibleText(chapter)}</h2>`
    }
    <section class="clause" id="${clauseAnchor(passage, policy)}">
      <h3>${clause.place || "全文"} ${named && html`<small>${visibleText(heading)}</small>`}</h3>
      ${
        points.length > 1 && kind === "要点"
          ? html`<ul>
              ${points.map(({ text }) => html`<li>${renderText(text)}</li>`)}
            </ul>`
          : points.map(({ text }) => renderText(text))
      }
      ${own && html`<p class="note">${visibleText(note)}</p>`}
      ${
        (kind !== "原文" || own) &&
        html`<p class="days">
          ${
            told
              ? html`<span>条文有效：${clauseSpan(passage)}</span>
                  <span>这样说明：${clauseSpan(told)}</span>`
              : html`<span>${clauseSpan(passage)}</span>`
          }
          ${standing !== policy.standing && html`<span class="doubt">${standings[standing]}</span>`}
        </p>`
      }
    </section>`;
}
