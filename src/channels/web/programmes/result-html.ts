import { html } from "hono/html";
import { amountLines, worthLines } from "../../../rules/amount-words.ts";
import { conditionsLines } from "../../../rules/condition-words.ts";
import { remedyLines } from "../../../rules/next-words.ts";
import { scoreLines } from "../../../rules/score-words.ts";
import type { Told } from "../../../rules/telling.ts";
import type { MissingFact, Outcome } from "../../../rules/verdict.ts";
import { counts } from "../../../rules/verdict-words.ts";
import { MARK_WORDS } from "../../../rules/verdict-text.ts";
import type { Html } from "../text-html.ts";
import type { ClauseLink } from "./clause-link.ts";
import { renderComparison } from "./comparison-html.ts";
import { kindNames } from "./guide.ts";
import { renderMark, renderSection } from "./lines-html.ts";
import type { Trial } from "./trial.ts";
import type { Judged } from "./trial-verdict.ts";

const outcomes: Readonly<Record<Outcome, string>> = {
  met: "照填的数，条件都够",
  unmet: "照填的数，有条件不够",
  unknown: "再填几个数才知道",
  expert: "能算的都够，剩下的由专家或主管部门评",
};

/** More missing facts than this are not named at once. */
const MOST_MISSING = 6;

/** Renders what comes out: the outcome first, then condition by condition, what helps, sums and notes; with `ask` what to fill in next. */
export function renderResult(trial: Trial, judged: Judged, link: ClauseLink, ask: boolean): Html {
  const { told, names, remedies, before } = judged;
  if (!told)
    return html`<p class="outcome">
      ${trial.filingDay}
      的${kindNames[trial.kind]}没有装规定，判断不了。换一天试试，或先问受理部门。
    </p>`;
  const { verdict } = told;
  const { outcome, filingDay, years } = verdict;
  return html`<div>
      <p class="outcome">${renderMark(outcome)} ${outcomes[outcome]}</p>
      <p class="counts">${counts(verdict)}</p>
    </div>
    <p class="aside">
      按 ${filingDay} 申报算${years.length > 0 && `，看 ${years.join("、")} 年`}；${trial.asOf}
      算的。
    </p>
    ${before && renderComparison(before.verdict, verdict)}
    ${ask && renderMissing(verdict.missing, told)}
    ${renderSection("逐条看", conditionsLines(told), link)}
    ${renderSection("怎样能达到", remedyLines(remedies, told), link)}
    ${renderSection("打分", scoreLines(told), link, "fold")}
    ${renderSection("算得出的数", amountLines(told, names), link)}
    ${renderSection("值多少", worthLines(told, names), link)}
    ${renderSection("要留意", verdict.notes.map(stated), link)}
    ${renderSection(
      "文件没写明、这里按这样算",
      verdict.options.map(({ note }) => ({ role: "item", text: note })),
      link,
      "fold",
    )}
    <p class="aside">这是按填的数做的预审，不是认定；数都是自报，以受理和认定部门的为准。</p>`;
}

function stated({ say, clause }: Told["verdict"]["notes"][number]) {
  return { role: "item", text: say, ...(clause && { clause }) } as const;
}

/** How it stands, in one line. */
export function glanceOf({ told }: Judged): string {
  if (!told) return "这一天没有装规定";
  const { conditions } = told.verdict;
  const order = ["unmet", "unknown", "expert", "met"] as const;
  return order
    .map((one) => [conditions.filter(({ outcome }) => outcome === one).length, MARK_WORDS[one]])
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(" · ")
    .concat("，看结果");
}

/** What would decide more, as links to the fields. */
function renderMissing(missing: readonly MissingFact[], told: Told): Html | undefined {
  const facts = [...new Set(missing.map(({ fact }) => fact))];
  if (facts.length === 0) return undefined;
  const shown = facts.slice(0, MOST_MISSING);
  return html`<p class="missing">
    接着填：${shown.map((fact) => html`<a href="#q-${fact}">${told.wording.label(fact)}</a> `)}
    ${facts.length > shown.length && `还有 ${facts.length - shown.length} 项`}
  </p>`;
}
