import type { Table } from "../../messages/reply.ts";
import { limits, type Block } from "./blocks.ts";
import { joined, plain, readMarks, strong, takenText, type Rich } from "./rich.ts";

/** The states of a condition with the sign that stands before the word. */
const signs: Readonly<Record<string, string>> = {
  符合: "✅",
  不符合: "❌",
  还不知道: "❔",
  专家评: "👤",
};

/** A state with its sign; any other text as it is. */
function signed(text: string): string {
  const [state] = /^(?:符合|不符合|还不知道|专家评)(?=$|[（(，,])/.exec(text) ?? [];
  const sign = state === undefined ? undefined : signs[state];
  return sign === undefined ? text : `${sign} ${text}`;
}

function linesOf({ head, rows }: Table): string[][] {
  const width = Math.max(head.length, ...rows.map((row) => row.length));
  return [head, ...rows].map((row) =>
    Array.from({ length: width }, (_, place) =>
      signed(
        takenText(readMarks(row[place] ?? "").text)
          .replace(/\s+/g, " ")
          .trim(),
      ),
    ),
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
    return joined([strong(first), plain(others.join("\n"))], "\n");
  });
  return joined([plain(head.join(" / ")), ...told], "\n\n");
}
