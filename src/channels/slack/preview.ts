import type { Reply } from "../../messages/reply.ts";
import type { ShownMessage, ShownPiece } from "../../messages/shown-message.ts";
import type { Block } from "./blocks.ts";
import { render } from "./render.ts";

/** Shows a reply as it stands in a direct message on Slack. */
export function previewOnSlack(reply: Reply): ShownMessage[] {
  return render(reply, { outbox: "preview" }).map(({ blocks }) => ({
    pieces: withoutLastBreak(blocks.flatMap(wordsOf)),
    buttons: blocks.flatMap(labelsOf),
  }));
}

function wordsOf(block: Block): ShownPiece[] {
  if (block.type === "rich_text")
    return [
      ...block.elements.flatMap((part) =>
        part.type === "rich_text_section"
          ? part.elements.flatMap((one): ShownPiece[] =>
              one.type === "text"
                ? [{ text: one.text, ...(one.style?.bold === true && { bold: true }) }]
                : [],
            )
          : [],
      ),
      { text: "\n" },
    ];
  if (block.type === "context")
    return block.elements.flatMap((one): ShownPiece[] =>
      "text" in one ? [{ text: `${unescaped(one.text)}\n`, small: true }] : [],
    );
  if (block.type === "section" && block.text) return [{ text: `${unescaped(block.text.text)}\n` }];
  return [];
}

/** Blocks end with a break, the last one needs none. */
function withoutLastBreak(pieces: readonly ShownPiece[]): ShownPiece[] {
  return pieces.flatMap((piece, at) => {
    const text = at === pieces.length - 1 ? piece.text.replace(/\n$/, "") : piece.text;
    return text === "" ? [] : [{ ...piece, text }];
  });
}

function labelsOf(block: Block): string[] {
  if (block.type !== "actions") return [];
  return block.elements.flatMap((one) => {
    if (one.type === "button") return unescaped(one.text.text);
    if (one.type === "static_select") return `${unescaped(one.placeholder?.text ?? "选一项")} ▾`;
    return one.type === "overflow" ? "⋯" : [];
  });
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
