import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation, Reply } from "../../messages/reply.ts";
import { readMarks } from "./rich.ts";

/** Under the text of a reply: a line for each citation, and the days; none without any. */
export function citationLines({ citations, table, asOf }: Reply): string[] {
  const checked = [...new Set(citations.map((citation) => citation.checked))];
  const days = [
    ...(checked.length > 0 ? [`核对于 ${checked.join("、")}`] : []),
    ...(asOf !== undefined && (checked.length > 0 || table) ? [`适用日 ${asOf}`] : []),
  ];
  return [...citations.map(citationLine), ...(days.length > 0 ? [days.join(" · ")] : [])];
}

function citationLine(citation: Citation): string {
  const doubt = citation.standing === "原文读过" ? [] : [citation.standing];
  return `〔${[clauseName(citation), clauseSpan(citation), ...doubt].join("，")}〕`;
}

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
