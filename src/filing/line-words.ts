import { printClause, sameClause, type Clause } from "../clauses/clause.ts";
import type { Block, Run, Tone, Words } from "../documents/document-written.ts";
import { MARK_WORDS, type Mark, type TextLine, type VerdictText } from "../rules/verdict-text.ts";

const TONES: Readonly<Record<Mark, Tone>> = {
  met: "met",
  unmet: "unmet",
  unknown: "unknown",
  expert: "expert",
  notApplicable: "muted",
};

/** An outcome as a word that stands out. */
export function markWords(mark: Mark): Run {
  return { text: MARK_WORDS[mark], bold: true, tone: TONES[mark] };
}

/** A text with its clause behind it. */
export function cited(text: string, clause: Clause | undefined): readonly Run[] {
  return [
    { text },
    ...(clause ? [{ text: ` 〔${printClause(clause)}〕`, tone: "muted" } as const] : []),
  ];
}

/** A line of a verdict as words. */
export function lineWords({ text, clause, mark, role }: TextLine): Words {
  const words = cited(text, clause);
  const quiet = role === "detail" ? words.map((run): Run => ({ ...run, tone: "muted" })) : words;
  return mark ? [markWords(mark), { text: "\u3000" }, ...quiet] : quiet;
}

/** A section of a verdict with its lines. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly TextLine[];
}

/** The sections of a verdict, without what stands before and behind them. */
export function sectionsOf(text: VerdictText): readonly Section[] {
  const sections: { heading: string; lines: TextLine[] }[] = [];
  for (const line of text) {
    if (line.role === "section") sections.push({ heading: line.text, lines: [] });
    else if (line.role === "item" || line.role === "detail") sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** The last sentence of a verdict: what it is not, and who decides. */
export function lastOf(text: VerdictText): string {
  return text.find(({ role }) => role === "last")?.text ?? "";
}

/** Every clause that a verdict cites, each once, in its order. */
export function clausesOf(text: VerdictText): readonly Clause[] {
  const cited = text.flatMap(({ clause }) => clause ?? []);
  return cited.filter(
    (clause, index) => cited.findIndex((one) => sameClause(one, clause)) === index,
  );
}

/** The lines of a section as a list; details stand under their items as notes. */
export function listBlocks(lines: readonly TextLine[], mark: "dot" | "box" = "dot"): Block[] {
  const blocks: Block[] = [];
  let items: TextLine[] = [];
  const close = () => {
    const depths = items.map(({ depth = 0 }) => depth);
    if (items.length > 0) blocks.push({ kind: "list", items: items.map(lineWords), depths, mark });
    items = [];
  };
  for (const line of lines) {
    if (line.role === "item") items.push(line);
    else {
      close();
      blocks.push({ kind: "note", words: lineWords({ ...line, text: `\u3000${line.text}` }) });
    }
  }
  close();
  return blocks;
}
