import { html } from "hono/html";
import { labelOf } from "../library/field-label.ts";
import { firstDay } from "../library/holding.ts";
import { missingFields, samePerson } from "../library/review.ts";
import { stateLabel } from "../library/state-label.ts";
import type { VersionView } from "../library/version-view.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { AuditEntry } from "../stores/audit.ts";
import type { StoredVersion } from "../stores/document-version.ts";
import { FIELDS, valueLabel, writtenValue } from "./document-control.ts";
import { renderDocumentForm } from "./document-form.ts";
import { renderDocumentText } from "./document-text.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** What the page of a document shows besides the document. */
export interface DocumentLook {
  /** Names of the regions to choose from. */
  regions: readonly string[];
  /** What was written in vain, to be put right in the form. */
  typed?: FormData | undefined;
  /** What was written in vain, to be copied. */
  kept?: readonly string[];
  /** Whether the whole text is shown. */
  all: boolean;
}

/** Renders a version of a document: where it stands, what it says of itself, its text, and what was done. */
export function renderDocumentPage(view: VersionView, who: Who, look: DocumentLook): Html {
  const { version, passages } = view;
  const path = `/desk/documents/${version.id}`;
  return html`<p class="question">${visibleText(version.title)}</p>
    ${renderStanding(view)}
    ${
      look.kept !== undefined &&
      look.kept.length > 0 &&
      html`<section class="card">
        <h2>你刚才写的</h2>
        <p class="written">${look.kept.map(visibleText).join("\n")}</p>
      </section>`
    }
    <div class="beside">
      <div>
        ${
          version.state === "proposed"
            ? renderDocumentForm(version, who, look.regions, look.typed)
            : renderFields(version)
        }
        ${renderDecisions(view, who)}
      </div>
      ${renderDocumentText(passages, { all: look.all, path })}
    </div>
    ${view.others.length > 0 && renderOthers(view.others)} ${renderHistory(view.history)}`;
}

/** Where a version stands, since when and until when it holds, what it replaces. */
function renderStanding({ version, lastDay, replaces }: VersionView): Html {
  const { state, visibility, addedBy, addedAt, fileName, reviewedBy, reviewedAt } = version;
  const begins = firstDay(version);
  const live = state === "published" || state === "superseded";
  const span =
    live && begins !== undefined
      ? `，${begins} 起${lastDay === undefined ? "" : `，到 ${lastDay} 为止`}`
      : "";
  return html`<p>
      <span class="state ${state === "published" ? "met" : ""}">${stateLabel(state)}</span
      >${visibility === "internal" ? "，只给工作人员" : ""}${span}
    </p>
    <p class="hint">
      ${addedBy} 在 ${writeMoment(addedAt)}
      加的${fileName === undefined ? "" : `（${visibleText(fileName)}）`}${
        reviewedBy !== undefined && reviewedAt !== undefined
          ? `；${reviewedBy} 在 ${writeMoment(reviewedAt)} 审的`
          : ""
      }。
    </p>
    ${
      replaces &&
      html`<p class="notice">
        公开后替代
        <a href="/desk/documents/${replaces.id}"
          >${replaces.number ?? visibleText(replaces.title)}</a
        >（${firstDay(replaces) ?? "日子不详"}
        起的那一版）；旧版到新版施行的前一天为止，查以前的日子还用它。
      </p>`
    }`;
}

/** What a version that cannot be changed any more says of itself. */
function renderFields(version: StoredVersion): Html {
  const known = FIELDS.filter(({ field }) => writtenValue(version, field) !== "");
  return html`<dl class="facts">
    ${known.map(
      ({ field }) =>
        html`<dt>${labelOf(field)}</dt>
          <dd class="written">${visibleText(valueLabel(field, writtenValue(version, field)))}</dd>`,
    )}
    ${
      version.checked &&
      html`<dt>${labelOf("checked")}</dt>
        <dd>${version.checked}</dd>`
    }
  </dl>`;
}

