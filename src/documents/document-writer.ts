import { BlockWriting, BOXES, DEEPEST, DOTS, type Measures } from "./block-writing.ts";
import type { WrittenDocument } from "./document-written.ts";
import { LATIN, MUTED, TEXT, TYPEFACE, writableText } from "./text-writing.ts";
import { settledArchive } from "./zip-writing.ts";

/** A4 in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 1_080;
const NARROW = 880;
/** How far a list within a list is set in. */
const STEP = 300;
/** Any fixed instant: the same document gives the same bytes. */
const MADE = "1980-01-01T00:00:00Z";

const ROOMY: Measures = {
  text: 21,
  small: 18,
  heading: 25,
  title: 34,
  gap: 120,
  line: 300,
  dense: 264,
  width: PAGE.width - 2 * MARGIN,
};
const DENSE: Measures = {
  text: 19,
  small: 16,
  heading: 22,
  title: 30,
  gap: 90,
  line: 258,
  dense: 250,
  width: PAGE.width - 2 * NARROW,
};

/** Writes a document as DOCX. */
export async function writeDocument(written: WrittenDocument): Promise<Uint8Array> {
  // Loaded only when a document is wanted.
  const docx = await import("docx");
  const { Document, Footer, Header, Packer, Paragraph, TextRun, PageNumber } = docx;
  const { onePage = false } = written;
  const sizes = onePage ? DENSE : ROOMY;
  const margin = onePage ? NARROW : MARGIN;
  const writing = new BlockWriting(docx, sizes);
  const small = { size: 16, color: MUTED };
  const tab = [{ type: docx.TabStopType.RIGHT, position: sizes.width }];
  const document = new Document({
    title: writableText(written.title),
    creator: "",
    lastModifiedBy: "",
    styles: {
      default: { document: { run: { font: fonts(), size: sizes.text, color: TEXT } } },
    },
    numbering: {
      config: [list(DOTS, "•", docx), list(BOXES, "□", docx)],
    },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: {
              top: onePage ? 1_000 : 1_300,
              bottom: onePage ? 820 : 1_100,
              left: margin,
              right: margin,
              header: 480,
              footer: 420,
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                children: [new TextRun({ text: writableText(written.head), ...small })],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                tabStops: tab,
                children: [
                  new TextRun({ text: `${writableText(written.foot)}\t`, ...small }),
                  new TextRun({
                    children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
                    ...small,
                  }),
                ],
              }),
            ],
          }),
        },
        children: written.blocks.flatMap((block) => writing.write(block)),
      },
    ],
  });
  const bytes = await Packer.toBuffer(document);
  return settledArchive(new Uint8Array(bytes), (name, text) =>
    name === "docProps/core.xml" ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, MADE) : undefined,
  );
}

function fonts() {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia: TYPEFACE, cs: LATIN };
}

function list(
  reference: string,
  text: string,
  { LevelFormat, AlignmentType }: typeof import("docx"),
) {
  return {
    reference,
    levels: Array.from({ length: DEEPEST + 1 }, (_, level) => ({
      level,
      format: LevelFormat.BULLET,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 320 + level * STEP, hanging: 260 } } },
    })),
  };
}
