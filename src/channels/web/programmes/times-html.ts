import { html } from "hono/html";
import type { Day } from "../../../calendar/day.ts";
import { fiscalYears } from "../../../calendar/fiscal-year.ts";
import { nextWindow, type OpenDays } from "../../../rules/filing-window.ts";
import type { FilingKind, Rule, Window } from "../../../rules/rule.ts";
import type { Html } from "../text-html.ts";
import { renderFrom } from "./clause-link.ts";
import type { PageParts } from "./conditions-html.ts";
import { kindNames } from "./guide.ts";

/** Renders when one can file, the next time reckoned from a day, and the years that count then. */
export function renderWindows(parts: PageParts, rule: Rule, day: Day, kind: FilingKind): Html {
  const { version, link } = parts;
  const open = nextWindow(version, day, kind);
  return html`<section id="windows">
    <h2>什么时候报</h2>
    ${open ? renderNext(open, rule, day) : html`<p>什么时候报没有装进来，看当年通知，或先问受理部门。</p>`}
    ${
      version.windows.length > 0 &&
      html`<ul class="stated">
        ${version.windows.map(
          (window) =>
            html`<li>
              <p>
                ${spanWords(window)}${window.kind && `（${kindNames[window.kind]}）`}：${window.say}
              </p>
              ${renderFrom(link(window.clause))}
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}

function renderNext({ from, to, certain, window }: OpenDays, rule: Rule, day: Day): Html {
  const always = window.every.kind === "always";
  const filing = always ? day : to;
  const years = rule.years > 0 ? fiscalYears(filing, rule.years).join("、") : "";
  const when = always
    ? "常年可以报。"
    : from <= day
      ? `${certain ? "现在正在报" : "按往年估计现在在报"}，到 ${to} 为止。`
      : `下一次${certain ? "是" : "估计是"} ${from} 至 ${to}${certain ? "" : "，以当年通知为准"}。`;
  return html`<p class="next">
    <strong>${when}</strong>
    ${years !== "" && html`${always ? "今天报" : "那时报"}，看的是 ${years} 年的数。`}
  </p>`;
}

/** Renders what holders have to do. */
export function renderDuties({ version, link }: PageParts, day: Day): Html | undefined {
  const held = version.deadlines.filter(({ from = day, to = day }) => from <= day && day <= to);
  if (held.length === 0) return undefined;
  return html`<section id="duties">
    <h2>有了以后要做</h2>
    <ul class="stated">
      ${held.map(
        (one) =>
          html`<li>
            <p>${one.say}</p>
            ${renderFrom(link(one.clause))}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** When a window is open, in words. */
function spanWords({ every, from, to }: Window): string {
  const within = [from && `${from} 起`, to && `到 ${to}`].filter(Boolean).join("");
  const beside = within === "" ? "" : `（${within}）`;
  switch (every.kind) {
    case "once":
      return `${from ?? ""} 至 ${to ?? ""}`;
    case "always":
      return `常年${beside}`;
    case "monthly":
      return `每月 ${every.first}–${every.last} 日${beside}`;
    case "yearly":
      return `每年 ${monthDay(every.first)} 至 ${monthDay(every.last)}${beside}`;
    case "usual":
      return `估计每年 ${monthDay(every.first)} 至 ${monthDay(every.last)}`;
  }
}

function monthDay(text: string): string {
  const [month, day] = text.split("-").map(Number);
  return `${month ?? ""} 月 ${day ?? ""} 日`;
}
