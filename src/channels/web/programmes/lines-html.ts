import { html } from "hono/html";
import { MARK_WORDS, type Mark, type TextLine } from "../../../rules/verdict-text.ts";
import type { Html } from "../text-html.ts";
import type { ClauseLink } from "./clause-link.ts";

const signs: Readonly<Record<Mark, string>> = {
  met: "✓",
  unmet: "✗",
  unknown: "?",
  expert: "⚑",
  notApplicable: "–",
};

/** Renders how something stands: sign, word and colour. */
export function renderMark(mark: Mark): Html {
  return html`<span class="state ${mark}"
    ><span aria-hidden="true">${signs[mark]}</span> ${MARK_WORDS[mark]}</span
  >`;
}

/** Renders the sign and colour alone, for beside words that say the same. */
export function renderSign(mark: Mark): Html {
  return html`<span class="state ${mark}" aria-hidden="true">${signs[mark]}</span>`;
}

/** Renders lines under a heading, the inner ones within those they explain; nothing without lines. */
export function renderSection(
  heading: string,
  lines: readonly TextLine[],
  link: ClauseLink,
  look: "open" | "fold" = "open",
): Html | undefined {
  if (lines.length === 0) return undefined;
  const list = html`<ul class="lines">
    ${renderItems(lines, 0, link)}
  </ul>`;
  return look === "fold"
    ? html`<details class="fold">
        <summary>${heading}</summary>
        ${list}
      </details>`
    : html`<section>
        <h3>${heading}</h3>
        ${list}
      </section>`;
}

/** Items of one depth; what is deeper belongs to the item before it. */
function renderItems(lines: readonly TextLine[], depth: number, link: ClauseLink): Html[] {
  const starts = lines.flatMap((line, index) =>
    line.role === "item" && (line.depth ?? 0) <= depth ? [index] : [],
  );
  return starts.map((start, index) => {
    const [line, ...rest] = lines.slice(start, starts[index + 1]);
    return line ? renderItem(line, rest, depth, link) : html``;
  });
}

function renderItem(
  line: TextLine,
  rest: readonly TextLine[],
  depth: number,
  link: ClauseLink,
): Html {
  const first = rest.findIndex(({ role }) => role === "item");
  const own = first < 0 ? rest : rest.slice(0, first);
  const inner = first < 0 ? [] : rest.slice(first);
  return html`<li ${line.mark && html`class="of-${line.mark}"`}>
    <p>${line.mark && renderMark(line.mark)} ${line.text} ${link(line.clause)}</p>
    ${own.map(({ text, clause }) => html`<p class="aside">${text} ${link(clause)}</p>`)}
    ${
      inner.length > 0 &&
      html`<ul class="lines">
        ${renderItems(inner, depth + 1, link)}
      </ul>`
    }
  </li>`;
}
