import { findMentions } from "./mention.ts";
import type { TurnContext } from "./turn/turn-context.ts";
import { foldWords } from "./vocabulary.ts";

const CELLS = /[\s|｜]+/;
/** What stands over the names or the years at the side of a grid. */
const CORNER = /^(?:年份|年度|会计年度|年|时间|期间|项目|指标|科目|名称|类别)$/;
const YEAR = /^(?:((?:19|20)\d\d|\d\d)(?:年度?)?|大?前年度?|[去今上]年度?)$/;
const FIGURE =
  /^[-－]?\d[\d,]*(?:\.\d+)?(?:万元?|亿元?|千元|元|人|个|项|件|%|[wW])?$|^[一二三四五六七八九十百千万亿零两]+$/;
/** A cell without a figure. */
const NOTHING = /^[-—–/／]+$/;
const FIGURE_KINDS = /^(?:money|count|ratio|number)$/;

/**
 * The text with the figures of a pasted grid told one by one: a row of names over rows of years, or of years over
 * rows of names (年份 收入 研发⏎2023 2500 120).
 */
export function withGrids(text: string, context: TurnContext): string {
  if (!text.includes("\n")) return text;
  const lines = text.split("\n");
  const told: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const header = headerOf(lines[index] ?? "", context);
    const rows: string[] = [];
    for (const line of header ? lines.slice(index + 1) : []) {
      const row = header && rowOf(line, header, context);
      if (row === undefined) break;
      rows.push(row);
    }
    told.push(...(rows.length > 0 ? rows : [lines[index] ?? ""]));
    index += rows.length;
  }
  return told.join("\n");
}

interface Header {
  readonly over: "names" | "years";
  readonly cells: readonly string[];
}

function headerOf(line: string, context: TurnContext): Header | undefined {
  const [first = "", ...rest] = cellsOf(line);
  const cells = CORNER.test(first) ? rest : [first, ...rest];
  if (cells.length === 0 || (cells.length === 1 && rest.length === 0)) return undefined;
  if (cells.every((cell) => YEAR.test(cell))) return { over: "years", cells };
  return cells.every((cell) => isName(cell, context)) ? { over: "names", cells } : undefined;
}

/** What a row under a header tells, figure by figure; `undefined` where it is none. */
function rowOf(line: string, { over, cells }: Header, context: TurnContext): string | undefined {
  const [side = "", ...figures] = cellsOf(line);
  if (figures.length !== cells.length) return undefined;
  if (!figures.every((cell) => FIGURE.test(cell) || NOTHING.test(cell))) return undefined;
  if (over === "names" ? !YEAR.test(side) : !isName(side, context)) return undefined;
  return figures
    .flatMap((figure, index) => {
      const [year, name] = over === "names" ? [side, cells[index]] : [cells[index], side];
      return NOTHING.test(figure) ? [] : `${yearWords(year ?? "")}${name ?? ""}${figure}`;
    })
    .join("；");
}

function cellsOf(line: string): string[] {
  return line.split(CELLS).filter((cell) => cell !== "");
}

function yearWords(cell: string): string {
  const digits = YEAR.exec(cell)?.[1];
  return digits === undefined ? cell : `${digits}年`;
}

/** Whether a cell names what has a figure, and says none itself. */
function isName(cell: string, { vocabulary, within }: TurnContext): boolean {
  if (/\d/.test(cell)) return false;
  return findMentions(foldWords(cell), vocabulary, within).some(
    ({ covered, facts }) => !covered && facts.some(({ kind }) => FIGURE_KINDS.test(kind)),
  );
}
