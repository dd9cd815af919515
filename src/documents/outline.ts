import { LEVEL } from "../clauses/place.ts";
import type { PlaceStep } from "../clauses/place.ts";
import { liftClosing } from "./closing-lines.ts";
import { readMarker } from "./marker.ts";
import type { Marker } from "./marker.ts";
import { isChapterBefore, isNextArticle } from "./numbering.ts";
import type { SourceLine } from "./source-line.ts";

/** A level of a document with what stands in it. */
export interface OutlineNode {
  /** Levels are numbers that grow inwards, those of src/clauses and fractions between them for headings. */
  level: number;
  /** Step in a place; `undefined` for the root, 编, 章, 节 and headings without a number. */
  step?: PlaceStep;
  /** Number of a 章, for the place of a chapter. */
  chapter?: number;
  /** Number as the document writes it; empty for headings without one. */
  label: string;
  /** What follows the number on its line. */
  rest: string;
  /** Whether the line is a heading and no text. */
  isHeading: boolean;
  /** Depth that the file gave a heading. */
  depth?: number;
  /** Lines after the first, before the children. */
  lines: SourceLine[];
  children: OutlineNode[];
  /** Lines behind the children, which are no part of the last of them. */
  closing?: SourceLine[];
}

/** Longest line that may be a heading. */
const HEADING = 48;
/** Longest heading that ends in a colon. */
const SHORT_HEADING = 16;
const ROOT = -1;
/** Levels of headings above articles: of 编 (0) to 节 (3), and of 一、 and （一） that only lead to articles. */
const RANKED = 0.1;
const LEADING = { part: 0.6, item: 0.7 };
const BESIDE = 0.01;

/** Builds the tree of the levels that lines number; what numbers nothing stays in the root. */
export function readOutline(lines: readonly SourceLine[]): OutlineNode {
  const root = node(ROOT, { label: "", rest: "" });
  const markers = lines.map((line) => (line.table ? undefined : readMarker(line.text)));
  const asked = markers.some((marker) => marker?.role === "question");
  const stack: OutlineNode[] = [root];
  const latest = new Map<PlaceStep["kind"], number>();
  let article = 0;
  let question: OutlineNode | undefined;
  lines.forEach((line, at) => {
    const marker = markers[at];
    const next = markers[at + 1];
    const isArticle = marker?.step?.kind === "article" && isNextArticle(marker, article);
    if (marker?.step?.kind === "article" && isArticle) article = marker.step.n;
    const opened =
      (isArticle ? articleNode(marker, line) : undefined) ??
      questionNode(line, marker, next, question) ??
      (asked && question ? undefined : chapterNode(lines, markers, at)) ??
      (marker?.step?.kind === "article"
        ? undefined
        : stepNode(line, marker, stack, latest, asked && question !== undefined)) ??
      headingNode(line, marker, stack);
    if (!opened) {
      addText(stack, line, marker);
      return;
    }
    if (isQuestion(opened)) question = opened;
    // Some number （一） to （三十） through all of 一、 to 八、.
    const n = numberOf(opened.step);
    if (opened.step && n !== undefined) latest.set(opened.step.kind, n);
    open(stack, opened);
  });
  liftClosing(root, asked);
  return root;
}

function open(stack: OutlineNode[], opened: OutlineNode): void {
  while ((stack.at(-1)?.level ?? ROOT) >= opened.level && stack.length > 1) stack.pop();
  stack.at(-1)?.children.push(opened);
  stack.push(opened);
  if (opened.step?.kind !== "article") return;
  const first = node(LEVEL.paragraph, { label: "", rest: opened.rest });
  first.step = { kind: "paragraph", n: 1 };
  opened.rest = "";
  opened.children.push(first);
  stack.push(first);
}

/** Text goes into the innermost level; in an article every line without a number is a 款. */
function addText(stack: OutlineNode[], line: SourceLine, marker: Marker | undefined): void {
  const article = stack.find((one) => one.step?.kind === "article");
  const innermost = stack.at(-1);
  if (!article || line.table || innermost === undefined) {
    const text = marker?.role === "answer" && !line.table ? marker.rest : line.text;
    if (text !== "") innermost?.lines.push({ ...line, text });
    return;
  }
  const paragraph = article.children.at(-1);
  if (paragraph && paragraph.rest === "" && paragraph.lines.length === 0) {
    paragraph.rest = line.text;
    return;
  }
  while (stack.at(-1) !== article) stack.pop();
  const added = node(LEVEL.paragraph, { label: "", rest: line.text });
  added.step = { kind: "paragraph", n: article.children.length + 1 };
  article.children.push(added);
  stack.push(added);
}

function articleNode(marker: Marker, line: SourceLine): OutlineNode {
  return {
    ...node(LEVEL.article, marker),
    ...(marker.step && { step: marker.step }),
    ...depthOf(line),
  };
}

