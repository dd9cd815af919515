import { clauseName, clauseSpan } from "../../messages/citation-name.ts";
import type { Reply } from "../../messages/reply.ts";
import type { ShownMessage, ShownPiece } from "../../messages/shown-message.ts";
import { readMarks } from "../messenger/rich.ts";
import { piecesOf } from "../../messages/shown-message.ts";

/** Shows a reply as it stands on the web page. */
export function previewOnWeb(reply: Reply): ShownMessage[] {
  const { text, spans } = readMarks(reply.text);
  const checked = [...new Set(reply.citations.map((one) => one.checked))];
  const small: ShownPiece[] = [
    ...reply.citations.map((one) => ({
      text: `\n〔${clauseName(one)}，${clauseSpan(one)}〕`,
      small: true as const,
    })),
    ...(checked.length > 0
      ? [{ text: `\n核对于 ${checked.join("、")}`, small: true as const }]
      : []),
  ];
  return [
    {
      pieces: [
        ...piecesOf(
          text,
          spans.filter(({ type }) => type === "bold"),
        ),
        ...small,
      ],
      buttons: reply.choices.map(({ label }) => label),
    },
  ];
}
