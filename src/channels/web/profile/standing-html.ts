import { html } from "hono/html";
import type { ConditionView, StandingView } from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import type { Conversation } from "../conversation.ts";
import { renderMark } from "../programmes/lines-html.ts";
import type { Html } from "../text-html.ts";
import { filePath } from "./file-html.ts";
import type { PrintedClauseLink } from "./printed-clause.ts";

/** The files that can be had for a rule (id), with what a button says. */
export type FilesOf = (
  rule: string,
) => readonly { readonly kind: string; readonly label: string }[];

/** What a standing is rendered with. */
interface StandingLook {
  readonly conversation: Conversation;
  readonly enterpriseId: string;
  readonly link: PrintedClauseLink;
  readonly files: FilesOf;
  /** Whether nothing is folded up. */
  readonly unfolded: boolean;
}

/** What stands against it comes first. */
const order = ["unmet", "unknown", "expert", "met", "notApplicable"] as const;

/** So many conditions may be shown at once; of more, those that are met lie in a fold. */
const mostOpen = 8;

/** Renders what one programme comes to: outcome, conditions, files. */
export function renderStanding(standing: StandingView, look: StandingLook): Html {
  const { rule, title, outcome, counts, filingDay, years, conditions } = standing;
  const sorted = order.flatMap((one) => conditions.filter((each) => each.outcome === one));
  const done = (each: ConditionView) => each.outcome === "met" || each.outcome === "notApplicable";
  const folded = !look.unfolded && sorted.length > mostOpen ? sorted.filter(done) : [];
  const open = sorted.filter((each) => !folded.includes(each));
  const list = (some: readonly ConditionView[]) =>
    html`<ul class="conditions">
      ${some.map((each) => renderCondition(each, rule, look))}
    </ul>`;
  return html`<section class="standing">
    <h3>${title}</h3>
    <p class="outcome">${renderMark(outcome)}</p>
    <p class="counts">${counts}</p>
    <p class="aside">按 ${filingDay} 申报算${years.length > 0 && `，看 ${yearsWords(years)} 年`}</p>
    ${open.length > 0 && list(open)}
    ${
      folded.length > 0 &&
      html`<details class="fold" data-fold="met-${rule}">
        <summary>符合的和不适用的（${folded.length}）</summary>
        ${list(folded)}
      </details>`
    }
    ${renderFiles(rule, look)}
  </section>`;
}

/** What stands against it lies open; how the others came about, in a fold. */
function renderCondition(condition: ConditionView, rule: string, look: StandingLook): Html {
  const { label, outcome, text, clause } = condition;
  const words = text.startsWith(label) ? text.slice(label.length).replace(/^[：:，]\s*/, "") : text;
  const head = html`${renderMark(outcome)} <strong>${visibleText(label)}</strong>`;
  const open = look.unfolded || outcome === "unmet" || outcome === "expert";
  return html`<li class="of-${outcome}">
    ${
      words === ""
        ? html`<p>${head}</p>`
        : html`<details class="why" data-fold="why-${rule}-${label}" ${open && "open"}>
            <summary>${head}</summary>
            <p class="how">${visibleText(words)}</p>
          </details>`
    }
    ${clause && html`<p class="from">${look.link(clause)}</p>`}
  </li>`;
}

function renderFiles(rule: string, { conversation, enterpriseId, files }: StandingLook) {
  const offered = files(rule);
  if (offered.length === 0) return undefined;
  return html`<ul class="files" aria-label="下载">
    ${offered.map(
      ({ kind, label }) =>
        html`<li>
          <a class="file" href="${filePath(conversation, { enterpriseId, rule, kind })}" download
            >${label}</a
          >
        </li>`,
    )}
  </ul>`;
}

/** Years in a row are told by the first and the last. */
function yearsWords(years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const row = years.length > 2 && last - first === years.length - 1;
  return row ? `${String(first)}–${String(last)}` : years.map(String).join("、");
}
