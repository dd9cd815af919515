import { clauseName, clauseSpan } from "../../messages/citation-name.ts";
import type { Citation, Reply } from "../../messages/reply.ts";

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
