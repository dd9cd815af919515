import type { Table } from "../../messages/reply.ts";
import { columnsOf } from "./columns.ts";
import { cellText } from "../messenger/cell.ts";
import { joined, plain, spanned, type Rich } from "../messenger/rich.ts";

/** A phone shows so many columns of a fixed-width font without breaking the line. */
const room = 34;
const between = "  ";

/** A table as a block in a fixed-width font where a phone has the room, else a paragraph a row. */
export function renderTable({ head, rows }: Table): Rich {
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  const places = Array.from({ length: columns }, (_, place) => place);
  const lines = [head, ...rows].map((row) => places.map((place) => cellText(row[place] ?? "")));
  const widths = places.map((place) =>
    Math.max(...lines.map((row) => columnsOf(row[place] ?? ""))),
  );
  const width = widths.reduce((sum, one) => sum + one, between.length * (widths.length - 1));
  if (width > room || rows.length === 0) return paragraphs(lines);
  const drawn = lines.map((row) =>
    row
      .map((cell, place) => cell + " ".repeat((widths[place] ?? 0) - columnsOf(cell)))
      .join(between)
      .trimEnd(),
  );
  return spanned(drawn.join("\n"), "pre");
}

function paragraphs([head = [], ...rows]: string[][]): Rich {
  if (rows.length === 0) return plain(head.join(between));
  const told = rows.map((row) => {
    const [first = "", ...others] = row.map((cell, place) =>
      place === 0 || (head[place] ?? "") === "" ? cell : `${head[place] ?? ""}：${cell}`,
    );
    return joined([spanned(first, "bold"), plain(others.join("\n"))], "\n");
  });
  return joined([plain(head[0] ?? ""), ...told], "\n\n");
}
