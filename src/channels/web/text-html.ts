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
  return line.split(/\*\*(.+?)\*\*/).map((words, place) =>
    // Every second piece stood between the stars.
    place % 2 === 1 ? html`<strong>${words}</strong>` : words,
  );
}
