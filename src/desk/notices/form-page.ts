import { html } from "hono/html";
import type { Programme } from "../../knowledge/programme.ts";
import { visibleText } from "../../messages/visible-text.ts";
import {
  largestFile,
  largestFiles,
  longestText,
  longestTitle,
  mostFiles,
  placeholdersIn,
} from "../../notices/notice.ts";
import { topicLabels, topics } from "../../notices/topics.ts";
import { tokenField, type Html } from "../shell.ts";
import type { Who } from "../site.ts";
import { buttonChoices, type WrittenNotice } from "./form-fields.ts";
import { noticeTemplates } from "./templates.ts";

/** What the form of a notice shows besides what is written in it. */
export interface FormLook {
  /** Where it is sent. */
  readonly action: string;
  /** The edition that is changed; `undefined` for a new one. */
  readonly edition?: number;
  readonly programmes: readonly Programme[];
  readonly files: readonly { readonly position: number; readonly name: string }[];
  /** What was written in vain, to be copied. */
  readonly kept?: WrittenNotice | undefined;
}

/** Renders the choice of what a new notice begins with. */
export function renderTemplates(): Html {
  return html`<nav class="filters" aria-label="从模板开始">
    ${noticeTemplates.map(
      ({ id, label }) => html`<a href="/desk/notices/new?template=${id}">${label}</a>`,
    )}
  </nav>`;
}

/** Renders the form in which a notice is written. */
export function renderForm(written: WrittenNotice, look: FormLook, who: Who): Html {
  const { action, edition, programmes, files, kept } = look;
  const names = placeholdersIn(written).filter((name) => name !== "截止" && name !== "开始");
  return html`${kept && renderKept(kept)}
    <form method="post" action="${action}" enctype="multipart/form-data" class="fields">
      ${tokenField(who)}
      ${edition !== undefined && html`<input type="hidden" name="edition" value="${edition}" />`}
      <div>
        <label for="title">标题</label>
        <input
          id="title"
          name="title"
          value="${written.title}"
          required
          aria-describedby="title-hint"
        />
        <p class="hint" id="title-hint">最多 ${longestTitle} 个字，也是邮件的主题。</p>
      </div>
      <div>
        <label for="text">正文</label>
        <textarea id="text" name="text" rows="9" required aria-describedby="text-hint">
${written.text}</textarea>
        <p class="hint" id="text-hint">
          最多 ${longestText} 个字。**这样** 是粗体，“- ”开头是一列。{企业}
          换成对方企业的名称，{截止}、{开始} 换成下面的日子；别的写 {名字}，存下以后填它的值。
        </p>
      </div>
      ${
        names.length > 0 &&
        html`<fieldset class="grid">
          <legend>花括号里的换成什么</legend>
          ${names.map(
            (name) =>
              html`<p>
                <label for="value-${name}">${name}</label>
                <input
                  id="value-${name}"
                  name="value-${name}"
                  value="${written.values[name] ?? ""}"
                  maxlength="200"
                />
              </p>`,
          )}
        </fieldset>`
      }
      <div class="grid">
        <p>
          <label for="topic">类别</label>
          <select id="topic" name="topic">
            ${topics.map(
              (one) =>
                html`<option value="${one}" ${one === written.topic ? html`selected` : ""}>
                  ${topicLabels[one]}
                </option>`,
            )}
          </select>
        </p>
        <p>
          <label for="programme">说的是哪个项目</label>
          <select id="programme" name="programme">
            <option value="">不是某个项目</option>
            ${programmes.map(
              ({ id, title }) =>
                html`<option value="${id}" ${id === written.programme ? html`selected` : ""}>
                  ${title}
                </option>`,
            )}
          </select>
        </p>
        ${renderDay("opens", "开始", written.opens)} ${renderDay("closes", "截止", written.closes)}
      </div>
      <fieldset>
        <legend>通知下面的按钮</legend>
        ${buttonChoices.map(({ value, label }) =>
          renderTick("button", value, label, written.buttons.includes(value)),
        )}
      </fieldset>
      <div>
        <label for="clauses">依据的条款</label>
        <textarea id="clauses" name="clauses" rows="2" aria-describedby="clauses-hint">
${written.clauses}</textarea>
        <p class="hint" id="clauses-hint">一行一条，写文号加条款；没有就空着。</p>
      </div>
      ${
        files.length > 0 &&
        html`<fieldset>
          <legend>已有的附件，勾上的去掉</legend>
          ${files.map(({ position, name }) =>
            renderTick("drop", String(position), visibleText(name), false),
          )}
        </fieldset>`
      }
      <div>
        <label for="files">加附件</label>
        <input id="files" name="files" type="file" multiple aria-describedby="files-hint" />
        <p class="hint" id="files-hint">
          最多 ${mostFiles} 个，一个最大 ${megabytes(largestFile)} MB，合起来
          ${megabytes(largestFiles)} MB。
        </p>
      </div>
      ${renderTick(
        "mandatory",
        "yes",
        "必须送到：不想收这类的也发，也不限每周几条（如退回补正）。动态和活动不要勾。",
        written.mandatory,
      )}
      <p><button class="main">存下</button></p>
    </form>`;
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}

function renderDay(name: string, label: string, value: string | undefined): Html {
  return html`<p>
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="date" value="${value ?? ""}" />
  </p>`;
}

/** Renders a box that can be ticked. */
export function renderTick(name: string, value: string, label: string, ticked: boolean): Html {
  return html`<label class="choice"
    ><input type="checkbox" name="${name}" value="${value}" ${ticked ? html`checked` : ""} />
    <span>${label}</span></label
  >`;
}

function renderKept({ title, text }: WrittenNotice): Html {
  return html`<section class="card">
    <h2>你刚才写的</h2>
    <p class="written">${visibleText(`${title}\n\n${text}`)}</p>
  </section>`;
}
