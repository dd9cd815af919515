import { fold } from "./fold.ts";
import { ORDINAL, readOrdinal } from "./ordinal.ts";
import { LEVEL } from "./place.ts";
import type { Place, PlaceStep } from "./place.ts";

/** Reads a place in any form people write it in; `undefined` when the text is not wholly a place. */
export function readPlace(text: string): Place | undefined {
  const trimmed = text.trim().replace(/[、.．]+$/, "");
  const found = scanPlace(fold(trimmed), 0);
  return found?.end === trimmed.length ? found.place : undefined;
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
    if (!next) return { place, end, marked: /[第附]/.test(folded.charAt(at)) };
    place.push(next.step);
    end = next.end;
  }
}

interface Scanned {
  step: PlaceStep;
  end: number;
}

type Head = [form: RegExp, make: (n: number, added?: number) => PlaceStep];

/** Behind an ordinal: no digit that goes on with an arabic one; a digit after a Chinese one is the next level. */
const WHOLE = "(?!(?<=\\d)\\d)";

/** Forms of the outermost level, tried in this order. */
const HEADS: Head[] = [
  [new RegExp(`附件 *(?:(${ORDINAL})(?!\\d))`, "y"), (n) => ({ kind: "annex", n })],
  [
    new RegExp(`第? *(${ORDINAL}) *条(?: *之 *(${ORDINAL}))?`, "y"),
    (n, added) => ({ kind: "article", n, ...(added !== undefined && { added }) }),
  ],
  [new RegExp(`第 *(${ORDINAL}) *章`, "y"), (n) => ({ kind: "chapter", n })],
  [new RegExp(`第? *(${ORDINAL}) *(?:大?部分)`, "y"), (n) => ({ kind: "part", n })],
  [
    new RegExp(`(?:第 *(?=.{1,4}问)|问题? *)(${ORDINAL})${WHOLE} *问?`, "y"),
    (n) => ({ kind: "entry", label: "问题", n }),
  ],
  ...(["风险提示", "案例", "表"] as const).map((label): Head => {
    const form = new RegExp(`${label} *(${ORDINAL})${WHOLE}`, "y");
    return [form, (n) => ({ kind: "entry", label, n })];
  }),
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

type InnerKind = "section" | "paragraph" | "item" | "digit" | "paren" | "circle";

/** Forms of the inner levels; `under` names the kinds they may directly follow, all others when absent. */
const INNER: [RegExp, InnerKind, (PlaceStep["kind"][] | undefined)?][] = [
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
    ["article", "part", "paragraph", "item", "entry"],
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
