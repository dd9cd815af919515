import { fold } from "./fold.ts";
import { ORDINAL, printOrdinal, readOrdinal } from "./ordinal.ts";

/** One level of a place in a document. */
export type PlaceStep =
  | { kind: "annex"; n?: number } // 附件1; without a number the only annex
  | { kind: "chapter"; n: number } // 第三章
  | { kind: "section"; n: number } // 第二节
  | { kind: "article"; n: number; added?: number } // 第十一条, 第十一条之一
  | { kind: "part"; n: number } // 三、
  | { kind: "question"; n: number } // 问题三, of a list of questions and answers
  | { kind: "paragraph"; n: number } // 第二款
  | { kind: "item"; n: number } // （六）
  | { kind: "digit"; n: number } // 2.
  | { kind: "paren"; n: number } // （7）
  | { kind: "circle"; n: number }; // ①

/** A place in a document, from the outermost level inwards; never empty. */
export type Place = readonly PlaceStep[];

const LEVEL: Record<PlaceStep["kind"], number> = {
  annex: 0,
  chapter: 1,
  section: 2,
  article: 3,
  part: 3,
  question: 3,
  paragraph: 4,
  item: 5,
  digit: 6,
  paren: 7,
  circle: 8,
};

/** Reads a place in any form people write it in; `undefined` when the text is not wholly a place. */
export function readPlace(text: string): Place | undefined {
  const trimmed = text.trim().replace(/[、.．]+$/, "");
  const found = scanPlace(fold(trimmed), 0);
  return found?.end === trimmed.length ? found.place : undefined;
}

/** Writes a place the one way it is printed: `第十一条（五）`, `三（六）2（7）`, `附件1`. */
export function printPlace(place: Place): string {
  return place.map((step, index) => printStep(step, place[index - 1])).join("");
}

/** Where a place begins at `at` in a folded text: the place, the offset behind it, and whether it began with 第 or 附. */
export function scanPlace(
  folded: string,
  at: number,
): { place: Place; end: number; marked: boolean } | undefined {
  const first = scanHead(folded, at);
  if (!first) return undefined;
  const place: PlaceStep[] = [first.step];
  let end = first.end;
  for (;;) {
    const next = scanNext(folded, end, place);
    if (!next) return { place, end, marked: /[第附问]/.test(folded.charAt(at)) };
    place.push(next.step);
    end = next.end;
  }
}

interface Scanned {
  step: PlaceStep;
  end: number;
}

/** Forms of the outermost level, tried in this order. */
const HEADS: [RegExp, (n: number, added?: number) => PlaceStep][] = [
  [new RegExp(`附件 *(?:(${ORDINAL})(?!\\d))`, "y"), (n) => ({ kind: "annex", n })],
  [
    new RegExp(`第? *(${ORDINAL}) *条(?: *之 *(${ORDINAL}))?`, "y"),
    (n, added) => ({ kind: "article", n, ...(added !== undefined && { added }) }),
  ],
  [new RegExp(`第 *(${ORDINAL}) *章`, "y"), (n) => ({ kind: "chapter", n })],
  [new RegExp(`第? *(${ORDINAL}) *(?:大?部分)`, "y"), (n) => ({ kind: "part", n })],
  [
    new RegExp(`(?:第 *(?=.{1,4}问)|问题? *)(${ORDINAL})(?!\\d) *问?`, "y"),
    (n) => ({ kind: "question", n }),
  ],
  [/([一二三四五六七八九十]{1,3})/y, (n) => ({ kind: "part", n })],
];

function scanHead(folded: string, at: number): Scanned | undefined {
  for (const [form, make] of HEADS) {
    const found = match(form, folded, at);
    const n = readOrdinal(found?.[1] ?? "");
    if (found && n !== undefined) {
      return { step: make(n, readOrdinal(found[2] ?? "")), end: at + found[0].length };
    }
  }
  return folded.startsWith("附件", at) ? { step: { kind: "annex" }, end: at + 2 } : undefined;
}

/** Forms of the inner levels; `under` names the kinds they may directly follow, all others when absent. */
const INNER: [RegExp, Exclude<PlaceStep["kind"], "annex">, (PlaceStep["kind"][] | undefined)?][] = [
  [new RegExp(`第 *(${ORDINAL}) *节`, "y"), "section", ["chapter"]],
  [new RegExp(`第 *(${ORDINAL}) *款`, "y"), "paragraph", ["article"]],
  [new RegExp(`(${ORDINAL}) *款`, "y"), "item", ["article", "part"]],
  [new RegExp(`第? *\\( *(${ORDINAL}) *\\) *[项款目]`, "y"), "item"],
  [new RegExp(`第? *(${ORDINAL}) *项`, "y"), "item"],
  [new RegExp(`\\( *(${ORDINAL}) *\\)`, "y"), "paren", ["digit"]],
  [/\( *(\d{1,2}) *\)/y, "paren", ["item"]],
  [new RegExp(`\\( *(${ORDINAL}) *\\)`, "y"), "item"],
  [new RegExp(`第? *(${ORDINAL}) *(?:目|小?点)`, "y"), "digit", ["article", "part", "item"]],
  [
    /(\d{1,2})(?![\d%万亿元个年月日号人家倍条款天分千百十kw]|\.\d)/y,
    "digit",
    ["article", "part", "paragraph", "item", "question"],
  ],
  [/([①-⑳])/y, "circle"],
];
const GAP = /(?:[ 、.]|的|[里中]的?(?=第|\())*/y;

function scanNext(folded: string, at: number, place: Place): Scanned | undefined {
  const last = place.at(-1);
  if (!last) return undefined;
  const start = at + (match(GAP, folded, at)?.[0].length ?? 0);
  if (last.kind === "annex") {
    const rest = last.n === undefined ? undefined : scanHead(folded, start);
    if (rest && rest.step.kind !== "annex") return rest;
  }
  for (const [form, kind, under] of INNER) {
    if (LEVEL[kind] <= LEVEL[last.kind] || (under && !under.includes(last.kind))) continue;
    const found = match(form, folded, start);
    const word = found?.[1] ?? "";
    const n = kind === "circle" ? word.charCodeAt(0) - 0x245f : readOrdinal(word);
    if (found && n !== undefined) return { step: { kind, n }, end: start + found[0].length };
  }
  return undefined;
}

function match(form: RegExp, folded: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(folded) ?? undefined;
}

function printStep(step: PlaceStep, outer: PlaceStep | undefined): string {
  const gap = outer?.kind === "annex" && LEVEL[step.kind] <= LEVEL.question ? " " : "";
  switch (step.kind) {
    case "annex":
      return `附件${step.n ?? ""}`;
    case "chapter":
      return `${gap}第${printOrdinal(step.n)}章`;
    case "section":
      return `第${printOrdinal(step.n)}节`;
    case "article":
      return `${gap}第${printOrdinal(step.n)}条${step.added === undefined ? "" : `之${printOrdinal(step.added)}`}`;
    case "part":
      return gap + printOrdinal(step.n);
    case "question":
      return `${gap}问题${printOrdinal(step.n)}`;
    case "paragraph":
      return `第${printOrdinal(step.n)}款`;
    case "item":
      return `（${printOrdinal(step.n)}）`;
    case "digit":
      return String(step.n);
    case "paren":
      return `（${step.n}）`;
    case "circle":
      return String.fromCharCode(0x245f + step.n);
  }
}
