import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation, Reply } from "../../messages/reply.ts";
import { citationLines } from "../messenger/citation-lines.ts";
import { joined, plain, readMarks, spanned, wrapped, type Rich } from "../messenger/rich.ts";

/** Under the text of a reply: a fold with a line for each citation and the days; empty without any. */
export function renderCitations(reply: Reply): Rich {
  const lines = citationLines(reply);
  if (lines.length === 0) return plain("");
  const fold = reply.citations.length > 0 ? "expandable_blockquote" : "blockquote";
  return spanned(lines.join("\n"), fold);
}

/** What opens when somebody wants to read the clauses of a reply. */
export function renderClauses(citations: readonly Citation[]): Rich {
  return joined(citations.map(renderClause), "\n\n");
}

function renderClause(citation: Citation): Rich {
  const { number, document, quote, text, to, kind, standing, checked, source } = citation;
  const changes = (citation.changes ?? []).map((change) =>
    joined(
      [spanned(`${change.clause}（${clauseSpan(change)}）`, "bold"), readMarks(change.text)],
      "\n",
    ),
  );
  return joined(
    [
      spanned(clauseName(citation), "bold"),
      plain(number === undefined ? "" : `《${document}》`),
      quote === undefined ? plain("") : spanned(quote, "blockquote"),
      readMarks(text),
      plain(`有效：${clauseSpan(citation)}${to === undefined ? "，未见废止" : ""}`),
      plain(`内容：${kind === "要点" ? "要点（我们的归纳，不是原文）" : "原文"}`),
      plain(`出处：${standings[standing]}，核对于 ${checked}`),
      plain(source === undefined ? "" : `官方地址：${source}`),
      changes.length === 0
        ? plain("")
        : wrapped(joined([plain("以前和以后"), ...changes], "\n"), "expandable_blockquote"),
    ],
    "\n",
  );
}
