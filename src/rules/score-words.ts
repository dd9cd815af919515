import { sameClause, type Clause } from "../clauses/clause.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { compare, type Rational } from "../units/rational.ts";
import { bandEdges } from "./band-edges.ts";
import { figureWords } from "./figure-words.ts";
import { valueWords } from "./comparison-words.ts";
import type { Points, ScorePart } from "./rule.ts";
import type { Told } from "./telling.ts";
import type { ScoreResult } from "./verdict.ts";
import type { TextLine } from "./verdict-text.ts";

/** How deep the parts of a score are told. */
const DEPTH = 3;

/** The scores of a verdict with their parts, as ranges. */
export function scoreLines(told: Told): TextLine[] {
  const { scores } = told.version;
  return told.verdict.scores.flatMap((result) => {
    const part = scores.find(({ id }) => id === result.id);
    return part ? linesOf(result, part, told) : [];
  });
}

/** One part of a score in a line: its points, and the figure and row that gave them. */
export function partWords(result: ScoreResult, part: ScorePart, told: Told): string {
  const { points } = part;
  const inner = "parts" in points ? points.parts : [];
  const chosen = countsOne(points) ? bestOf(result.parts) : undefined;
  const [lone, why] = chosen ? follow(chosen, inner) : [result, part];
  const range = valueWords({ interval: result.range, unit: "分" });
  return `${result.label} ${range}${reason(lone, why, told)}`;
}

function linesOf(
  result: ScoreResult,
  part: ScorePart,
  told: Told,
  depth = 0,
  around?: Clause,
): TextLine[] {
  const { points } = part;
  const inner = "parts" in points && result.parts.length > 0 ? points.parts : [];
  const chosen = countsOne(points) ? bestOf(result.parts) : undefined;
  const [lone, why] = chosen ? follow(chosen, inner) : [result, part];
  const { clause } = result;
  const line: TextLine = {
    role: "item",
    depth,
    text: `${result.label} ${pointsOf(result)}${reason(lone, why, told)}`,
    ...(clause && !(around && sameClause(clause, around)) && { clause }),
  };
  if (chosen || depth + 1 >= DEPTH) return [line];
  const parts = result.parts.flatMap((one) => {
    const its = inner.find(({ id }) => id === one.id);
    return its ? linesOf(one, its, told, depth + 1, clause ?? around) : [];
  });
  return [line, ...parts];
}

function pointsOf({ range, max }: ScoreResult): string {
  const full = pointOf(max);
  return `${valueWords({ interval: range, unit: "分" })}${full ? `（满分 ${figureWords(full, "数")}）` : ""}`;
}

/** Whether only one of the parts counts. */
function countsOne({ kind }: Points): boolean {
  return kind === "best" || kind === "first";
}

/** The part that counts where only one does: the one that reaches highest. */
function bestOf(parts: readonly ScoreResult[]): ScoreResult | undefined {
  const [first, ...rest] = parts;
  return rest.reduce((best, one) => (higher(one.range.high, best?.range.high) ? one : best), first);
}

function higher(a: Rational | undefined, b: Rational | undefined): boolean {
  return a !== undefined && b !== undefined && compare(a, b) > 0;
}

/** Down to the part that gives the points, where each level counts only its best. */
function follow(
  result: ScoreResult,
  parts: readonly ScorePart[],
): readonly [ScoreResult, ScorePart | undefined] {
  const part = parts.find(({ id }) => id === result.id);
  const next = part && countsOne(part.points) ? bestOf(result.parts) : undefined;
  return next && part && "parts" in part.points ? follow(next, part.points.parts) : [result, part];
}

/** Why a part has these points: the figure and the row it fell into, or that experts decide. */
function reason(result: ScoreResult, part: ScorePart | undefined, told: Told): string {
  if (result.missing.length > 0 && !result.expert) return `：缺${told.lacking(result.missing)}`;
  if (part?.points.kind === "expert") {
    if (pointOf(part.points.range)) return `：${part.label}`;
    return pointOf(result.range) ? "" : "：由专家评";
  }
  if (part?.points.kind !== "bands") return "";
  const { by, bands } = part.points;
  if (result.missing.length > 0) return `：缺${told.lacking(result.missing)}`;
  const value =
    by.unit === undefined
      ? answerOf(by.name, told)
      : ` ${valueWords({ interval: told.evaluation.rangeOf(by), unit: by.unit }, bandEdges(bands))}`;
  const band = result.band === undefined ? "" : `，${result.band} 档`;
  const expert = result.expert ? "，档内由专家评" : "";
  return `：${told.wording.label(by.name)}${value}${band}${expert}`;
}

function answerOf(fact: string, { evaluation }: Told): string {
  const said = evaluation.said(fact);
  if (said?.kind === "yesno") return said.yes ? "“是”" : "“否”";
  return said?.kind === "text" ? `“${said.text}”` : "";
}
