import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation } from "../../messages/reply.ts";
import { readMarks } from "../messenger/rich.ts";

/** What opens when somebody wants to read a clause: its name, and the text below. */
export function clauseText(citation: Citation): { name: string; text: string } {
  const { number, document, quote, text, to, kind, standing, checked, source } = citation;
  const changes = (citation.changes ?? []).map(
    (change) => `${change.clause}（${clauseSpan(change)}）\n${readMarks(change.text).text}`,
  );
  const lines = [
    number === undefined ? "" : `《${document}》`,
    quote === undefined ? "" : `“${quote}”`,
    readMarks(text).text,
    `有效：${clauseSpan(citation)}${to === undefined ? "，未见废止" : ""}`,
    `内容：${kind === "要点" ? "要点（我们的归纳，不是原文）" : "原文"}`,
    `出处：${standings[standing]}，核对于 ${checked}`,
    source === undefined ? "" : `官方地址：${source}`,
    ...(changes.length > 0 ? ["以前和以后", ...changes] : []),
  ];
  return { name: clauseName(citation), text: lines.filter((line) => line !== "").join("\n") };
}
