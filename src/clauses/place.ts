import { printOrdinal } from "./ordinal.ts";

/** One level of a place in a document. */
export type PlaceStep =
  | { kind: "annex"; n?: number } // 附件1; without a number the only annex
  | { kind: "chapter"; n: number } // 第三章
  | { kind: "section"; n: number } // 第二节
  | { kind: "article"; n: number; added?: number } // 第十一条, 第十一条之一
  | { kind: "part"; n: number } // 三、
  | { kind: "entry"; label: EntryLabel; n: number } // 问题三, of a list of questions and answers
  | { kind: "paragraph"; n: number } // 第二款
  | { kind: "item"; n: number } // （六）
  | { kind: "digit"; n: number } // 2.
  | { kind: "paren"; n: number } // （7）
  | { kind: "circle"; n: number }; // ①

/** What documents that are no laws call their parts. */
export type EntryLabel = "问题" | "风险提示" | "案例" | "表";

/** A place in a document, from the outermost level inwards; never empty. */
export type Place = readonly PlaceStep[];

/** How deep each kind of step lies: a step's level is above that of the step before it. */
export const LEVEL: Record<PlaceStep["kind"], number> = {
  annex: 0,
  chapter: 1,
  section: 2,
  article: 3,
  part: 3,
  entry: 3,
  paragraph: 4,
  item: 5,
  digit: 6,
  paren: 7,
  circle: 8,
};

/** Writes a place the one way it is printed: `第十一条（五）`, `三（六）2（7）`, `附件1`. */
export function printPlace(place: Place): string {
  return place.map((step, index) => printStep(step, place[index - 1])).join("");
}

function printStep(step: PlaceStep, outer: PlaceStep | undefined): string {
  const gap = outer?.kind === "annex" && LEVEL[step.kind] <= LEVEL.entry ? " " : "";
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
    case "entry":
      return `${gap}${step.label}${step.label === "问题" ? printOrdinal(step.n) : step.n}`;
    case "paragraph":
      return `第${printOrdinal(step.n)}款`;
    case "item":
      return `（${printOrdinal(step.n)}）`;
    case "digit":
      // 案例2 7: run together it would be another case.
      return outer?.kind === "entry" && outer.label !== "问题" ? ` ${step.n}` : String(step.n);
    case "paren":
      return `（${step.n}）`;
    case "circle":
      return String.fromCharCode(0x245f + step.n);
  }
}
