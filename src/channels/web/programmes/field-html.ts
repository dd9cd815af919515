import { html } from "hono/html";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { unitOf, type FactDefinition } from "../../../profile/fact-definition.ts";
import type { Html } from "../text-html.ts";
import { PLACE, type AskedFact } from "./form-plan.ts";
import { moneyUnits, type Trial } from "./trial.ts";

/** More choices than this are a list to open. */
const MOST_RADIOS = 8;

/** Renders one fact that is asked, with a field for each year; an empty one means that it is not known yet. */
export function renderAsked(asked: AskedFact, trial: Trial): Html {
  const { definition, years } = asked;
  const { id, label, question, hint } = definition;
  const names = years.length === 0 ? [undefined] : years;
  const ends = definition.per === "point" ? "年末" : "年";
  return html`<fieldset class="field" id="q-${id}">
    <legend>${label}</legend>
    <p class="question" id="h-${id}">
      ${question ?? `${label}是多少？`}${hint && html` <small>${hint}</small>`}
    </p>
    <div class="inputs">
      ${names.map((year) => renderOne(asked, year, ends, trial))} ${renderUnit(definition, trial)}
    </div>
  </fieldset>`;
}

/** Name of the field of a fact and year. */
export function fieldName(id: string, year: number | undefined): string {
  return year === undefined ? `f.${id}` : `f.${id}.${year}`;
}

/** Name of the place of a field in the page. */
function fieldAnchor(id: string, year: number | undefined): string {
  return fieldName(id, year).replaceAll(".", "-");
}

function renderOne(asked: AskedFact, year: number | undefined, ends: string, trial: Trial): Html {
  const { definition } = asked;
  const name = fieldName(definition.id, year);
  const open = year !== undefined && year >= yearOf(trial.asOf);
  const words = year === undefined ? "" : `${year} ${ends}`;
  return html`<div class="one">
    ${renderInput(asked, year, words, open, trial)} ${renderNote(name, trial)}
  </div>`;
}

/** Renders the place where something is said about a field. */
export function renderNote(name: string, { notes }: Trial): Html {
  const words = notes.get(name);
  return html`<p
    class="beside-field"
    id="n-${name.replaceAll(".", "-")}"
    data-field="${name}"
    ${words === undefined && "hidden"}
  >
    ${words}
  </p>`;
}

function renderInput(
  asked: AskedFact,
  year: number | undefined,
  words: string,
  open: boolean,
  trial: Trial,
): Html {
  const { definition, choices } = asked;
  const { kind, id } = definition;
  const name = fieldName(id, year);
  const value = trial.fields[name] ?? "";
  if (kind === "yesno") return renderRadios(asked, name, year, ["是", "否"], value);
  if (kind === "items" && choices.length > 0) return renderTicks(asked, name, value);
  if (kind === "choice" && choices.length <= MOST_RADIOS)
    return renderRadios(asked, name, year, choices, value);
  const anchor = fieldAnchor(id, year);
  const about = `h-${id} n-${anchor}`;
  if (kind === "choice")
    return html`<select
      id="${anchor}"
      name="${name}"
      aria-label="${definition.label}${words}"
      aria-describedby="${about}"
    >
      <option value="">还不知道</option>
      ${choices.map((one) => html`<option ${one === value && "selected"}>${one}</option>`)}
    </select>`;
  const unit = kind === "money" ? undefined : unitOf(definition);
  const figure = ["money", "count", "ratio", "number"].includes(kind);
  return html`<label for="${anchor}"
      >${words === "" ? html`<span class="unseen">${definition.label}</span>` : words}${open && html` <small>预计</small>`}</label
    >
    <span class="entry ${figure && "figure"}">
      <input
        id="${anchor}"
        name="${name}"
        value="${value}"
        maxlength="${figure || kind === "date" ? 60 : 600}"
        autocomplete="off"
        ${figure && html`inputmode="decimal"`}
        ${id === PLACE && html`list="places"`}
        placeholder="${placeholder(definition)}"
        aria-describedby="${about}"
      />
      ${unit && unit !== "数" && html`<span class="unit">${unit}</span>`}
    </span>`;
}

function placeholder({ kind }: FactDefinition): string {
  if (kind === "date") return "比如 2018-05-10";
  if (kind === "months") return "1 月初-1 月末, 2 月初-2 月末, …";
  return kind === "text" ? "" : "还不知道";
}

function renderRadios(
  { definition }: AskedFact,
  name: string,
  year: number | undefined,
  choices: readonly string[],
  value: string,
): Html {
  const anchor = fieldAnchor(definition.id, year);
  const known = choices.includes(value) ? value : "";
  const radio = (words: string, own: string, index: number) =>
    html`<label class="pick"
      ><input
        type="radio"
        name="${name}"
        value="${own}"
        ${index === 0 && html`id="${anchor}"`}
        ${known === own && "checked"}
      /><span>${words}</span></label
    >`;
  return html`<div
    class="picks"
    role="radiogroup"
    aria-label="${definition.label}"
    aria-describedby="h-${definition.id} n-${anchor}"
  >
    ${choices.map((choice, index) => radio(choice, choice, index))}${radio("还不知道", "", -1)}
  </div>`;
}

/** A list of which some or none may hold; nothing ticked means that it is not known. */
function renderTicks({ definition, choices }: AskedFact, name: string, value: string): Html {
  const ticked = new Set(value.split("、"));
  return html`<div class="picks" role="group" aria-label="${definition.label}">
    ${[...choices, "无"].map(
      (choice, index) =>
        html`<label class="pick"
          ><input
            type="checkbox"
            name="${name}"
            value="${choice}"
            ${index === 0 && html`id="${fieldAnchor(definition.id, undefined)}"`}
            ${ticked.has(choice) && "checked"}
          /><span>${choice === "无" ? "一样也没有" : choice}</span></label
        >`,
    )}
  </div>`;
}

function renderUnit({ id, label, kind }: FactDefinition, { fields }: Trial): Html | undefined {
  if (kind !== "money") return undefined;
  const chosen = fields[`u.${id}`] ?? moneyUnits[0];
  return html`<label class="one unit-choice"
    ><span class="unseen">${label}的单位</span>
    <select name="u.${id}">
      ${moneyUnits.map((unit) => html`<option ${unit === chosen && "selected"}>${unit}</option>`)}
    </select></label
  >`;
}
