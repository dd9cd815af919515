import type { PlaceStep } from "../clauses/place.ts";
import { printPlace } from "../clauses/place.ts";
import { cardParts } from "./card-parts.ts";
import { readMarker } from "./marker.ts";
import { readOutline } from "./outline.ts";
import type { OutlineNode } from "./outline.ts";
import { groupParagraphs } from "./paragraph-parts.ts";
import { cutParts } from "./parts.ts";
import type { RawPart } from "./parts.ts";
import { distinctParts } from "./distinct-parts.ts";
import { joinShortItems } from "./short-items.ts";
import type { DocumentDoubt, DocumentPart } from "./read-document.ts";
import { isColumnName, splitSegments } from "./segment.ts";
import { takeSignature } from "./signature.ts";
import type { SourceLine } from "./source-line.ts";
import { toldBy } from "./told.ts";

/** The stretches of a document and who signed it. */
interface Body {
  segments: SignedSegment[];
  signature: ReturnType<typeof takeSignature>["signature"];
  /** Whether the document that the notice issues is in the file. */
  isIssued: boolean;
}

type SignedSegment = ReturnType<typeof splitSegments>[number] & {
  /** The list of what is attached. */
  list: SourceLine[];
  /** Signature, and what stands behind it. */
  signed: SourceLine[];
};

/** What is known of a document before it is cut into parts. */
interface Known {
  /** Title of the notice that issues it; `undefined` where nothing is issued. */
  notice: string | undefined;
  /** Lines of the head. */
  head: readonly string[];
  /** Whether title, 文号, issuer or day of the document say what a line says. */
  isTold: (text: string) => boolean;
}

const COVER = "印发通知";
const OPENING = "开头";
const CLOSING = "结尾语";
const ATTACHED = "附件目录";
const NOTE = "题注";
const SIGNED = "落款";
const HEADER = "表头";
const FEWEST_COLUMNS = 3;
const LONGEST_COLUMN = 12;
const LONGEST_ENTRY = 80;

/** Splits the lines behind the head and takes the signatures off; `attached` is the title of the document that a notice issues. */
export function splitBody(lines: readonly SourceLine[], attached: string | undefined): Body {
  const signatures: Body["signature"][] = [];
  const segments = splitSegments(lines, attached).map((segment): SignedSegment => {
    const behind = takeList(segment.lines);
    const taken = takeSignature(behind.lines);
    if (segment.role !== "annex") signatures.push(taken.signature);
    const before = behind.list.length > 0 ? { ...taken, list: behind.list } : takeList(taken.lines);
    return { ...segment, lines: before.lines, list: before.list, signed: taken.signed };
  });
  const signature = signatures.find((one) => one.day !== undefined) ?? { issuers: [] };
  const isIssued =
    segments.some((segment) => segment.role === "cover") || begins(segments[0]?.lines[0]);
  return { segments, signature, isIssued };
}

/** Cuts a document into parts; whatever it says is in one of them, in a heading or among what is known. */
export function readParts(
  segments: readonly SignedSegment[],
  { notice, head, isTold }: Known,
): { parts: DocumentPart[]; doubts: DocumentDoubt[] } {
  const doubts: DocumentDoubt[] = [];
  const isNotice = toldBy([notice], undefined);
  const hasCover = segments.some((one) => one.role === "cover" && one.lines.length > 0);
  const noted = head.filter((line) => !isTold(line) && !(hasCover && isNotice(line)));
  const raw = segments.flatMap((segment) => {
    const { role, title, lines, list, signed } = segment;
    const annex = segment.step ? [segment.step] : [];
    const place = annex.length > 0 ? printPlace(annex) : "";
    const texts =
      role === "cover"
        ? asPart(COVER, lines, { chapter: notice ?? "" })
        : segmentParts(lines, annex, title, doubts);
    const untold = role !== "annex" && signed.every((line) => isTold(line.text)) ? [] : signed;
    const own = [...texts, ...asPart(ATTACHED, list), ...asPart(SIGNED, untold, { place })];
    return own.length > 0 || title === "" ? own : asPart(title, [{ text: title }], { place });
  });
  const note = asPart(
    NOTE,
    noted.map((text) => ({ text })),
  );
  return { parts: distinctParts([...note, ...raw], doubts), doubts };
}

