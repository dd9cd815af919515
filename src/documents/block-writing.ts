import type * as Docx from "docx";
import type { Block, Run, TableCellWords, Tone, Words } from "./document-written.ts";
import { INK, INK_SOFT, LINE, MUTED, TEXT, writableText } from "./text-writing.ts";

/** The list style of a document. */
export const DOTS = "dots";
/** The list style of what is ticked by hand. */
export const BOXES = "boxes";

/** Lists have so many levels below the first. */
export const DEEPEST = 2;

const TONES: Readonly<Record<Tone, string>> = {
  ink: INK,
  muted: MUTED,
  met: "1A6A38",
  unmet: "A32A22",
  unknown: MUTED,
  expert: "6A3D9A",
};

/** Sizes in half points, distances in twentieths of a point, widths in the same. */
export interface Measures {
  readonly text: number;
  readonly small: number;
  readonly heading: number;
  readonly title: number;
  readonly gap: number;
  readonly line: number;
  /** Lines within tables. */
  readonly dense: number;
  readonly width: number;
}

/** Turns blocks into the parts of a document. */
export class BlockWriting {
  readonly #docx: typeof Docx;
  readonly #sizes: Measures;

  constructor(docx: typeof Docx, sizes: Measures) {
    this.#docx = docx;
    this.#sizes = sizes;
  }

  /** The paragraphs and tables of a block. */
  write(block: Block): (Docx.Paragraph | Docx.Table)[] {
    const { text, small, heading, title, gap } = this.#sizes;
    switch (block.kind) {
      case "title":
        return [
          this.#paragraph([{ text: block.text, bold: true, tone: "ink" }], {
            size: title,
            after: block.under === undefined ? gap : 20,
            level: this.#docx.HeadingLevel.TITLE,
          }),
          ...(block.under === undefined
            ? []
            : [
                this.#paragraph([{ text: block.under, tone: "muted" }], {
                  size: small,
                  after: gap,
                }),
              ]),
        ];
      case "heading":
        return [
          this.#paragraph([{ text: block.text, bold: true, tone: "ink" }], {
            size: heading,
            before: gap * 1.6,
            after: gap / 2,
            level: this.#docx.HeadingLevel.HEADING_1,
            keep: true,
          }),
        ];
      case "verdict":
        return [this.#banner(block.words)];
      case "paragraph":
        return [this.#paragraph(block.words, { size: text, after: gap / 2 })];
      case "note":
        return [this.#paragraph(quiet(block.words), { size: small, after: gap / 2 })];
      case "list":
        return block.items.map((words, index) =>
          this.#paragraph(words, {
            depth: block.depths?.[index] ?? 0,
            size: text,
            after: gap / 4,
            list: block.mark === "box" ? BOXES : DOTS,
          }),
        );
      case "table":
        return [this.#table(block), this.#paragraph("", { size: 4, after: gap / 4 })];
    }
  }

  #paragraph(
    words: Words,
    look: {
      readonly size: number;
      readonly before?: number;
      readonly after?: number;
      readonly list?: string;
      readonly depth?: number;
      readonly line?: number;
      readonly keep?: boolean;
      readonly level?: (typeof Docx.HeadingLevel)[keyof typeof Docx.HeadingLevel];
    },
  ): Docx.Paragraph {
    const { size, before = 0, after = 0, list, depth = 0, keep, level } = look;
    const line = look.line ?? this.#sizes.line;
    return new this.#docx.Paragraph({
      spacing: { before: Math.round(before), after: Math.round(after), line },
      children: runsOf(words).map((run) => this.#run(run, size)),
      ...(list !== undefined && {
        numbering: { reference: list, level: Math.min(depth, DEEPEST) },
      }),
      ...(keep === true && { keepNext: true }),
      ...(level && { heading: level }),
    });
  }

  #run({ text, bold = false, tone }: Run, size: number): Docx.TextRun {
    const color = tone ? TONES[tone] : TEXT;
    return new this.#docx.TextRun({ text: writableText(text), bold, size, color });
  }

  /** The outcome on a soft ground with a rule at its left. */
  #banner(words: Words): Docx.Table {
    const { Table, TableRow, TableCell, BorderStyle, WidthType, ShadingType } = this.#docx;
    const { width, text } = this.#sizes;
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    return new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      rows: [
        new TableRow({
          children: [
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              shading: { fill: INK_SOFT, type: ShadingType.CLEAR, color: "auto" },
              margins: { top: 90, bottom: 90, left: 160, right: 120 },
              borders: {
                top: none,
                bottom: none,
                right: none,
                left: { style: BorderStyle.SINGLE, size: 24, color: INK },
              },
              children: [this.#paragraph(words, { size: text + 1 })],
            }),
          ],
        }),
      ],
    });
  }

  #table({ head, rows, widths, labelled }: Extract<Block, { kind: "table" }>): Docx.Table {
    const { Table, TableRow, WidthType, BorderStyle } = this.#docx;
    const all = widths.reduce((sum, share) => sum + share, 0);
    const columns = widths.map((share) => Math.floor((this.#sizes.width * share) / all));
    const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
    const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
    return new Table({
      width: { size: columns.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: columns,
      borders: {
        top: line,
        bottom: line,
        left: none,
        right: none,
        insideHorizontal: line,
        insideVertical: none,
      },
      rows: [
        ...(head
          ? [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: head.map((text, index) =>
                  this.#cell([[{ text, bold: true, tone: "ink" }]], columns[index] ?? 0, INK_SOFT),
                ),
              }),
            ]
          : []),
        ...rows.map(
          (cells) =>
            new TableRow({
              cantSplit: true,
              children: cells.map((cell, index) =>
                this.#cell(
                  cell,
                  columns[index] ?? 0,
                  labelled === true && index === 0 ? "F4F6FA" : undefined,
                ),
              ),
            }),
        ),
      ],
    });
  }

  #cell(paragraphs: TableCellWords, width: number, ground?: string): Docx.TableCell {
    const { TableCell, WidthType, ShadingType } = this.#docx;
    const size = this.#sizes.text - 1;
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 80, right: 80 },
      ...(ground !== undefined && {
        shading: { fill: ground, type: ShadingType.CLEAR, color: "auto" },
      }),
      children: (paragraphs.length > 0 ? paragraphs : [""]).map((words) =>
        this.#paragraph(words, { size, line: this.#sizes.dense }),
      ),
    });
  }
}

function runsOf(words: Words): readonly Run[] {
  return typeof words === "string" ? [{ text: words }] : words;
}

function quiet(words: Words): readonly Run[] {
  return runsOf(words).map((run) => ({ tone: "muted", ...run }));
}
