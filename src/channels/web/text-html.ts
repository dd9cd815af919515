import { html } from "hono/html";
import { visibleText } from "../../messages/visible-text.ts";

/** A piece of safe HTML. */
export type Html = ReturnType<typeof html>;

/** Renders the text of a reply: paragraphs, lists of lines that begin with `- `, and `**bold**`. */
export function renderText(text: string): Html {
  const blocks: Html[] = [];
  let items: Html[] = [];
  const endList = () => {
    if (items.length > 0)
      blocks.push(
        html`<ul>
          ${items}
        </ul>`,
      );
    items = [];
  };
  for (const line of visibleText(text).split("\n")) {
    if (line.startsWith("- ")) {
      items.push(html`<li>${renderWords(line.slice(2))}</li>`);
      continue;
    }
    endList();
    if (line.trim() !== "") blocks.push(html`<p>${renderWords(line)}</p>`);
  }
  endList();
  return html`${blocks}`;
}

function renderWords(line: string): (Html | string)[] {
  return line.split(/\*\*(.+?)\*\*/).flatMap((words, place) =>
    // Every second piece stood between the stars.
    place % 2 === 1 ? [html`<strong>${words}</strong>`] : renderLinks(words),
  );
}

/** Links for colleagues lead to a page of this site, whatever name it goes by; nothing else becomes a link. */
function renderLinks(words: string): (Html | string)[] {
  return words
    .split(/((?:https?:\/\/[\w.:-]+)?\/help\/[\w-]{32}(?![\w-]))/)
    .map((piece, place) =>
      place % 2 === 1
        ? html`<a class="help-link" href="${piece.slice(piece.indexOf("/help/"))}">${piece}</a>`
        : piece,
    );
}