/** What can be decided about a version now. */
function renderDecisions({ version, others }: VersionView, who: Who): Html {
  const { id, state, edition, doubts, addedBy } = version;
  const missing = missingFields(version);
  const ready = doubts.length === 0 && missing.length === 0;
  const act = (action: string) => html`method="post" action="/desk/documents/${id}/${action}"`;
  const hidden = html`${tokenField(who)}<input type="hidden" name="edition" value="${edition}" />`;
  if (state === "proposed") {
    const own = samePerson(addedBy, who.member.name);
    return html`<div class="row decisions">
      ${
        own
          ? html`<p class="hint">你加的文件要另一个人来公开。</p>`
          : html`<form ${act("publish")}>
              ${hidden}<button class="main" ${ready ? "" : html`disabled`}>公开</button>
              ${!ready && html`<span class="hint">${waitingFor(doubts.length, missing)}</span>`}
            </form>`
      }
      ${renderReasoned("退回", "退回后不再待审，加的人能看到理由。", act("reject"), hidden)}
    </div>`;
  }
  if (state === "rejected" || state === "removed")
    return html`<form ${act("propose")}>${hidden}<button>放回待审</button></form>`;
  const older = others.some((one) => one.state === "superseded");
  const effect = `撤下后问话里马上不再用它，已经给出的回答不变。${
    state === "published" && older ? "前一版会重新有效；政策废止了不要撤，应加废止它的文件。" : ""
  }`;
  return renderReasoned("撤下", effect, act("remove"), hidden);
}

/** Why the button to publish is out of use. */
function waitingFor(doubts: number, missing: readonly string[]): string {
  if (doubts > 0) return "先确认上面的，存下再公开。";
  return `还缺${missing.map(labelOf).join("、")}，补上存下再公开。`;
}

function renderReasoned(verb: string, effect: string, act: Html, hidden: Html): Html {
  return html`<details class="confirm">
    <summary>${verb}</summary>
    <form ${act}>
      ${hidden}
      <p>${effect}</p>
      <p>
        <label>理由 <input name="reason" maxlength="200" /></label>
      </p>
      <button class="main">${verb}</button>
    </form>
  </details>`;
}

function renderOthers(others: readonly StoredVersion[]): Html {
  return html`<section>
    <h2>这份文件的其他版本</h2>
    <ul class="plain">
      ${others.map(
        (one) =>
          html`<li>
            <a href="/desk/documents/${one.id}">第 ${one.version} 版</a
            >，${stateLabel(one.state)}，${firstDay(one) ?? "日子不详"} 起，${one.addedBy} 加于
            ${writeMoment(one.addedAt)}
          </li>`,
      )}
    </ul>
  </section>`;
}

const deeds = new Map([
  ["document.add", "添加"],
  ["document.edit", "改过"],
  ["document.publish", "公开"],
  ["document.reject", "退回"],
  ["document.remove", "撤下"],
  ["document.supersede", "有了新版"],
  ["document.restore", "新版撤下，重新有效"],
  ["document.proposeAgain", "放回待审"],
]);

function renderHistory(history: readonly AuditEntry[]): Html {
  return html`<section>
    <h2>经过</h2>
    <ul class="plain">
      ${history.map(
        ({ at, actor, action, detail }) =>
          html`<li>
            ${writeMoment(at)} ${actor}
            ${deeds.get(action) ?? action}${visibleText(saidOf(detail, action))}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What the record of a deed adds: the reason given, or the fields that were changed. */
function saidOf(detail: unknown, action: string): string {
  if (typeof detail !== "object" || detail === null) return "";
  if ("reason" in detail) return `：${String(detail.reason)}`;
  if (action !== "document.edit") return "";
  const confirmed =
    "confirmed" in detail && Array.isArray(detail.confirmed) ? detail.confirmed : [];
  const fields = [
    ...Object.keys(detail).filter((key) => key !== "confirmed"),
    ...confirmed.map(String),
  ];
  return fields.length === 0 ? "" : `：${fields.map(labelOf).join("、")}`;
}
