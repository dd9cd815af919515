import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { FILING_KINDS, type FilingKind, type RuleVersion } from "../../../rules/rule.ts";
import { versionFor } from "../../../rules/version.ts";
import { Wording } from "../../../rules/wording.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import type { Html } from "../text-html.ts";
import { renderScore } from "./bands-html.ts";
import { renderFrom, createClauseLink, type ClauseLink } from "./clause-link.ts";
import { renderConditions, type PageParts } from "./conditions-html.ts";
import { kindNames, kindsOf, shownVersion, type Guide } from "./guide.ts";
import { renderHead } from "./head-html.ts";
import { renderAmounts, renderBenefits, renderParams } from "./money-html.ts";
import { renderRelations, renderSentences } from "./stated-html.ts";
import { renderDuties, renderWindows } from "./times-html.ts";
import { renderDayControl, renderVersions } from "./versions-html.ts";

/** What a page of a programme is asked for. */
export interface PageAsked {
  today: Day;
  /** The day whose filings are meant; today where none is named. */
  day: Day;
  kind: FilingKind;
}

/** Renders the page of a rule; `form` is the what-if form below. */
export function renderProgramme(look: PageLook, guide: Guide, asked: PageAsked, form: Html): Html {
  const { rule, ground } = guide;
  const version = shownVersion(rule, asked.day, asked.kind);
  if (!version) return renderSidePage(look, rule.title, html`<h1>${rule.title}</h1>`);
  const link = createClauseLink(look.policies(), asked.day);
  const { definitions } = ground;
  const parts: PageParts = {
    version,
    definitions,
    wording: new Wording(version, definitions),
    link,
  };
  return renderSidePage(
    look,
    rule.title,
    html`<p class="back"><a href="/programmes">← 全部项目</a></p>
      <h1>${rule.title}</h1>
      ${renderHead(guide, version, link)}
      <p class="begin">
        <a class="button" href="/?start=${encodeURIComponent(rule.id)}">用对话预审</a>
        <span class="aside">一问一答，数记得住，随时能停；只想试几个数就用下面的试算。</span>
      </p>
      ${renderState(guide, version, asked)} ${renderDayControl(guide, asked.day, asked.kind)}
      ${renderContents(version)}
      <section id="conditions">
        <h2>条件 <small>${version.conditions.length} 条</small></h2>
        ${renderConditions(parts)}
      </section>
      ${renderScores(parts)} ${renderAmounts(parts, guide.knowledge)}
      ${renderBenefits(parts, asked.day)}
      ${renderSentences("materials", "材料", version.materials, parts, "checklist")}
      ${renderWindows(parts, rule, asked.day, asked.kind)} ${renderDuties(parts, asked.day)}
      ${renderRelations(parts, guide)} ${renderSentences("notes", "要留意", version.notes, parts)}
      ${renderOptions(version, link)} ${renderParams(parts)}
      ${renderVersions(guide, version, asked.kind, link)} ${form} ${renderAsk(rule.title)}`,
    true,
  );
}

/** Says where the shown version does not decide filings of the day. */
function renderState({ rule }: Guide, version: RuleVersion, { day, kind, today }: PageAsked): Html {
  const decides = versionFor(rule, day, kind) === version;
  const over = version.to !== undefined && version.to < day;
  const said = over ? "已经过了" : "还没开始，或者不管这种申报";
  return html`${rule.dateBy === "taxYear" && html`<p class="aside">税的规定按纳税年度定：${day} 报的是 ${yearOf(day) - 1} 年度的。</p>`}
  ${!decides && html`<p class="note">${day} 的${kindNames[kind]}没有在管的规定；下面这一版${said}，只作参考。</p>`}
  ${day !== today && html`<p class="note">这一页按 ${day} 申报看，不是今天。</p>`}
  ${version.note && html`<p class="note">${version.note}</p>`}`;
}

function renderContents({ scores, amounts, benefits, materials }: RuleVersion): Html {
  const places: [string, string, boolean][] = [
    ["try", "试算", true],
    ["conditions", "条件", true],
    ["scores", "打分", scores.length > 0],
    ["amounts", "金额", amounts.length > 0],
    ["benefits", "好处", benefits.length > 0],
    ["materials", "材料", materials.length > 0],
    ["windows", "时间", true],
    ["versions", "版本", true],
  ];
  return html`<nav class="contents-line" aria-label="这一页有">
    ${places.filter(([, , has]) => has).map(([id, name]) => html`<a href="#${id}">${name}</a>`)}
  </nav>`;
}

function renderScores({ version, wording, link }: PageParts): Html | undefined {
  if (version.scores.length === 0) return undefined;
  return html`<section id="scores">
    <h2>怎么打分</h2>
    ${version.scores.map((score) => renderScore(score, version, wording, link))}
  </section>`;
}

function renderOptions({ options }: RuleVersion, link: ClauseLink): Html | undefined {
  if (options.size === 0) return undefined;
  return html`<section id="options">
    <h2>文件没有写明的</h2>
    <ul class="stated">
      ${[...options.values()].map(
        ({ label, note, clause, fallback, choices }) =>
          html`<li>
            <strong>${label}</strong>
            <p>${note}</p>
            <p class="aside">这里按「${choices.get(fallback)}」算，试算里可以换。</p>
            ${renderFrom(link(clause))}
          </li>`,
      )}
    </ul>
  </section>`;
}

function renderAsk(title: string): Html {
  const questions = [`${title}要满足哪些条件？`, `${title}要交什么材料？`, `${title}什么时候报？`];
  return html`<section class="ask-about">
    <h2>问一句</h2>
    <ul>
      ${questions.map(
        (question) =>
          html`<li><a href="/?ask=${encodeURIComponent(question)}">${question}</a></li>`,
      )}
    </ul>
  </section>`;
}

/** The kind of filing that a word means for a rule; the usual one for any other word. */
export function readKind({ rule }: Guide, word: string | undefined): FilingKind {
  const known = kindsOf(rule);
  return FILING_KINDS.find((kind) => kind === word && known.includes(kind)) ?? known[0] ?? "new";
}
