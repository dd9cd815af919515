import type { Table } from "../../messages/reply.ts";
import { plainText } from "./plain-text.ts";

/** Characters that take two columns of a terminal: Chinese, full-width forms, emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Number of columns that a text takes. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += wide.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
  }
  return columns;
}

/** Draws a table as a box; where it would be wider than `room` columns, as one block a row. */
export function drawBox({ head, rows }: Table, room: number): string {
  const lines = [head, ...rows].map((row) =>
    head.map((_, place) => plainText(row[place] ?? "").replaceAll("\n", " ")),
  );
  const widths = head.map((_, place) =>
    Math.max(...lines.map((row) => columnsOf(row[place] ?? ""))),
  );
  if (widths.reduce((sum, width) => sum + width + 3, 1) > room) return drawBlocks(lines);

  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  const drawRow = (row: readonly string[]) =>
    `│${row.map((cell, place) => ` ${pad(cell, widths[place] ?? 0)} `).join("│")}│`;
  const [first = [], ...rest] = lines;
  return [
    rule("┌", "┬", "┐"),
    drawRow(first),
    rule("├", "┼", "┤"),
    ...rest.map(drawRow),
    rule("└", "┴", "┘"),
  ].join("\n");
}

function drawBlocks([head = [], ...rows]: string[][]): string {
  return rows
    .map((row) => row.map((cell, place) => `${head[place] ?? ""}：${cell}`).join("\n"))
    .join("\n\n");
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(columns - columnsOf(text));
}
