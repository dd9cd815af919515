import type { Reply } from "../../messages/reply.ts";
import { drawBox } from "./box.ts";
import { citationLine } from "./citation-line.ts";
import { plainText } from "./plain-text.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** What stands under the text of a reply: table, numbered citations and choices, days. */
export function renderUnder(reply: Reply, room: number): string {
  const citations = reply.citations.map(
    (citation, place) => `  [${place + 1}] ${citationLine(citation)}`,
  );
  const checked = [...new Set(reply.citations.map((citation) => citation.checked))];
  const days = [
    ...(checked.length > 0 ? [`核对于 ${checked.join("、")}`] : []),
    ...(reply.asOf === undefined ? [] : [`适用日 ${reply.asOf}`]),
  ];
  const files = (reply.files ?? []).map(
    ({ label }, place) => `  文件 ${place + 1}  ${visibleText(label)}`,
  );
  const choices = reply.choices.map(({ label }, place) => `${place + 1}) ${visibleText(label)}`);
  return [
    ...(reply.table ? [drawBox(reply.table, room)] : []),
    ...citations,
    ...files,
    ...(files.length > 0 ? ["  存下来：/get 1"] : []),
    ...(days.length > 0 ? [`  ${days.join(" · ")}`] : []),
    ...(choices.length > 0 ? [`  ${choices.join("   ")}`] : []),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** A whole reply as the terminal shows it. */
export function renderReply(reply: Reply, room: number): string {
  return `${plainText(reply.text)}\n${renderUnder(reply, room)}`;
}
