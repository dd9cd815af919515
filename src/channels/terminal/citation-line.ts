import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation } from "../../messages/reply.ts";
import { visibleText } from "../../messages/visible-text.ts";

/** A citation in one line with its span: `某科发〔2016〕32号 第一条，2016-01-01 起`. */
export function citationLine(citation: Citation): string {
  const doubt = citation.standing === "原文读过" ? [] : [citation.standing];
  return [clauseName(citation), clauseSpan(citation), ...doubt].join("，");
}

/** A citation in full: the passage that stands behind it and how well it is known. */
export function citationPage(citation: Citation): string {
  const quote = citation.quote === undefined ? [] : [`原文：${visibleText(citation.quote)}`];
  const source = citation.source === undefined ? [] : [`官方地址：${citation.source}`];
  return [
    clauseName(citation),
    ...(citation.number === undefined ? [] : [`《${citation.document}》`]),
    ...quote,
    citation.text,
    `有效：自 ${citation.from} ${citation.to === undefined ? "起，未见废止" : `至 ${citation.to}`}`,
    `内容：${citation.kind === "要点" ? "要点（我们的归纳，不是原文）" : "原文"}`,
    `出处：${standings[citation.standing]}`,
    `核对于 ${citation.checked}`,
    ...source,
  ]
    .map(visibleText)
    .join("\n");
}
