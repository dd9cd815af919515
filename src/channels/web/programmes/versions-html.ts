import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import { differencesBetween, type Difference } from "../../../rules/rule-difference.ts";
import type { FilingKind, RuleVersion } from "../../../rules/rule.ts";
import type { Html } from "../text-html.ts";
import type { ClauseLink } from "./clause-link.ts";
import { dayWithin, kindNames, kindsOf, rulePath, type Guide } from "./guide.ts";

/** Renders the control by which the page is seen as of another day. */
export function renderDayControl(guide: Guide, day: Day, kind: FilingKind): Html {
  const kinds = kindsOf(guide.rule);
  return html`<form class="as-of" action="${rulePath(guide.rule)}" aria-label="换一天看">
    <label for="day">看哪天申报的规定</label>
    <input type="date" id="day" name="day" min="1990-01-01" max="2100-12-31" value="${day}" />
    ${
      kinds.length > 1 &&
      html`<label for="kind">哪种申报</label>
        <select id="kind" name="kind">
          ${kinds.map(
            (one) =>
              html`<option value="${one}" ${one === kind && "selected"}>${kindNames[one]}</option>`,
          )}
        </select>`
    }
    <button class="plain-button">看</button>
  </form>`;
}

/** Renders the versions with their days, and what the shown one has otherwise than the one before. */
export function renderVersions(
  guide: Guide,
  shown: RuleVersion,
  kind: FilingKind,
  link: ClauseLink,
): Html {
  const { rule, ground } = guide;
  const before = rule.versions[rule.versions.indexOf(shown) - 1];
  const changes = before ? differencesBetween(before, shown, ground.definitions) : [];
  return html`<section id="versions">
    <h2>版本 <small>${rule.versions.length} 个</small></h2>
    <ol class="versions">
      ${[...rule.versions].reverse().map((version) => {
        const day = dayWithin(rule, version, kind);
        const current = version === shown;
        return html`<li aria-current="${String(current)}">
          ${
            day === undefined || current
              ? html`<strong>${spanWords(version)}</strong>`
              : html`<a href="${rulePath(rule)}?day=${day}&amp;kind=${kind}"
                  >${spanWords(version)}</a
                >`
          }
          <small
            >${version.standing === "转述" ? "转述，原文未核" : version.standing}${current && "，这一页看的是它"}</small
          >
          <p class="from">${version.basis.map((clause) => link(clause))}</p>
          ${version.corrected.map(({ on, say }) => html`<p class="aside">${on} 更正：${say}</p>`)}
        </li>`;
      })}
    </ol>
    ${
      before &&
      html`<details class="fold">
        <summary>和上一版（${spanWords(before)}）有什么不同（${changes.length}）</summary>
        ${
          changes.length === 0
            ? html`<p>装进来的内容没有不同。</p>`
            : html`<ul class="stated">
                ${changes.map((change) => renderChange(change, link))}
              </ul>`
        }
      </details>`
    }
  </section>`;
}

const partNames: Readonly<Record<Difference["part"], string>> = {
  condition: "条件",
  score: "打分",
  benefit: "好处",
  material: "材料",
  window: "时间",
  deadline: "要做的事",
};

function renderChange({ part, label, change, before, after }: Difference, link: ClauseLink): Html {
  const words = { added: "新加", removed: "去掉", changed: "改了" }[change];
  return html`<li>
    <strong>${words}</strong> ${partNames[part]}${label !== "" && html`「${label}」`}
    ${before && html`<p>原来：<del>${before.say}</del> ${link(before.clause)}</p>`}
    ${after && html`<p>现在：<ins>${after.say}</ins> ${link(after.clause)}</p>`}
  </li>`;
}

/** The days of a version, of filings or of tax years. */
function spanWords({ from, to, dateBy }: RuleVersion): string {
  const span = to === undefined ? `${from} 起` : `${from} 至 ${to}`;
  return dateBy === "filing" ? span : `纳税期 ${span}`;
}
