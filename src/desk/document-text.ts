import { html } from "hono/html";
import { isFirstWords } from "../messages/first-words.ts";
import { visibleText } from "../messages/visible-text.ts";
import type { VersionPassage } from "../stores/stored-passages.ts";
import type { Html } from "./shell.ts";

/** So many clauses are shown before somebody asks for all. */
const FIRST = 200;

/** Renders the text of a document as it was read: its headings, and below them the clauses with their places. */
export function renderDocumentText(
  passages: readonly VersionPassage[],
  { all, path }: { all: boolean; path: string },
): Html {
  const shown = all ? passages : passages.slice(0, FIRST);
  return html`<section class="text" id="text" tabindex="0" aria-label="读出的正文">
    <h2>读出的 ${passages.length} 条</h2>
    ${lacksAnnexes(passages) && html`<p class="notice">文件列了附件，附件的正文没有读到：附件里有条件、金额的，把附件也添上。</p>`}
    ${chapters(shown).map(
      ({ chapter, clauses }) =>
        html`${chapter !== "" && html`<h3>${visibleText(chapter)}</h3>`}
          <dl>${clauses.map(renderClause)}</dl>`,
    )}
    ${
      shown.length < passages.length &&
      html`<p>
        <a href="${path}?all=1#text">显示其余 ${passages.length - shown.length} 条</a>
      </p>`
    }
  </section>`;
}

/** Whether annexes are named of which no word is there. */
function lacksAnnexes(passages: readonly VersionPassage[]): boolean {
  const named = passages.some(({ heading }) => heading === "附件目录");
  return named && !passages.some(({ place }) => place.startsWith("附件"));
}

function renderClause({ place, heading, text }: VersionPassage): Html {
  // An article without a heading of its own is known by its first words.
  const own = isFirstWords(heading, text) || heading === place ? "" : heading;
  return html`<div>
    <dt>${visibleText([place, own].filter((one) => one !== "").join(" "))}</dt>
    <dd class="written">${visibleText(text)}</dd>
  </div>`;
}

/** Clauses that follow each other under the same headings. */
function chapters(
  passages: readonly VersionPassage[],
): { chapter: string; clauses: VersionPassage[] }[] {
  const found: { chapter: string; clauses: VersionPassage[] }[] = [];
  for (const passage of passages) {
    const last = found.at(-1);
    if (last?.chapter === passage.chapter) last.clauses.push(passage);
    else found.push({ chapter: passage.chapter, clauses: [passage] });
  }
  return found;
}
