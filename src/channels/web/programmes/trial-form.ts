import { html } from "hono/html";
import type { RuleVersion } from "../../../rules/rule.ts";
import type { Conversation } from "../conversation.ts";
import { renderProof } from "../proof-html.ts";
import type { Html } from "../text-html.ts";
import { fieldName, renderAsked, renderNote } from "./field-html.ts";
import { planForm, type AskedFact, type FormPlan } from "./form-plan.ts";
import { kindNames, kindsOf, rulePath, type Guide } from "./guide.ts";
import type { Trial } from "./trial.ts";

/** What stands around the fields of the form. */
export interface FormParts {
  conversation: Conversation;
  /** Whether inputs can be kept under an address for others. */
  sharing: boolean;
  /** What comes out, already rendered. */
  result: Html;
  glance: string;
  /** Said above the form: a link that was made, a share that failed. */
  notice?: Html | undefined;
}

/** Renders the what-if form: fields, what comes out, and what can be done with them. */
export function renderTrialForm(guide: Guide, trial: Trial, parts: FormParts): Html {
  const { rule } = guide;
  const { conversation, sharing, result, glance, notice } = parts;
  return html`<section id="try" class="try">
    <h2>试算</h2>
    <p class="lead">
      知道几个填几个，空着就是还不知道。填的数只用来算这一次，不保存，也不出现在网址里。
    </p>
    ${notice}
    <form
      id="trial"
      method="post"
      action="${rulePath(rule)}#result"
      data-rule="${rule.id}"
      autocomplete="off"
    >
      ${renderProof(conversation)}
      <input type="hidden" name="start" value="${trial.start ? JSON.stringify(trial.start) : ""}" />
      <div class="fields" id="fields">${renderFields(guide, trial)}</div>
      <div class="out">
        <div id="result" tabindex="-1">${result}</div>
        <div class="deeds">
          <button class="send" name="do" value="judge" id="judge">算一下</button>
          <button class="plain-button" name="do" value="keep">记作起点</button>
          <button class="plain-button" name="do" value="drop" ${!trial.start && "hidden"}>
            撤掉起点
          </button>
          <button class="plain-button" name="do" value="clear">清空</button>
          ${sharing && html`<button class="plain-button" name="do" value="share">生成分享链接</button>`}
        </div>
        ${
          sharing &&
          html`<p class="aside">
            点了「生成分享链接」才会把这些数存 7 天，拿到链接的人都能看；到期自动删，你也可以先删。
          </p>`
        }
        <div id="shared" role="status"></div>
        <p class="unseen" id="told" role="status"></p>
      </div>
      <a class="glance script" id="glance" href="#result">${glance}</a>
    </form>
  </section>`;
}

/** Renders the day, the facts of the rule in its order, and what the text leaves open. */
export function renderFields(guide: Guide, trial: Trial): Html {
  const { version, filingDay } = trial;
  const plan = version ? planForm(guide, version, filingDay) : { groups: [], more: [] };
  const { regions } = guide.knowledge;
  return html`${renderDay(guide, trial)}
    ${plan.groups.map(
      ({ label, facts }, index) =>
        html`<details class="group" ${index < 4 && "open"}>
          <summary>${label} <small>${facts.length}</small></summary>
          ${facts.map((asked) => renderAsked(asked, trial))}
        </details>`,
    )}
    ${
      plan.more.length > 0 &&
      html`<details class="group" ${plan.more.some((one) => isFilled(one, trial)) && "open"}>
        <summary>更细的数，或者直接填结果 <small>${plan.more.length}</small></summary>
        ${plan.more.map((asked) => renderAsked(asked, trial))}
      </details>`
    }
    ${version && renderOptions(version, trial)} ${renderHidden(plan, trial)}
    <datalist id="places">
      ${regions.map(({ name }) => html`<option value="${name}"></option>`)}
    </datalist>`;
}

/** What decides which fields there are: as it stands in the form, so that a page knows when to draw them anew. */
export function shapeOf({ version, filingDay, kind }: Trial): string {
  return `${version?.id ?? ""} ${filingDay} ${kind}`;
}

function renderDay({ rule }: Guide, trial: Trial): Html {
  const kinds = kindsOf(rule);
  return html`<div class="filing">
    <input type="hidden" name="shape" value="${shapeOf(trial)}" />
    <label for="f-day">打算哪天报</label>
    <input
      type="date"
      id="f-day"
      name="day"
      min="1990-01-01"
      max="2100-12-31"
      value="${trial.filingDay}"
      aria-describedby="n-day"
    />
    ${
      kinds.length > 1 &&
      html`<label for="f-kind">哪种申报</label>
        <select id="f-kind" name="kind">
          ${kinds.map(
            (one) =>
              html`<option value="${one}" ${one === trial.kind && "selected"}>
                ${kindNames[one]}
              </option>`,
          )}
        </select>`
    }
    ${renderNote("day", trial)}
  </div>`;
}

function isFilled({ definition, years }: AskedFact, { fields }: Trial): boolean {
  const names = years.length === 0 ? [undefined] : years;
  return names.some((year) => fields[fieldName(definition.id, year)] !== undefined);
}

function renderOptions({ options }: RuleVersion, trial: Trial): Html | undefined {
  if (options.size === 0) return undefined;
  return html`<details class="group">
    <summary>文件没写明的，换一种算法试试 <small>${options.size}</small></summary>
    ${[...options.values()].map(({ id, label, note, choices, fallback }) => {
      const chosen = trial.options.get(id) ?? fallback;
      return html`<fieldset class="field">
        <legend>${label}</legend>
        <p class="question">${note}</p>
        <div class="picks">
          ${[...choices].map(
            ([choice, words]) =>
              html`<label class="pick"
                ><input
                  type="radio"
                  name="o.${id}"
                  value="${choice}"
                  ${choice === chosen && "checked"}
                /><span>${words}</span></label
              >`,
          )}
        </div>
      </fieldset>`;
    })}
  </details>`;
}

/** What was typed for other days or kinds of filing goes along unseen, so that nothing is lost. */
function renderHidden({ groups, more }: FormPlan, { fields }: Trial): Html {
  const shown = new Set(
    [...groups.flatMap(({ facts }) => facts), ...more].flatMap(({ definition: { id }, years }) => [
      `u.${id}`,
      ...(years.length === 0
        ? [fieldName(id, undefined)]
        : years.map((year) => fieldName(id, year))),
    ]),
  );
  const others = Object.entries(fields).filter(
    ([name]) => /^[fu]\./.test(name) && !shown.has(name),
  );
  return html`${others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}