/** A question, by its mark or by the answer that follows. */
function questionNode(
  line: SourceLine,
  marker: Marker | undefined,
  next: Marker | undefined,
  last: OutlineNode | undefined,
): OutlineNode | undefined {
  const inner = marker?.role === "step" ? readMarker(marker.rest) : undefined;
  const mark =
    marker?.role === "question" ? marker : inner?.role === "question" ? inner : undefined;
  const isAnswered = next?.role === "answer" && /[？?]$/.test(line.text) && !marker;
  if (!mark && !isAnswered) return undefined;
  const outer = marker?.step && "n" in marker.step ? marker.step.n : undefined;
  const before = last?.step?.kind === "entry" ? last.step.n : 0;
  const n = mark?.n ?? (marker?.step?.kind === "digit" ? outer : undefined) ?? before + 1;
  const step: PlaceStep =
    inner && marker?.step?.kind === "part" ? marker.step : { kind: "entry", label: "问题", n };
  const rest = mark ? mark.rest : line.text;
  return { ...node(LEVEL.entry, { label: marker?.label ?? "", rest }), step, isHeading: true };
}

function isQuestion(opened: OutlineNode): boolean {
  return opened.level === LEVEL.entry && opened.isHeading && opened.step?.kind === "entry";
}

/** 编, 章, 节, and 一、 or （一） that only lead to the articles below them. */
function chapterNode(
  lines: readonly SourceLine[],
  markers: readonly (Marker | undefined)[],
  at: number,
): OutlineNode | undefined {
  const [line, marker] = [lines[at], markers[at]];
  if (!line || !marker || !looksLikeHeading(line.text)) return undefined;
  if (marker.role === "chapter") {
    const ranked = node((marker.rank ?? 0) * RANKED, marker);
    const chapter = marker.rank === 2 && marker.n !== undefined ? { chapter: marker.n } : {};
    return { ...ranked, ...chapter, isHeading: true, ...depthOf(line) };
  }
  const kind = marker.step?.kind;
  if ((kind !== "part" && kind !== "item") || !isChapterBefore(markers, at)) return undefined;
  return { ...node(LEADING[kind], marker), isHeading: true, ...depthOf(line) };
}

/** 一、 and what lies under it, where its number goes on from the one before. */
function stepNode(
  line: SourceLine,
  marker: Marker | undefined,
  stack: readonly OutlineNode[],
  latest: ReadonlyMap<PlaceStep["kind"], number>,
  isAnswer: boolean,
): OutlineNode | undefined {
  const step = marker?.role === "step" ? marker.step : undefined;
  if (!marker || !step || /^(?:[项款](?!目)|目(?![的标录前]))/.test(marker.rest)) return undefined;
  const level = LEVEL[step.kind];
  if (isAnswer && level <= LEVEL.entry) return undefined;
  const parent = [...stack].reverse().find((one) => one.level < level);
  const before = parent?.children.findLast((one) => one.step?.kind === step.kind)?.step;
  const [n, last] = [numberOf(step), numberOf(before)];
  if (n === undefined) return undefined;
  const goesOn =
    last === undefined
      ? n <= 3 || line.depth !== undefined || n === (latest.get(step.kind) ?? NaN) + 1
      : n === 1 || (n > last && n <= last + 3);
  if (!goesOn) return undefined;
  const isHeading = looksLikeHeading(marker.rest) || line.depth !== undefined;
  return { ...node(level, marker), step, isHeading, ...depthOf(line) };
}

/** A heading that the file marks and nobody numbered: it lies within the heading that is less deep. */
function headingNode(
  line: SourceLine,
  marker: Marker | undefined,
  stack: OutlineNode[],
): OutlineNode | undefined {
  const { depth } = line;
  if (depth === undefined || marker?.role === "answer") return undefined;
  const outer = [...stack].reverse().find((one) => one.level === ROOT || (one.depth ?? 9) < depth);
  while (stack.at(-1) !== outer && stack.length > 1) stack.pop();
  const level = outer && outer.level !== ROOT ? outer.level + BESIDE : 0.5;
  return { ...node(level, { label: "", rest: line.text }), isHeading: true, depth };
}

function node(level: number, { label, rest }: { label: string; rest: string }): OutlineNode {
  return { level, label, rest, isHeading: false, lines: [], children: [] };
}

function depthOf(line: SourceLine): { depth?: number } {
  return line.depth === undefined ? {} : { depth: line.depth };
}

function numberOf(step: PlaceStep | undefined): number | undefined {
  return step && "n" in step ? step.n : undefined;
}

function looksLikeHeading(text: string): boolean {
  if (/[：:]$/.test(text)) return text.length <= SHORT_HEADING && !/[，。；;,]/.test(text);
  return text.length > 0 && text.length <= HEADING && !/[。；;，,]$|。/.test(text);
}
