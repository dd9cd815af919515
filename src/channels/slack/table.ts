import type { Table } from "../../messages/reply.ts";
import { limits, type Block } from "./blocks.ts";
import { cellText } from "../messenger/cell.ts";
import { joined, plain, spanned, type Rich } from "../messenger/rich.ts";

function linesOf({ head, rows }: Table): string[][] {
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  return [head, ...rows].map((row) =>
    Array.from({ length: width }, (_, place) => cellText(row[place] ?? "")),
  );
}

/** A table as Slack draws one; `undefined` where it is too large for that. */
export function tableBlock(table: Table): Block | undefined {
  const lines = linesOf(table);
  const width = lines[0]?.length ?? 0;
  const size = lines.flat().reduce((sum, cell) => sum + cell.length, 0);
  if (width === 0 || width > limits.columns || lines.length > limits.rows || size > limits.cells)
    return undefined;
  return {
    type: "table",
    column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })),
    // A cell is never empty.
    rows: lines.map((row) =>
      row.map((cell) => ({ type: "raw_text", text: cell === "" ? "—" : cell })),
    ),
  };
}

/** A table as paragraphs, one a row: what Slack does not draw is read. */
export function tableText(table: Table): Rich {
  const [head = [], ...rows] = linesOf(table);
  const told = rows.map((row) => {
    const [first = "", ...others] = row.map((cell, place) =>
      place === 0 && cell !== "" ? cell : `${head[place] ?? ""}：${cell}`,
    );
    return joined([spanned(first, "bold"), plain(others.join("\n"))], "\n");
  });
  return joined([plain(head.join(" / ")), ...told], "\n\n");
}
