import { printClause, type Clause } from "../clauses/clause.ts";
import type { ConditionResult } from "./verdict.ts";

/** How a line stands: as a condition came out. */
export type Mark = ConditionResult["outcome"];

/** One line of what people read; every channel styles it by its role. */
export interface TextLine {
  /**
   * `title` and `outcome` come first, `basis` says by which day, years and documents; under a
   * `section` stand `item`s with their `detail`s; `last` says what it is not and who decides.
   */
  readonly role: "title" | "outcome" | "basis" | "section" | "item" | "detail" | "last";
  readonly text: string;
  readonly mark?: Mark;
  /** How deep an item or detail lies within another. */
  readonly depth?: number;
  readonly clause?: Clause;
}

/** What is read, line by line. */
export type VerdictText = readonly TextLine[];

/** What a mark is called. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  met: "符合",
  unmet: "不符合",
  unknown: "还不知道",
  expert: "专家评",
  notApplicable: "不适用",
};

const MARK_SIGNS: Readonly<Record<Mark, string>> = {
  met: "✓",
  unmet: "✗",
  unknown: "?",
  expert: "⚑",
  notApplicable: "–",
};

/** The lines as plain text, for a terminal or a file. */
export function plainText(lines: VerdictText): string {
  return lines.map(plainLine).join("\n");
}

function plainLine(line: TextLine): string {
  const { role, text, mark, depth = 0, clause } = line;
  const source = clause ? ` ${cited(clause)}` : "";
  const indent = "  ".repeat(depth);
  switch (role) {
    case "section":
    case "last":
      return `\n${text}${source}`;
    case "item":
      return `${indent}${mark ? `${MARK_SIGNS[mark]} ${MARK_WORDS[mark]}  ` : "· "}${text}${source}`;
    case "detail":
      return `${indent}    ${text}${source}`;
    case "title":
    case "outcome":
    case "basis":
      return `${text}${source}`;
  }
}

/** A clause as it is cited in a line. */
function cited(clause: Clause): string {
  return `〔${printClause(clause)}〕`;
}
