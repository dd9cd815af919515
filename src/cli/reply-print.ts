import type { Citation, Reply } from "../messages/reply.ts";

/** Writes a citation on one line: document and place, the days it held, when it was checked. */
export function printCitation(citation: Citation): string {
  const { number, document, article, from, to, checked, standing } = citation;
  const place = article === "" ? "" : ` ${article}`;
  const span = to === undefined ? `${from} 起` : `${from} 至 ${to}`;
  const known = standing === "原文读过" ? "" : `，${standing}，原文未核`;
  return `〔${number ?? document}${place}，${span}${known}〕 核对于 ${checked}`;
}

/** Writes a reply as plain text. */
export function printReply({ text, citations, choices }: Reply): string {
  const asked = choices.length > 0 ? [choices.map(({ label }) => `[${label}]`).join(" ")] : [];
  return [text, ...citations.map(printCitation), ...asked].join("\n");
}
