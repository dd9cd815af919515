import { html } from "hono/html";
import { dayOf, localTimeOf } from "../../../calendar/instant.ts";
import type { FactView } from "../../../messages/profile-view.ts";
import { visibleText } from "../../../messages/visible-text.ts";
import type { Conversation } from "../conversation.ts";
import { renderProof } from "../proof-html.ts";
import type { Html } from "../text-html.ts";
import type { FactGroup } from "./fact-groups.ts";
import { longestText, writeYears } from "./read-edit.ts";

/** A change that was not taken, and why. */
export interface FailedEdit {
  readonly fact: string;
  /** As the form names them. */
  readonly years: string;
  readonly typed: string;
  readonly sentence: string;
}

/** What the forms of the facts need. */
export interface FactForms {
  readonly conversation: Conversation;
  readonly enterpriseId: string;
  readonly version: number;
  readonly failed: FailedEdit | undefined;
}

/** Renders facts under a heading, each year of each as a fold with where it comes from. */
export function renderFactGroup({ label, facts }: FactGroup, forms: FactForms): Html {
  return html`<section class="facts-of">
    <h3>${label}</h3>
    <ul>
      ${facts.map((fact) => {
        const [only] = fact.entries;
        const once = fact.entries.length === 1 && only?.years === undefined;
        return html`<li>
          ${!once && html`<p class="fact">${visibleText(fact.label)}</p>`}
          ${fact.entries.map((entry) => renderEntry(entry, once, forms))}
        </li>`;
      })}
    </ul>
  </section>`;
}

function renderEntry(entry: FactView, once: boolean, forms: FactForms): Html {
  const { fact, value, approximate, forecast, borne, words, by, at, before } = entry;
  const years = writeYears(entry.years);
  const failed = isOf(forms.failed, fact, years) ? forms.failed : undefined;
  const marks = [approximate && "概数", forecast && "预计", borne].filter((mark) => mark !== false);
  const id = `fact-${fact}-${years}`;
  const label = visibleText(entry.label);
  return html`<details class="entry" id="${id}" data-fold="${id}" ${failed && "open"}>
    <summary>
      ${!once && html`<span class="unseen">${label}</span>`}
      <span class="when">${once ? label : yearsWords(entry.years)}</span>
      <span class="value">${visibleText(value).replace(/（概数）$/, "")}</span>
      <span class="marks">${marks.map((mark) => html`<span class="mark">${mark}</span> `)}</span>
    </summary>
    <div class="told">
      ${words !== "" && html`<p class="said">“${visibleText(words)}”</p>`}
      <p class="aside">${whence(by, at)}</p>
      ${renderBefore(before)} ${renderForm(entry, years, failed, forms)}
    </div>
  </details>`;
}

/** Who says things, as the page calls them. */
const speakers: Readonly<Record<string, string>> = { company: "你", colleague: "同事" };

/** By whom something was said and when: `同事，2026-03-12 14:05`. */
function whence(by: string, at: string): string {
  return [speakers[by] ?? visibleText(by), momentOf(at)].filter((part) => part !== "").join("，");
}

function isOf(failed: FailedEdit | undefined, fact: string, years: string): boolean {
  return failed !== undefined && failed.fact === fact && failed.years === years;
}

function yearsWords(years: FactView["years"]): string {
  if (!years) return "一直";
  const [from, to] = years;
  return from === to ? `${String(from)} 年` : `${String(from)}–${String(to)} 年合计`;
}

function renderBefore(before: FactView["before"]): Html | undefined {
  if (before.length === 0) return undefined;
  return html`<p class="aside">以前的</p>
    <ol class="before" reversed>
      ${before.map(
        ({ value, words, at, by }) =>
          html`<li>
            ${visibleText(value)}
            <span class="aside">“${visibleText(words)}”，${whence(by, at)}</span>
          </li>`,
      )}
    </ol>`;
}

function renderForm(
  { fact, label, typed }: FactView,
  years: string,
  failed: FailedEdit | undefined,
  { conversation, enterpriseId, version }: FactForms,
): Html {
  const id = `edit-${fact}-${years}`;
  return html`<form class="edit" method="post" action="/profile/${conversation.key}/edit">
    ${renderProof(conversation)}
    <input type="hidden" name="enterprise" value="${enterpriseId}" />
    <input type="hidden" name="version" value="${version}" />
    <input type="hidden" name="fact" value="${fact}" />
    <input type="hidden" name="years" value="${years}" />
    <label for="${id}">改成<span class="unseen">（${visibleText(label)}）</span></label>
    <input
      id="${id}"
      name="text"
      value="${failed?.typed ?? typed}"
      maxlength="${longestText}"
      autocomplete="off"
      ${failed && html`aria-invalid="true" aria-describedby="${id}-fault"`}
    />
    ${failed && html`<p class="unsent" id="${id}-fault" role="alert">${failed.sentence}</p>`}
    <p class="deeds">
      <button class="plain-button" name="do" value="save">改</button>
      <button class="plain-button quiet" name="do" value="withdraw">撤回这个数</button>
    </p>
  </form>`;
}

/** When something was said, as people read it in Asia/Shanghai; empty where it cannot be read. */
function momentOf(at: string): string {
  const day = dayOf(at);
  if (day === undefined) return "";
  const time = /[Zz]$|[+-]\d{2}:?\d{2}$/.test(at) ? localTimeOf(at) : at.slice(11);
  return [day, time?.slice(0, 5)].filter(Boolean).join(" ");
}
