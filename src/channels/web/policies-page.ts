import { html } from "hono/html";
import type { Level, Passage, Policy } from "../../knowledge/policy.ts";
import { clauseSpan, standings } from "../../messages/citation-name.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { renderSource } from "./citation-html.ts";
import { renderSidePage, type PageLook } from "./layout.ts";
import { clauseAnchor, policyPath } from "./policy-links.ts";
import { renderText, type Html } from "./text-html.ts";

const levels: readonly Level[] = ["国家", "自治区", "市", "县"];

/** Renders the list of the documents in which all the words of `query` stand. */
export function renderPolicies(look: PageLook, query: string): Html {
  const words = query.split(/\s+/).filter((word) => word !== "");
  const all = look.policies();
  const found = words.length === 0 ? all : all.filter((policy) => speaksOf(policy, words));
  return renderSidePage(
    look,
    "政策文件",
    html`<h1>政策文件</h1>
      <p class="lead">
        回答用到的文件都在这里，共 ${all.length}
        份。条文是我们归纳的要点，不是原文；办事以官方文本为准。
      </p>
      <form class="find" action="/policies" role="search">
        <label class="unseen" for="q">找文件</label>
        <input
          type="search"
          id="q"
          name="q"
          value="${query}"
          placeholder="文号、标题或条文里的词"
        />
        <button class="send">找</button>
      </form>
      ${
        words.length > 0 &&
        html`<p class="found" role="status">
          ${found.length > 0 ? `找到 ${found.length} 份。` : "没有找到，换个词试试。"}
          <a href="/policies">看全部</a>
        </p>`
      }
      ${levels.map((level) =>
        renderLevel(
          level,
          found.filter((policy) => policy.level === level),
        ),
      )}`,
  );
}

function speaksOf(policy: Policy, words: readonly string[]): boolean {
  const text = [
    ...[policy.number ?? "", policy.title, policy.issuer, policy.region, ...policy.short],
    ...policy.passages.flatMap(({ clause, heading, points }) => [
      ...[clause.place, heading],
      ...points.map((point) => point.text),
    ]),
  ].join("\n");
  return words.every((word) => text.includes(word));
}

function renderLevel(level: Level, policies: readonly Policy[]): Html | undefined {
  if (policies.length === 0) return undefined;
  const latest = [...policies].sort((a, b) => b.effective.localeCompare(a.effective));
  return html`<section class="level">
    <h2>${level} <small>${policies.length} 份</small></h2>
    <ul class="policies">
      ${latest.map(
        (policy) =>
          html`<li>
            <a href="${policyPath(policy)}">${visibleText(policy.title)}</a>
            <p>
              ${policy.number && html`<span>${policy.number}</span>`}
              <span>${policy.region}</span> <span>${spanOf(policy)}</span>
              <span>核对于 ${policy.checked}</span>
              ${
                policy.standing !== "原文读过" &&
                html`<span class="doubt">${standings[policy.standing]}</span>`
              }
              ${policy.kind !== "正式" && html`<span>${policy.kind}</span>`}
            </p>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Renders one document with its clauses. */
export function renderPolicy(look: PageLook, policy: Policy): Html {
  const { passages } = policy;
  return renderSidePage(
    look,
    visibleText(policy.title),
    html`<p class="back"><a href="/policies">← 全部政策文件</a></p>
      <h1>${visibleText(policy.title)}</h1>
      <dl class="facts">
        ${
          policy.number &&
          html`<dt>文号</dt>
            <dd>${policy.number}</dd>`
        }
        <dt>发文</dt>
        <dd>${visibleText(policy.issuer)}${policy.issued && `，${policy.issued}`}</dd>
        <dt>范围</dt>
        <dd>${policy.region}（${policy.level}）</dd>
        <dt>有效</dt>
        <dd>自 ${spanOf(policy)}${policy.expires === undefined ? "，未见废止" : ""}</dd>
        <dt>出处</dt>
        <dd>${standings[policy.standing]}</dd>
        <dt>核对于</dt>
        <dd>${policy.checked}</dd>
        ${
          policy.supersedes.length > 0 &&
          html`<dt>代替</dt>
            <dd>${policy.supersedes.join("、")}</dd>`
        }
        ${renderSource(policy.source)}
      </dl>
      ${policy.note && html`<p class="note">${visibleText(policy.note)}</p>`}
      ${
        passages.length > 6 &&
        html`<details class="contents">
          <summary>条款目录（${passages.length}）</summary>
          <ol>
            ${passages.map(
              (passage) =>
                html`<li>
                  <a href="#${encodeURIComponent(clauseAnchor(passage, policy))}"
                    >${passage.clause.place || "全文"} ${passage.heading}</a
                  >
                </li>`,
            )}
          </ol>
        </details>`
      }
      ${passages.map((passage, at) => renderPassage(passage, policy, passages[at - 1]?.chapter))}`,
  );
}

function renderPassage(passage: Passage, policy: Policy, before: string | undefined): Html {
  const { clause, heading, chapter, points, note, standing } = passage;
  const own = note !== undefined && note !== policy.note;
  return html`${chapter !== "" && chapter !== before && html`<h2 class="chapter">${chapter}</h2>`}
    <section class="clause" id="${clauseAnchor(passage, policy)}">
      <h3>${clause.place || "全文"} <small>${visibleText(heading)}</small></h3>
      ${
        points.length > 1
          ? html`<ul>
              ${points.map(({ text }) => html`<li>${renderText(text)}</li>`)}
            </ul>`
          : points.map(({ text }) => renderText(text))
      }
      ${own && html`<p class="note">${visibleText(note)}</p>`}
      <p class="days">
        <span>${clauseSpan(passage)}</span>
        ${standing !== policy.standing && html`<span class="doubt">${standings[standing]}</span>`}
      </p>
    </section>`;
}

/** The days a document held. */
function spanOf({ effective, expires }: Policy): string {
  return clauseSpan({ from: effective, ...(expires !== undefined && { to: expires }) });
}
