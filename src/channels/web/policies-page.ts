import { html } from "hono/html";
import type { Day } from "../../calendar/day.ts";
import type { Level, Policy } from "../../knowledge/policy.ts";
import { standings } from "../../messages/citation-name.ts";
import { visibleText } from "../../messages/visible-text.ts";
import { renderSidePage, type PageLook } from "./layout.ts";
import { isOriginal, renderHolding, spanOf } from "./policy-days.ts";
import { policyPath } from "./policy-links.ts";
import type { Html } from "./text-html.ts";

const levels: readonly Level[] = ["国家", "自治区", "市", "县"];

/** Renders the list of the documents in which all the words of `query` stand. */
export function renderPolicies(look: PageLook, query: string, today: Day): Html {
  const words = query.split(/\s+/).filter((word) => word !== "");
  const all = look.policies();
  const found = words.length === 0 ? all : all.filter((policy) => speaksOf(policy, words));
  return renderSidePage(
    look,
    "政策文件",
    html`<h1>政策文件</h1>
      <p class="lead">
        回答用到的文件都在这里，共 ${all.length}
        份。${
          all.some(isOriginal)
            ? "标“原文”的是文件全文，其余是我们归纳的要点，不是原文；"
            : "条文是我们归纳的要点，不是原文；"
        }办事以官方文本为准。
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
          today,
        ),
      )}`,
  );
}

function speaksOf(policy: Policy, words: readonly string[]): boolean {
  const { number = "", title, issuer, region, short, passages } = policy;
  const stands = (word: string) =>
    [number, title, issuer, region, ...short].some((text) => text.includes(word)) ||
    passages.some(
      ({ clause, heading, points }) =>
        clause.place.includes(word) ||
        heading.includes(word) ||
        points.some(({ text }) => text.includes(word)),
    );
  return words.every(stands);
}

function renderLevel(level: Level, policies: readonly Policy[], today: Day): Html | undefined {
  if (policies.length === 0) return undefined;
  const latest = [...policies].sort((a, b) => b.effective.localeCompare(a.effective));
  return html`<section class="level">
    <h2>${level === "自治区" ? "自治区、省" : level} <small>${policies.length} 份</small></h2>
    <ul class="policies">
      ${latest.map((policy) => renderEntry(policy, today))}
    </ul>
  </section>`;
}

function renderEntry(policy: Policy, today: Day): Html {
  const { number, title, region, checked, standing, kind } = policy;
  return html`<li>
    <a href="${policyPath(policy)}">${visibleText(title)}</a>
    <p>
      ${isOriginal(policy) && html`<span class="original">原文</span>`}
      ${number && html`<span>${number}</span>`} <span>${region}</span>
      <span>${spanOf(policy)}</span> ${renderHolding(policy, today)}
      <span>核对于 ${checked}</span>
      ${standing !== "原文读过" && html`<span class="doubt">${standings[standing]}</span>`}
      ${kind !== "正式" && html`<span>${kind}</span>`}
    </p>
  </li>`;
}
