import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import type { Programme } from "../../../knowledge/programme.ts";
import { nextWindow } from "../../../rules/filing-window.ts";
import type { Rule } from "../../../rules/rule.ts";
import { versionFor } from "../../../rules/version.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import type { Html } from "../text-html.ts";
import { rulePath, type GuideKnowledge } from "./guide.ts";

/** What a kind of programme is called, in the order of the list. */
export const programmeKinds: Readonly<Record<Programme["kind"], string>> = {
  certification: "认定",
  evaluation: "评价入库",
  subsidy: "补助和项目",
  tax: "税收优惠",
  finance: "金融",
  register: "登记备案",
};

/** Renders the list of programmes in which all the words of `query` stand. */
export function renderProgrammes(
  look: PageLook,
  knowledge: GuideKnowledge,
  query: string,
  today: Day,
): Html {
  const words = query.split(/\s+/).filter((word) => word !== "");
  const { programmes, rules } = knowledge;
  const found = programmes.filter((one) => words.every((word) => speaksOf(one, word)));
  const ruled = new Set(rules.map(({ programme }) => programme));
  return renderSidePage(
    look,
    "项目和条件",
    html`<h1>项目和条件</h1>
      <p class="lead">
        认定、补助、税收优惠共 ${programmes.length} 个，其中 ${ruled.size}
        个装了条件：能看条文、算差多少、试改几个数。
      </p>
      <form class="find" action="/programmes" role="search">
        <label class="unseen" for="q">找项目</label>
        <input
          type="search"
          id="q"
          name="q"
          value="${query}"
          placeholder="名称或俗称，比如 高企、小巨人"
        />
        <button class="send">找</button>
      </form>
      ${
        words.length > 0 &&
        html`<p class="found" role="status">
          ${found.length > 0 ? `找到 ${found.length} 个。` : "没有找到，换个词试试。"}
          <a href="/programmes">看全部</a>
        </p>`
      }
      ${Object.entries(programmeKinds).map(([kind, name]) => {
        const some = found.filter((one) => one.kind === kind);
        const [first, others] = [true, false].map((has) =>
          some.filter(({ id }) => ruled.has(id) === has),
        );
        return (
          some.length > 0 &&
          html`<section>
            <h2>${name} <small>${some.length} 个</small></h2>
            <ul class="programmes">
              ${first?.map((one) => renderRuled(one, rules, today))} ${others?.map(renderOther)}
            </ul>
          </section>`
        );
      })}`,
  );
}

function speaksOf({ title, names, filedAt = "", distinct = "" }: Programme, word: string): boolean {
  const small = word.toLowerCase();
  return [title, ...names, filedAt, distinct].some((text) => text.toLowerCase().includes(small));
}

function renderRuled({ id, level }: Programme, rules: readonly Rule[], today: Day): Html {
  return html`${rules
    .filter(({ programme }) => programme === id)
    .map(
      (rule) =>
        html`<li>
          <a href="${rulePath(rule)}">${rule.title}</a>
          <p>
            <span>${level}</span>
            ${rule.region !== "全国" && html`<span>${rule.region}</span>`}
            <span>${openWords(rule, today)}</span>
          </p>
        </li>`,
    )}`;
}

/** When one can file, in a few words. */
function openWords(rule: Rule, today: Day): string {
  const version = versionFor(rule, today);
  if (!version) return "现在没有能报的批次";
  const open = nextWindow(version, today);
  if (!open) return "什么时候报看当年通知";
  if (open.window.every.kind === "always") return "常年可以报";
  const span = `${open.from} 至 ${open.to}`;
  if (!open.certain) return `估计 ${span}，以当年通知为准`;
  return open.from <= today ? `正在报，到 ${open.to}` : `${span} 报`;
}

function renderOther({ title, level, loaded }: Programme): Html {
  const question = encodeURIComponent(`${title}是什么？`);
  return html`<li>
    <span class="plain">${title}</span>
    <p>
      <span>${level}</span>
      <span>${loaded ? "没有装条件，可以问条文" : "条文还没有装"}</span>
      <a href="/?ask=${question}">问一句</a>
    </p>
  </li>`;
}
