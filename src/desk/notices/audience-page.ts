import { html } from "hono/html";
import type { AudienceCondition } from "../../notices/audience/condition.ts";
import type { Notice } from "../../stores/notices.ts";
import { tokenField, type Html } from "../shell.ts";
import type { Who } from "../site.ts";
import type { AudienceChoices, AudienceForm } from "./audience-form.ts";
import { renderAudienceForm } from "./audience-form-html.ts";
import type { AskedBack, AudienceLook } from "./audience-look.ts";
import { renderAsks, renderFound } from "./found-html.ts";
import { titleWords } from "./list-page.ts";

/** What came of one way to tell an audience. */
export type AudienceResult = AudienceLook | AskedBack | { readonly fault: string } | undefined;

/** What the page of an audience shows. */
export interface AudiencePage {
  readonly notice: Notice;
  /** What the notice has now; `undefined` while nothing was chosen. */
  readonly now: AudienceLook | { readonly fault: string } | undefined;
  readonly words: string;
  readonly byWords: AudienceResult;
  readonly form: AudienceForm | undefined;
  readonly byForm: AudienceResult;
  readonly openForm: boolean;
  readonly possible: boolean;
  readonly choices: AudienceChoices;
  /** What came of a list that was sent, a sentence a line. */
  readonly list: readonly string[];
  readonly lists: { readonly include: number; readonly exclude: number };
}

/** Renders for whom a notice is: by a sentence, by a form, and by lists. */
export function renderAudience(page: AudiencePage, who: Who): Html {
  const { notice, now } = page;
  const action = `/desk/notices/${notice.id}/audience`;
  const hidden = html`${tokenField(who)}<input
      type="hidden"
      name="edition"
      value="${notice.edition}"
    />`;
  const open = page.byForm !== undefined || page.openForm;
  return html`<p class="question">
      <a href="/desk/notices/${notice.id}">${titleWords(notice)}</a>
    </p>
    ${
      now &&
      html`<section class="card">
        <h2>现在选的</h2>
        ${"fault" in now ? html`<p class="notice bad">${now.fault}</p>` : renderFound(now)}
      </section>`
    }
    <h2>用一句话说</h2>
    <form method="post" action="${action}?by=words" class="fields" data-count="by-words">
      ${hidden}
      <div>
        <label for="words">发给哪些企业</label>
        <textarea id="words" name="words" rows="2" maxlength="500" aria-describedby="words-hint">
${page.words}</textarea>
        <p class="hint" id="words-hint">
          比如：金凤区的制造业，还不是高企，研发占比超过 2.5%。写“所有企业”就是所有。
        </p>
      </div>
      ${renderPossible("words", page.possible)}
      <p><button name="act" value="look">看看有哪些</button></p>
      ${renderResult("by-words", page.byWords)}
    </form>
    <details ${open ? html`open` : ""}>
      <summary><h2 class="inline">用表单选</h2></summary>
      <form method="post" action="${action}?by=form" class="fields across" data-count="by-form">
        ${hidden}
        <div class="beside">
          <div class="fields">
            ${renderAudienceForm(page.form, page.choices)} ${renderPossible("form", page.possible)}
            <p><button name="act" value="look">看看有哪些</button></p>
          </div>
          <div class="text">${renderResult("by-form", page.byForm)}</div>
        </div>
      </form>
    </details>
    ${renderLists(page, hidden)}`;
}

/** The part that is counted anew: what was understood, whom it comes to, and that it may be kept. */
function renderResult(id: string, result: AudienceResult): Html {
  return html`<div id="${id}" data-live="still" aria-live="polite" class="fields">
    ${
      result &&
      ("asks" in result
        ? renderAsks(result)
        : "fault" in result
          ? html`<p class="notice bad">${result.fault}</p>`
          : result.found.companies.length === 0
            ? renderFound(result)
            : html`${renderFound(result)}
                <input type="hidden" name="seen" value="${seenOf(result.audience.condition)}" />
                <p><button name="act" value="save" class="main">对，就发给他们</button></p>`)
    }
  </div>`;
}

/** A condition as the form carries it, to be sure that what is kept is what was seen. */
export function seenOf(condition: AudienceCondition): string {
  return JSON.stringify(condition);
}

function renderPossible(by: string, possible: boolean): Html {
  return html`<p>
    <label for="possible-${by}">数还没填全、不知道符不符合的</label>
    <select id="possible-${by}" name="possible">
      <option value="no" ${possible ? "" : html`selected`}>不发</option>
      <option value="yes" ${possible ? html`selected` : ""}>也发</option>
    </select>
  </p>`;
}

function renderLists({ notice, lists, list }: AudiencePage, hidden: Html): Html {
  return html`<section class="stack">
    <h2>另加、去掉名单里的企业</h2>
    ${
      list.length > 0 &&
      html`<div class="card" role="status">
        <ul class="plain">
          ${list.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>`
    }
    <p class="hint">
      现在另加 ${lists.include} 家，去掉 ${lists.exclude} 家。名单是 XLSX 或
      CSV，有一列统一社会信用代码；一次一份，新的换掉旧的。
    </p>
    <form
      method="post"
      action="/desk/notices/${notice.id}/lists"
      enctype="multipart/form-data"
      class="row fields"
    >
      ${hidden}
      <p>
        <label for="file">名单</label>
        <input id="file" name="file" type="file" accept=".xlsx,.csv,.xls" />
      </p>
      <p>
        <label for="which">名单里的</label>
        <select id="which" name="which">
          <option value="include">另加进来</option>
          <option value="exclude">都不发</option>
        </select>
      </p>
      <p><button name="act" value="read">读名单</button></p>
      <p><button name="act" value="clear" class="quiet">两份都清掉</button></p>
    </form>
  </section>`;
}