function asPart(
  heading: string,
  lines: readonly SourceLine[],
  { place = "", chapter = "" }: { place?: string; chapter?: string } = {},
): RawPart[] {
  const text = lines.map((line) => line.text).join("\n");
  return text === "" ? [] : [{ place, heading, chapter, text, label: "", around: place }];
}

/** Whether a line is where the articles of a document begin. */
function begins(line: SourceLine | undefined): boolean {
  const marker = readMarker(line?.text ?? "");
  return marker?.role === "chapter" || (marker?.step?.kind === "article" && marker.step.n === 1);
}

function segmentParts(
  lines: SourceLine[],
  annex: readonly PlaceStep[],
  title: string,
  doubts: DocumentDoubt[],
): RawPart[] {
  const place = annex.length > 0 ? printPlace(annex) : "";
  const cards = cardParts(lines, place, title);
  if (cards) {
    doubts.push(...cards.doubts);
    return cards.parts;
  }
  const root = readOutline(lines);
  doubts.push(...gapsOf(root));
  if (!isNumbered(root)) return groupParagraphs(root, place, title);
  const isHeader = isTableHeader(root.lines);
  const opening = root.lines.filter((line) => !line.table);
  const tables = root.lines
    .filter((line) => line.table)
    .flatMap((line) => asPart(OPENING, [line], { place, chapter: title }))
    .map((part) => ({ ...part, table: true }));
  return [
    ...asPart(isHeader ? HEADER : OPENING, opening, { place, chapter: title }),
    ...tables,
    ...joinShortItems(cutParts(root, annex, title)),
    ...asPart(CLOSING, root.closing ?? [], { place }),
  ];
}

/** Whether lines are the names of the columns of a table whose cells the file gives a line each. */
function isTableHeader(lines: readonly SourceLine[]): boolean {
  const [first] = lines;
  return (
    lines.length >= FEWEST_COLUMNS &&
    isColumnName(first?.text ?? "") &&
    lines.every((line) => line.text.length <= LONGEST_COLUMN)
  );
}

/** The list of what is attached, at the end of a text: 附件：1.… 2.…, or 附件1：… and 附件2：…. */
function takeList(lines: SourceLine[]): { lines: SourceLine[]; list: SourceLine[] } {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const marker = line && line.table !== true ? readMarker(line.text) : undefined;
    const isEntry = marker?.role === "annex" || marker?.step?.kind === "digit";
    if (!line || !isEntry || line.text.length >= LONGEST_ENTRY) break;
    const opens = marker.role === "annex" && /^附 *件 *(?:\d{1,2})? *[:：]/.test(line.text);
    const before = lines[at - 1];
    const goesOn = before?.table !== true && readMarker(before?.text ?? "")?.role === "annex";
    const isNumbered = marker.step?.kind === "annex" && marker.step.n !== undefined;
    const rest = lines.slice(at + 1);
    // Digits below 附件1： are what that annex holds.
    if (opens && isNumbered && rest.some((one) => readMarker(one.text)?.role !== "annex")) break;
    if (opens && !goesOn) return { lines: lines.slice(0, at), list: lines.slice(at) };
  }
  return { lines, list: [] };
}

function isNumbered(root: OutlineNode): boolean {
  return root.children.some((child) => child.step !== undefined || isNumbered(child));
}

/** Numbers of articles that are missing between two others. */
function gapsOf(root: OutlineNode): DocumentDoubt[] {
  const articles: number[] = [];
  const visit = (node: OutlineNode) => {
    if (node.step?.kind === "article") articles.push(node.step.n);
    node.children.forEach(visit);
  };
  visit(root);
  const gaps = articles.flatMap((n, at) => {
    const before = at === 0 ? 0 : (articles[at - 1] ?? 0);
    return n > before + 1 ? [printPlace([{ kind: "article", n: before + 1 }])] : [];
  });
  if (gaps.length === 0) return [];
  return [{ field: "parts", candidates: gaps, why: "条文的编号不连续，可能缺了条文。" }];
}
