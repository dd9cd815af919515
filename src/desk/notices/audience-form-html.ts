import { html } from "hono/html";
import { STATES } from "../../notices/audience/condition.ts";
import type { Html } from "../shell.ts";
import { figureRows, type AudienceChoices, type AudienceForm } from "./audience-form.ts";
import { renderTick } from "./form-page.ts";

/** Renders what can be chosen of companies, with what was chosen. */
export function renderAudienceForm(form: AudienceForm | undefined, choices: AudienceChoices): Html {
  const { places, industries, sizes, titles, rules, figures } = choices;
  return html`${renderTicks("place", "在哪", places, form?.places)}
    ${renderTicks("industry", "行业", industries, form?.industries)}
    ${renderTicks("size", "规模", sizes, form?.sizes)}
    <fieldset class="grid">
      <legend>称号</legend>
      ${titles.map(
        ({ id, title }) =>
          html`<p>
            <label for="title-${id}">${title}</label>
            <select id="title-${id}" name="title-${id}">
              ${[
                ["", "不管"],
                ["yes", "有"],
                ["no", "没有"],
              ].map(
                ([value = "", label = ""]) =>
                  html`<option value="${value}" ${value === heldIn(form, id) ? html`selected` : ""}>
                    ${label}
                  </option>`,
              )}
            </select>
          </p>`,
      )}
    </fieldset>
    <fieldset>
      <legend>预审的结果</legend>
      <div class="grid">
        <p>
          <label for="rule">预审哪一项</label>
          <select id="rule" name="rule">
            <option value="">不管</option>
            ${rules.map(
              ({ id, title }) =>
                html`<option value="${id}" ${id === form?.rule ? html`selected` : ""}>
                  ${title}
                </option>`,
            )}
          </select>
        </p>
        <p>
          <label for="filingDay">按哪天申报</label>
          <input
            id="filingDay"
            name="filingDay"
            type="date"
            value="${form?.filingDay ?? ""}"
            aria-describedby="filingDay-hint"
          />
          <span class="hint" id="filingDay-hint">空着就按下一次申报。</span>
        </p>
      </div>
      ${STATES.map((state) =>
        renderTick("outcome", state, OUTCOMES[state], form?.outcomes.includes(state) ?? false),
      )}
    </fieldset>
    <fieldset>
      <legend>数比大小</legend>
      <datalist id="figures">
        ${[...figures.keys()].map((label) => html`<option value="${label}"></option>`)}
      </datalist>
      ${Array.from({ length: figureRows }, (_, at) => renderFigure(at, form?.figures[at]))}
      <p class="hint">打几个字就会列出来；数带单位，如 2.5%、130 万元、17 人。</p>
    </fieldset>
    <div class="grid">
      <p>
        <label for="member">有没有人在这里</label>
        <select id="member" name="member">
          ${[
            ["", "不管"],
            ["yes", "有人绑定了"],
            ["no", "还没人绑定"],
          ].map(
            ([value = "", label = ""]) =>
              html`<option value="${value}" ${value === form?.member ? html`selected` : ""}>
                ${label}
              </option>`,
          )}
        </select>
      </p>
      <p>
        <label for="name">名称里有</label>
        <input id="name" name="name" value="${form?.name ?? ""}" maxlength="60" />
      </p>
    </div>`;
}

const OUTCOMES: Readonly<Record<(typeof STATES)[number], string>> = {
  qualifies: "符合",
  nearly: "差一点",
  not: "不符合，一时也补不上",
  unknown: "还不知道",
};

function heldIn(form: AudienceForm | undefined, id: string): string {
  if (form?.has.includes(id)) return "yes";
  return form?.lacks.includes(id) ? "no" : "";
}

function renderTicks(
  name: string,
  legend: string,
  values: readonly string[],
  chosen: readonly string[] = [],
): Html | undefined {
  if (values.length === 0) return undefined;
  return html`<fieldset>
    <legend>${legend}，可以选几个，一个也不选就是不管</legend>
    <div class="ticks">
      ${values.map((value) => renderTick(name, value, value, chosen.includes(value)))}
    </div>
  </fieldset>`;
}

function renderFigure(at: number, row: AudienceForm["figures"][number] | undefined): Html {
  const number = at + 1;
  return html`<div class="compare">
    <input
      name="figure-${at}"
      list="figures"
      value="${row?.figure ?? ""}"
      aria-label="第 ${number} 个数"
      placeholder="哪个数"
      maxlength="120"
    />
    <select name="key-${at}" aria-label="第 ${number} 个数怎么比">
      ${COMPARED.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === row?.key ? html`selected` : ""}>
            ${label}
          </option>`,
      )}
    </select>
    <input
      name="value-${at}"
      value="${row?.value ?? ""}"
      aria-label="第 ${number} 个数和多少比"
      placeholder="2.5%"
      maxlength="30"
    />
  </div>`;
}

const COMPARED = [
  ["atLeast", "不低于"],
  ["moreThan", "超过"],
  ["atMost", "不超过"],
  ["lessThan", "低于"],
  ["is", "正好是"],
  ["isNot", "不是"],
] as const;
