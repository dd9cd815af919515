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
import { splitSegments } from "./segment.ts";
import { takeSignature } from "./signature.ts";
import type { SourceLine } from "./source-line.ts";

/** Parts of a document and who signed it. */
interface Body {
  parts: DocumentPart[];
  signature: ReturnType<typeof takeSignature>["signature"];
  doubts: DocumentDoubt[];
  /** Whether the document that the notice issues is in the file. */
  isIssued: boolean;
}

const COVER = "印发通知";
const OPENING = "开头";
const ATTACHED = "附件目录";
const CLOSING = "结尾语";

/** Cuts the lines behind the head into parts; `attached` is the title of the document that a notice issues. */
export function readBody(lines: readonly SourceLine[], attached: string | undefined): Body {
  const doubts: DocumentDoubt[] = [];
  const signatures: Body["signature"][] = [];
  const segments = splitSegments(lines, attached);
  const raw = segments.flatMap((segment) => {
    const signed = takeSignature(segment.lines);
    if (segment.role !== "annex") signatures.push(signed.signature);
    const listed = takeList(signed.lines);
    if (segment.role === "cover") return coverParts([...listed.lines, ...listed.list]);
    const annex = segment.step ? [segment.step] : [];
    return [...segmentParts(listed.lines, annex, segment.title, doubts), ...listParts(listed.list)];
  });
  const signature = signatures.find((one) => one.day !== undefined) ?? { issuers: [] };
  const isIssued =
    segments.some((segment) => segment.role === "cover") || begins(segments[0]?.lines[0]);
  return { parts: distinctParts(raw, doubts), signature, doubts, isIssued };
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
  const cards = cardParts(lines, place);
  if (cards) {
    doubts.push(...cards.doubts);
    return cards.parts;
  }
  const root = readOutline(lines);
  doubts.push(...gapsOf(root));
  if (!isNumbered(root)) return groupParagraphs(root, place, title);
  const opening = root.lines.filter((line) => !line.table).map((line) => line.text);
  const text = opening.join("\n");
  const head: RawPart = { place, heading: OPENING, chapter: title, text, label: "", around: place };
  const tables = root.lines
    .filter((line) => line.table)
    .map((line) => ({ ...head, text: line.text, table: true }));
  const closing = (root.closing ?? []).map((line) => line.text).join("\n");
  const ends = { ...head, heading: CLOSING, chapter: "", text: closing };
  return [
    ...(text === "" ? [] : [head]),
    ...tables,
    ...joinShortItems(cutParts(root, annex, title)),
    ...(closing === "" ? [] : [ends]),
  ];
}

function coverParts(lines: readonly SourceLine[]): RawPart[] {
  const text = lines.map((line) => line.text).join("\n");
  if (text === "") return [];
  return [{ place: "", heading: COVER, chapter: "", text, label: "", around: "" }];
}

/** The list of what is attached, at the end of a text. */
function takeList(lines: SourceLine[]): { lines: SourceLine[]; list: SourceLine[] } {
  const at = lines.findLastIndex((line) => /^附 *件 *[:：]/.test(line.text));
  const rest = lines.slice(at + 1);
  const isList = rest.every((line) => {
    const marker = readMarker(line.text);
    return line.text.length < 80 && (marker?.step?.kind === "digit" || marker?.role === "annex");
  });
  return at >= 0 && isList
    ? { lines: lines.slice(0, at), list: lines.slice(at) }
    : { lines, list: [] };
}

function listParts(list: readonly SourceLine[]): RawPart[] {
  if (list.length === 0) return [];
  const text = list.map((line) => line.text).join("\n");
  return [{ place: "", heading: ATTACHED, chapter: "", text, label: "", around: "" }];
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
