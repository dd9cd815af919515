import { html } from "hono/html";
import { dayOf } from "../../../calendar/instant.ts";
import type { SharedTrial } from "../../../stores/shared-trials.ts";
import type { Conversation } from "../conversation.ts";
import { renderSidePage, type PageLook } from "../layout.ts";
import { renderProof } from "../proof-html.ts";
import type { Html } from "../text-html.ts";
import { rulePath, type Guide } from "./guide.ts";
import type { Trial } from "./trial.ts";

/** What the page of a shared link shows. */
export interface SharedParts {
  shared: SharedTrial;
  trial: Trial;
  result: Html;
  token: string;
  /** The browser that made it, where it is this one. */
  owner: Conversation | undefined;
}

/** Renders what someone put in and shared, to be read only. */
export function renderShared(look: PageLook, guide: Guide, parts: SharedParts): Html {
  const { shared, trial, result, token, owner } = parts;
  const { rule } = guide;
  const [made, ends] = [shared.createdAt, shared.expiresAt].map((at) => dayOf(at.toISOString()));
  const now = trial.version?.hash;
  return renderSidePage(
    look,
    `${rule.title}试算`,
    html`<p class="back"><a href="${rulePath(rule)}">← ${rule.title}</a></p>
      <h1>${rule.title}试算</h1>
      <p class="note">
        ${owner ? "这是你分享的试算" : "这是别人填好、分享出来的试算"}，只能看：填于
        ${made}，${ends} 到期删除。数都是填的人自报的，没有核对过；这不是认定。
        ${now !== shared.version && "填好以后规定的装载有改动，下面按现在装的算。"}
      </p>
      <section>
        <h2>填的数</h2>
        <dl class="facts">
          ${inputWords(guide, trial).map(
            ([label, words]) =>
              html`<dt>${label}</dt>
                <dd>${words}</dd>`,
          )}
        </dl>
      </section>
      <section class="out shared" id="result">
        <h2>算出来的</h2>
        ${result}
      </section>
      <form method="post" action="${rulePath(rule)}#try" class="deeds">
        ${Object.entries(trial.fields).map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <button class="plain-button" name="do" value="judge">照这些数接着改</button>
      </form>
      ${
        owner &&
        html`<form method="post" action="/w/${token}/delete" class="deeds">
          ${renderProof(owner)}
          <button class="plain-button">现在就删掉这个链接</button>
        </form>`
      }`,
  );
}

/** What was typed, by label and year, in the order in which it was stored. */
function inputWords({ ground }: Guide, { fields }: Trial): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const [, id = "", year] = /^f\.(\w+)(?:\.(\d{4}))?$/.exec(name) ?? [];
    const definition = ground.definitions.get(id);
    if (!definition) return [];
    const { kind, unit } = definition;
    const bare = /^[-\d.,]+$/.test(value);
    const money = kind === "money" ? (fields[`u.${id}`] ?? "万元") : undefined;
    const suffix = bare ? (money ?? (kind === "ratio" ? "%" : (unit ?? ""))) : "";
    const label = year === undefined ? definition.label : `${definition.label}（${year} 年）`;
    return [[label, suffix === "" ? value : `${value} ${suffix}`]];
  });
}
