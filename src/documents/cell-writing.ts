import type { Alignment, Borders, Cell, Fill, Style } from "exceljs";
import { decimalText, type Rational } from "../units/rational.ts";
import { INK, INK_SOFT, LINE, MUTED, OPEN, TEXT, TYPEFACE, writableText } from "./text-writing.ts";
import type { CellContent, CellLook } from "./workbook-written.ts";

const SIZE = 10;
/** More digits than a double holds. */
const DIGITS = 30;
/** Text that a table program would take for a formula when it is typed again. */
const FORMULA_LIKE = /^[=+\-@\t]/;

const LINED: Partial<Borders> = Object.fromEntries(
  ["top", "bottom", "left", "right"].map((side) => [
    side,
    { style: "thin", color: { argb: `FF${LINE}` } },
  ]),
);

const LOOKS: Readonly<
  Record<
    CellLook,
    {
      readonly size?: number;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly color?: string;
      readonly ground?: string;
      readonly lined?: boolean;
      readonly across?: Alignment["horizontal"];
    }
  >
> = {
  title: { size: 15, bold: true, color: INK },
  note: { size: 9, color: MUTED },
  remark: { size: 9, color: MUTED, lined: true },
  section: { bold: true, color: INK, size: 11 },
  head: { bold: true, color: INK, ground: INK_SOFT, lined: true, across: "center" },
  label: { color: TEXT, lined: true },
  text: { color: TEXT, lined: true },
  figure: { color: TEXT, lined: true, across: "right" },
  computed: { color: INK, lined: true, across: "right" },
  rough: { color: TEXT, italic: true, lined: true, across: "right" },
  open: { color: MUTED, ground: OPEN, lined: true, across: "right" },
};

/** Writes content and look into a cell. */
export function writeCell(cell: Cell, content: CellContent, look: CellLook): void {
  cell.style = styleOf(look, content);
  switch (content.kind) {
    case "blank":
      return;
    case "text": {
      const text = writableText(content.text);
      cell.value = text;
      if (FORMULA_LIKE.test(text)) cell.numFmt = "@";
      return;
    }
    case "figure":
      cell.value = doubleOf(content.value);
      cell.numFmt = content.format;
      return;
    case "day":
      cell.value = new Date(`${content.day}T00:00:00Z`);
      cell.numFmt = "yyyy-mm-dd";
      return;
    case "formula": {
      const { formula, result = "", format } = content;
      cell.value = { formula, result: typeof result === "string" ? result : doubleOf(result) };
      cell.numFmt = format;
    }
  }
}

/** The style of covered cells too, so that their rules are drawn. */
export function styleOf(look: CellLook, content: CellContent): Partial<Style> {
  const { size = SIZE, bold = false, italic = false, color, ground, lined, across } = LOOKS[look];
  const isText = content.kind === "text" || content.kind === "day";
  const fill: Fill | undefined =
    ground === undefined
      ? undefined
      : { type: "pattern", pattern: "solid", fgColor: { argb: `FF${ground}` } };
  const horizontal = isText && across === "right" ? "left" : across;
  return {
    font: { name: TYPEFACE, size, bold, italic, color: { argb: `FF${color ?? TEXT}` } },
    alignment: {
      vertical: "middle",
      wrapText: look !== "title" && look !== "section",
      ...(lined === true && horizontal !== "center" && { indent: 1 }),
      ...(horizontal ? { horizontal } : lined === true && { horizontal: "left" }),
    },
    ...(fill && { fill }),
    ...(lined === true && { border: LINED }),
  };
}

/** The double next to an exact figure: cells hold nothing finer. */
function doubleOf(value: Rational): number {
  return Number(decimalText(value, DIGITS));
}
