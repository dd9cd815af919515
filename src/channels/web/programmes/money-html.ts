import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import type { Amount, Benefit, Param } from "../../../rules/rule.ts";
import type { Html } from "../text-html.ts";
import { bandsOf, renderFigureBands } from "./bands-html.ts";
import { renderFrom } from "./clause-link.ts";
import type { PageParts } from "./conditions-html.ts";
import { officeOf, type GuideKnowledge } from "./guide.ts";

/** Renders the sums of a version: what is reckoned from, or what is not known and who knows. */
export function renderAmounts(parts: PageParts, knowledge: GuideKnowledge): Html | undefined {
  const { amounts } = parts.version;
  if (amounts.length === 0) return undefined;
  return html`<section id="amounts">
    <h2>金额</h2>
    <ul class="stated">
      ${amounts.map((amount) => renderAmount(amount, parts, knowledge))}
    </ul>
  </section>`;
}

function renderAmount(
  amount: Amount,
  { wording, link }: PageParts,
  knowledge: GuideKnowledge,
): Html {
  const { label, unknown, office, when, clause, note, measure } = amount;
  const whom = officeOf(office, knowledge);
  return html`<li>
    <strong>${label}</strong>
    ${when && html`<p>只给这样的：${wording.condition(when)}。</p>`}
    ${
      measure === undefined
        ? html`<p>
            不能给数：${unknown ?? "没有装进来"}。${whom && `可以问${whom.name}${whom.contact === undefined ? "" : `（${whom.contact}）`}。`}
          </p>`
        : html`<p>按你的数算，填了下面的数就能看到。</p>`
    }
    ${note && html`<p class="aside">${note}</p>`} ${renderFrom(link(clause))}
  </li>`;
}

/** Renders what a title brings on a day, and what it no longer or not yet brings. */
export function renderBenefits({ version, link }: PageParts, day: Day): Html | undefined {
  if (version.benefits.length === 0) return undefined;
  return html`<section id="benefits">
    <h2>能得到什么</h2>
    <ul class="stated">
      ${version.benefits.map(
        (benefit) =>
          html`<li>
            <p>${benefit.say}${spanMark(benefit, day)}</p>
            ${renderFrom(link(benefit.clause))}
          </li>`,
      )}
    </ul>
  </section>`;
}

function spanMark({ from, to }: Benefit, day: Day): Html | undefined {
  if (from === undefined && to === undefined) return undefined;
  const span = to === undefined ? `${from ?? ""} 起` : `${from ?? ""} 至 ${to}`;
  const over = to !== undefined && to < day;
  const early = from !== undefined && from > day;
  return html`<small
    >${span}${over && html`<span class="doubt">已到期</span>`}${early && html`<span class="doubt">还没开始</span>`}</small
  >`;
}

/** Renders the figures that formulas use, each with its clause. */
export function renderParams(parts: PageParts): Html | undefined {
  const { params } = parts.version;
  if (params.size === 0) return undefined;
  return html`<details class="fold">
    <summary>算的时候用到的数（${params.size}）</summary>
    <ul class="stated">
      ${[...params.values()].map((param) => renderParam(param, parts))}
    </ul>
  </details>`;
}

function renderParam(param: Param, parts: PageParts): Html {
  const { label, value, clause } = param;
  const banded = bandsOf(value, parts.version);
  return html`<li>
    ${banded ? html`<strong>${label}</strong>${renderFigureBands(banded, parts.wording)}` : html`<p><strong>${label}</strong> ${parts.wording.figure(value)}</p>`}
    ${renderFrom(parts.link(clause))}
  </li>`;
}
