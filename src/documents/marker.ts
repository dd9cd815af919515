import { fold } from "../clauses/fold.ts";
import { ORDINAL, readOrdinal } from "../clauses/ordinal.ts";
import type { PlaceStep } from "../clauses/place.ts";

/** How a line begins that opens a level of a document. */
export interface Marker {
  /** The step it makes in a place; `undefined` for 编, 章 and 节, which only say where an article stands. */
  step?: PlaceStep;
  /** Rank of a heading above articles: 0 编, 1 分编, 2 章, 3 节. */
  rank?: number;
  /** Number of a heading, question or answer, where it has one. */
  n?: number;
  role: "chapter" | "step" | "annex" | "question" | "answer";
  /** As the document writes it: 第十一条, （五）, 2. */
  label: string;
  /** What follows it on the line. */
  rest: string;
}

/** How far into a line its number may reach. */
const LONGEST = 24;
/** What a number can begin with; most lines begin with none of it. */
const HEAD = /^[第（(﹙〇零一二三四五六七八九十百\d０-９①-⒛㈠-㈩附问答案风回解QAqa【[［〔]/;
const HAN_NUMBER = "[零〇一二三四五六七八九十百]{1,5}";
const RANKS = ["编", "分编", "章", "节"];
const CHAPTER = new RegExp(
  `^第 *(${ORDINAL}) *(编|分编|章|节)(?=$|[ :、,(]|[^的和至、,及规第中内])`,
);
const ARTICLE = new RegExp(
  `^第 *(${ORDINAL}|\\d(?: \\d){1,3}) *条(?: *之 *(${HAN_NUMBER}))?[ :、.]*`,
);
const ANNEX = new RegExp(
  `^(附 *件|附|附录) *(?:(${ORDINAL}|[-—]?\\d{1,2})(?![\\d年月]))? *(?:[:.、]|(?= |$|[《关]))`,
);
const QUESTION = new RegExp(
  `^(?:\\[问题?\\d*\\]|问题? *(${ORDINAL})? *[:、.]|q *(\\d{0,3}) *[:、.])[ :]*`,
);
const ANSWER = /^(?:\[(?:答|答复|解答|回复)\]|(?:答(?:复|案)?|回复|解答|a *\d{0,3}) *[:、.])[ :]*/;
const ENTRY = new RegExp(`^(问题|案例|风险提示) *(${ORDINAL})(?: *[:、.]| |$)`);

type Form = [form: RegExp, step: (n: number) => PlaceStep];

/** Forms of the levels that are numbered, tried in this order. */
const STEPS: Form[] = [
  [new RegExp(`^第 *(${ORDINAL}) *(?:大?部分)(?= |$|[:、])[ :、]*`), (n) => ({ kind: "part", n })],
  [new RegExp(`^(${HAN_NUMBER}) *(?:[、.]|\\)(?! *款)) *`), (n) => ({ kind: "part", n })],
  [new RegExp(`^\\( *(${HAN_NUMBER}) *\\)[ 、.]*`), (n) => ({ kind: "item", n })],
  [/^(\d{1,2}) *[.、] *(?!\d)*/, (n) => ({ kind: "digit", n })],
  [/^\( *(\d{1,2}) *\)[ 、.]*/, (n) => ({ kind: "paren", n })],
  [/^(\d{1,2}) *\) */, (n) => ({ kind: "paren", n })],
];

/** Numbers that are one character: first and last of the run, and the level they mark. */
const SINGLE: readonly [from: number, to: number, kind: "item" | "digit" | "paren" | "circle"][] = [
  [0x3220, 0x3229, "item"], // ㈠
  [0x2488, 0x249b, "digit"], // ⒈
  [0x2474, 0x2487, "paren"], // ⑴
  [0x2460, 0x2473, "circle"], // ①
];

/** Reads how a line begins; `undefined` when it opens nothing. Whether it is meant, its neighbours tell. */
export function readMarker(text: string): Marker | undefined {
  if (!HEAD.test(text)) return undefined;
  const folded = fold(text.slice(0, LONGEST));
  const cut = (length: number) => ({
    label: text.slice(0, length).trim(),
    rest: text.slice(length).trim(),
  });
  const chapter = CHAPTER.exec(folded);
  if (chapter) {
    const rank = RANKS.indexOf(chapter[2] ?? "");
    const n = readOrdinal(chapter[1] ?? "");
    return { role: "chapter", rank, ...(n !== undefined && { n }), ...cut(chapter[0].length) };
  }
  const article = ARTICLE.exec(folded);
  const number = readOrdinal((article?.[1] ?? "").replaceAll(" ", ""));
  if (article && number !== undefined) {
    const added = readOrdinal(article[2] ?? "");
    const step: PlaceStep = { kind: "article", n: number, ...(added !== undefined && { added }) };
    return { role: "step", step, ...cut(article[0].length) };
  }
  return readEntry(folded, cut) ?? readStep(folded, cut) ?? readAnnex(folded, cut);
}

type Cut = (length: number) => { label: string; rest: string };

function readEntry(folded: string, cut: Cut): Marker | undefined {
  const entry = ENTRY.exec(folded);
  const n = readOrdinal(entry?.[2] ?? "");
  const label = entry?.[1];
  if (entry && n !== undefined && (label === "案例" || label === "风险提示")) {
    return { role: "step", step: { kind: "entry", label, n }, ...cut(entry[0].length) };
  }
  const answer = ANSWER.exec(folded);
  if (answer) return { role: "answer", ...cut(answer[0].length) };
  const question = QUESTION.exec(folded) ?? (label === "问题" ? entry : null);
  if (!question) return undefined;
  const asked = readOrdinal(question[1] ?? "") ?? readOrdinal(question[2] ?? "");
  return { role: "question", ...(asked !== undefined && { n: asked }), ...cut(question[0].length) };
}

function readStep(folded: string, cut: Cut): Marker | undefined {
  for (const [form, make] of STEPS) {
    const found = form.exec(folded);
    const n = readOrdinal(found?.[1] ?? "");
    if (found && n !== undefined) return { role: "step", step: make(n), ...cut(found[0].length) };
  }
  const code = folded.charCodeAt(0);
  const run = SINGLE.find(([from, to]) => code >= from && code <= to);
  if (!run) return undefined;
  const step: PlaceStep = { kind: run[2], n: code - run[0] + 1 };
  return { role: "step", step, ...cut(/^.[ 、.]*/.exec(folded)?.[0].length ?? 1) };
}

function readAnnex(folded: string, cut: Cut): Marker | undefined {
  const annex = ANNEX.exec(folded);
  if (!annex) return undefined;
  const n = readOrdinal((annex[2] ?? "").replace(/^[-—]/, ""));
  const step: PlaceStep = { kind: "annex", ...(n !== undefined && { n }) };
  return { role: "annex", step, ...cut(annex[0].length) };
}

/** Whether a line begins something of its own, so that the line before it is over. */
export function startsSomething(text: string): boolean {
  return readMarker(text) !== undefined;
}
