import { html } from "hono/html";
import { valueWords } from "../../../rules/comparison-words.ts";
import type { ConditionResult, Verdict } from "../../../rules/verdict.ts";
import type { Html } from "../text-html.ts";
import { renderMark } from "./lines-html.ts";

/** Renders a verdict beside that of the starting point, condition by condition; what came out otherwise is marked. */
export function renderComparison(before: Verdict, after: Verdict): Html {
  const rows = after.conditions.map((now) => ({
    now,
    was: before.conditions.find(({ id }) => id === now.id),
  }));
  const isChanged = ({ now, was }: (typeof rows)[number]) => was !== undefined && differs(was, now);
  const changed = rows.filter(isChanged);
  const ordered = [...changed, ...rows.filter((row) => !isChanged(row))];
  const money = amountRows(before, after);
  return html`<section class="comparison">
    <h3>和起点比</h3>
    <p>
      ${
        changed.length === 0
          ? "条件上没有变化。"
          : `${changed.length} 条变了：${changed.map(({ now }) => now.label).join("、")}。`
      }
    </p>
    <div class="table" role="region" aria-label="和起点比" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">条件</th>
            <th scope="col">起点</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          ${ordered.map(
            ({ now, was }) =>
              html`<tr ${was && differs(was, now) && html`class="changed"`}>
                <td data-head="条件">${now.label}</td>
                <td data-head="起点">${was ? renderState(was) : "没有这一条"}</td>
                <td data-head="现在">${renderState(now)}</td>
              </tr>`,
          )}
          ${money.map(
            ([label, was, now]) =>
              html`<tr ${was !== now && html`class="changed"`}>
                <td data-head="条件">${label}</td>
                <td data-head="起点">${was}</td>
                <td data-head="现在">${now}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function renderState(result: ConditionResult): Html {
  const { outcome, value } = result;
  return html`<div>
    ${renderMark(outcome)} ${value && html`<span>${valueWords(value)}</span>`}
  </div>`;
}

function amountRows(before: Verdict, after: Verdict): [string, string, string][] {
  const words = ({ value }: Verdict["amounts"][number]) => (value ? valueWords(value) : "还算不出");
  return after.amounts.flatMap((now): [string, string, string][] => {
    const was = before.amounts.find(({ id }) => id === now.id);
    return was && now.unknown === undefined ? [[now.label, words(was), words(now)]] : [];
  });
}

function differs(a: ConditionResult, b: ConditionResult): boolean {
  const [one, other] = [a, b].map(({ value }) => (value ? valueWords(value) : ""));
  return a.outcome !== b.outcome || one !== other;
}
