import { html } from "hono/html";
import { printClause } from "../clauses/clause.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { GapState, StoredGap } from "../stores/gaps.ts";
import { renderFilter } from "./filters.ts";
import type { LikelyClause } from "./likely-clauses.ts";
import { writeMoment } from "./moment.ts";
import { tokenField, type Html } from "./shell.ts";
import type { Who } from "./site.ts";

/** What a member of staff typed in answer to a gap. */
export interface TypedAnswer {
  text: string;
  clauses: string;
  asked: string;
}

/** Gaps in the same words, the newest first. */
export type GapGroup = readonly [StoredGap, ...StoredGap[]];

/** The states in the order of the filter, with what people call them. */
export const gapStates: readonly { value: GapState; label: string }[] = [
  { value: "open", label: "等答案" },
  { value: "answered", label: "已答" },
  { value: "dismissed", label: "不归我们" },
];

/** Renders the gaps of a state; `more` groups are not shown. */
export function renderGaps(
  groups: readonly GapGroup[],
  { state, counts, more }: { state: GapState; counts: ReadonlyMap<string, number>; more: number },
): Html {
  const choices = gapStates.map((one) => ({ ...one, count: counts.get(one.value) ?? 0 }));
  return html`${renderFilter("/desk/gaps", { name: "state", label: "状态", choices }, state)}
  ${groups.length === 0 && html`<p class="hint">这里没有问题。</p>`}
  ${
    groups.length > 0 &&
    html`<div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">问题</th>
            <th scope="col">问过</th>
            <th scope="col">最近一次</th>
            <th scope="col">${state === "open" ? "为什么没答上" : "谁处理的"}</th>
          </tr>
        </thead>
        <tbody>
          ${groups.map(renderRow)}
        </tbody>
      </table>
    </div>`
  }
  ${more > 0 && html`<p class="hint">还有 ${more} 个更早的，处理掉前面的就会出现。</p>`}`;
}

function renderRow(group: GapGroup): Html {
  const [gap] = group;
  const settled = gap.answer ?? gap.dismissed;
  return html`<tr>
    <td data-head="问题"><a href="/desk/gaps/${gap.id}">${visibleText(gap.question)}</a></td>
    <td class="short" data-head="问过">${group.length} 次</td>
    <td class="short" data-head="最近一次">${writeMoment(gap.at)}</td>
    <td data-head="${settled ? "谁处理的" : "为什么"}">
      ${settled ? `${settled.by}，${writeMoment(settled.at)}` : reasonOf(gap)}
    </td>
  </tr>`;
}

/** Renders a gap with the form to answer it and clauses that may bear the answer, or the answer that it got. */
export function renderGap(
  group: GapGroup,
  { typed, likely }: { typed: TypedAnswer; likely: readonly LikelyClause[] },
  who: Who,
): Html {
  const [gap, ...others] = group;
  const words = [...new Set(others.map(({ question }) => question))].filter(
    (question) => question !== gap.question,
  );
  return html`<p class="question">${visibleText(gap.question)}</p>
    <p class="hint">
      问过 ${group.length} 次，最近在
      ${writeMoment(gap.at)}。${
        gap.state === "open" ? `${reasonOf(gap)}。` : ""
      }${words.length > 0 ? `也这样写过：${words.map(visibleText).join("；")}` : ""}
    </p>
    ${gap.answer && renderAnswer(gap.answer)}
    ${
      gap.dismissed &&
      html`<p>${gap.dismissed.by} 在 ${writeMoment(gap.dismissed.at)} 放到了“不归我们”。</p>`
    }
    ${
      gap.state === "open"
        ? renderForms(gap, { typed, likely }, who)
        : html`${renderTakeBack(gap, who)} ${renderKept(typed)}`
    }`;
}

/** What somebody typed in vain, to be copied. */
function renderKept({ text, clauses, asked }: TypedAnswer): Html | undefined {
  if (text === "") return undefined;
  return html`<section class="card">
    <h2>你刚才写的</h2>
    <p class="written">${[text, clauses, asked].filter((one) => one !== "").join("\n\n")}</p>
  </section>`;
}

function renderAnswer({ text, clauses, asked, by, at }: NonNullable<StoredGap["answer"]>): Html {
  return html`<section class="card">
    <p class="written">${visibleText(text)}</p>
    <p class="hint">依据：${clauses.map(printClause).join("；")}</p>
    ${asked.length > 0 && html`<p class="hint">别的问法：${asked.map(visibleText).join("；")}</p>`}
    <p class="hint">${by} 答于 ${writeMoment(at)}，从那天起管用。</p>
  </section>`;
}

function renderForms(
  gap: StoredGap,
  { typed, likely }: { typed: TypedAnswer; likely: readonly LikelyClause[] },
  who: Who,
): Html {
  return html`<form method="post" action="/desk/gaps/${gap.id}/answer" class="fields">
      ${tokenField(who)}
      <label for="text">答复</label>
      <textarea id="text" name="text" rows="4" required maxlength="2000">${typed.text}</textarea>
      <p class="hint">先说结论，一百二十字以内最好；数字和条件都要在下面的条款里有。</p>
      <label for="clauses">依据的条款</label>
      <textarea
        id="clauses"
        name="clauses"
        rows="2"
        maxlength="2000"
        placeholder="国科发火〔2016〕32号 第十一条（四）"
      >
${typed.clauses}</textarea>
      <p class="hint">
        一行一条，至少一条，第一条最要紧。<a href="/desk/knowledge" target="_blank"
          >查库里有哪些条款</a
        >
      </p>
      ${likely.length > 0 && renderLikely(likely)}
      <label for="asked">别的问法</label>
      <textarea id="asked" name="asked" rows="3" maxlength="2000">${typed.asked}</textarea>
      <p class="hint">一行一种，可以不写。写上，换个说法问也找得到。</p>
      <p><button class="main">存下答复</button></p>
    </form>
    <form method="post" action="/desk/gaps/${gap.id}/dismiss">
      ${tokenField(who)}<button class="quiet">不归我们管，放到一边</button>
    </form>`;
}

function renderLikely(likely: readonly LikelyClause[]): Html {
  return html`<fieldset>
    <legend>这几条可能用得上，勾上就算写了</legend>
    ${likely.map(
      ({ clause, heading }) =>
        html`<label class="choice">
          <input type="checkbox" name="likely" value="${printClause(clause)}" />
          <span>${printClause(clause)} <span class="hint">${heading}</span></span>
        </label>`,
    )}
  </fieldset>`;
}

function renderTakeBack(gap: StoredGap, who: Who): Html {
  return html`<form method="post" action="/desk/gaps/${gap.id}/reopen">
    ${tokenField(who)}
    <button>${gap.state === "answered" ? "收回这条答复，重新写" : "拿回来"}</button>
  </form>`;
}

/** Why the knowledge had no answer, as staff read it. */
function reasonOf({ reason }: StoredGap): string {
  if (reason === "nothing found") return "库里没找到相关的条文";
  if (reason.startsWith("missing ")) return "已知库里缺这一块";
  if (reason.startsWith("programme ")) return "这个项目的政策还没装进来";
  return visibleText(reason);
}
