import { html } from "hono/html";
import { labelOf } from "../library/field-label.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { StoredVersion, VersionDoubt } from "../stores/document-version.ts";
import {
  FIELDS,
  renderControl,
  valueLabel,
  writtenValue,
  type WrittenField,
} from "./document-control.ts";
import { PICK, pickName } from "./document-fields.ts";
import { fieldOf } from "./guard.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** Renders the form in which a proposed version is confirmed; `typed` is what was written there in vain. */
export function renderDocumentForm(
  version: StoredVersion,
  who: Who,
  regions: readonly string[],
  typed: FormData | undefined,
): Html {
  const doubtful = [...new Set(version.doubts.map(({ field }) => field))];
  const valueOf = (field: WrittenField) =>
    typed?.has(field) === true ? fieldOf(typed, field) : writtenValue(version, field);
  const plain = FIELDS.filter(({ field }) => !doubtful.includes(field));
  return html`<form method="post" action="/desk/documents/${version.id}/edit" class="fields">
    ${tokenField(who)}<input type="hidden" name="edition" value="${version.edition}" />
    ${
      doubtful.length > 0 &&
      html`<h2>先确认这 ${doubtful.length} 处</h2>
        ${doubtful.map((field) => {
          const doubts = version.doubts.filter((doubt) => doubt.field === field);
          const picked = typed === undefined ? "" : fieldOf(typed, pickName(field));
          const own = FIELDS.find((one) => one.field === field);
          const control =
            own && renderControl(own.field, valueOf(own.field), regions, labelOf(field));
          return renderDoubt(
            { field, doubts, picked, control, empty: own?.empty === true },
            version,
          );
        })}`
    }
    <h2>${doubtful.length > 0 ? "其他各项" : "文件各项"}</h2>
    <div class="grid">
      ${plain.map(
        ({ field }) =>
          html`<p ${field === "title" ? html`class="whole"` : ""}>
            <label for="${field}">${labelOf(field)}</label>
            ${renderControl(field, valueOf(field), regions)}
            ${
              field === "effective" &&
              html`<span class="hint">文件没写就空着，从发布日期起算。</span>`
            }
            ${field === "supersedes" && html`<span class="hint">一行一份，写文号，没有就写标题。</span>`}
          </p>`,
      )}
    </div>
    <p><button class="main">存下</button></p>
  </form>`;
}

interface Question {
  field: string;
  doubts: readonly VersionDoubt[];
  /** Choice that was made before. */
  picked: string;
  /** Where another value can be written; `undefined` for what has no value. */
  control: Html | undefined;
  /** Whether the field may be left empty. */
  empty: boolean;
}

/** Asks about a doubtful field, with the values that were found as choices. */
function renderDoubt(question: Question, version: StoredVersion): Html {
  const { field, doubts, picked, control, empty } = question;
  const choice = (value: string, label: string | Html) =>
    html`<label class="choice"
      ><input
        type="radio"
        name="${pickName(field)}"
        value="${value}"
        ${value === picked ? html`checked` : ""}
      />
      <span>${label}</span></label
    >`;
  const found = [...new Set(doubts.flatMap(({ candidates }) => candidates))];
  // A list, and what has no value of its own, is confirmed as it stands.
  const whole = control === undefined || field === "supersedes";
  const values = whole && field !== "replaces" ? [] : found;
  return html`<fieldset class="doubt">
    <legend>${labelOf(field)}</legend>
    ${doubts.map(({ why }) => html`<p class="hint">${visibleText(why)}</p>`)}
    ${
      whole &&
      field !== "replaces" &&
      found.length > 0 &&
      html`<p class="hint">读到：${visibleText(found.join("；"))}</p>`
    }
    ${values.map((value) => choice(PICK.value + value, choiceLabel(field, value)))}
    ${whole && field !== "replaces" && choice(PICK.keep, keepLabel(field, version))}
    ${
      control &&
      html`${choice(PICK.other, values.length > 0 ? "其他，写在这里：" : "写在这里：")} ${control}`
    }
    ${control && empty && field !== "supersedes" && choice(PICK.empty, "文件里没有，空着")}
    ${choice("", "还没确认")}
  </fieldset>`;
}

function choiceLabel(field: string, value: string): string {
  if (field !== "replaces") return visibleText(valueLabel(field, value));
  return value === "newer" ? "是它的新版，公开后替代它" : "是另一份文件";
}

function keepLabel(field: string, { supersedes }: StoredVersion): string {
  if (field !== "supersedes") return "看过了，就这样";
  return supersedes.length === 0
    ? "看过了，没有整份废止的"
    : `看过了，只有这些：${visibleText(supersedes.join("；"))}`;
}
