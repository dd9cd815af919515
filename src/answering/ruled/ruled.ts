import { contains, sameClause, type Clause } from "../../clauses/clause.ts";
import type { Told } from "../answer.ts";
import type { Mind } from "../mind.ts";
import { nearlyAsGood } from "../citing.ts";
import { choosePoints } from "../point-choice.ts";
import type { Candidate } from "../retrieve.ts";
import type { Understood } from "../understand.ts";
import { datesCompared } from "./dates-compared.ts";
import { figuresBeside } from "./figures/figures-beside.ts";
import { figuresJudged } from "./figures/figures-judged.ts";
import { nearestDates } from "./nearest-dates.ts";
import { nextFiling } from "./next-filing.ts";
import { plainAspect } from "./plain-aspect.ts";
import { pointsTable } from "./points-table.ts";
import { stands } from "./rule-citing.ts";
import { ruledReply } from "./ruled-reply.ts";
import { excludesFirst } from "./figures/sums.ts";
import { yearsOfFiling } from "./years-of-filing.ts";

/** What the search for text found, beside which a rule answers. */
export interface TextFound {
  readonly candidates: readonly Candidate[];
  readonly confident: number;
}

/** A point that reckons an example. */
const isExample = /^(?:算个例子|举个例子|例[：:如]|比如)/;

/** From so many passages what could be asked next is taken. */
const mostFurther = 8;

/** Passages that score at least this share of the best are what the question may be about. */
const nearly = 0.88;

/** From this confidence on, text that speaks of something else answers and not the figures. */
const sureOfText = 1;

/** Answers from the rules where a question asks for what they hold; `undefined` for all others. */
export function ruledAnswer(understood: Understood, text: TextFound, mind: Mind): Told | undefined {
  const dates = nearestDates(understood, mind);
  if (dates) return dates;
  const ruled =
    figuresBeside(understood, mind) ??
    judgedBeside(understood, text, mind) ??
    datesCompared(understood, mind) ??
    yearsOfFiling(understood, text.candidates, mind) ??
    nextFiling(understood, mind) ??
    pointsTable(understood, mind) ??
    plainAspect(understood, mind);
  const further = text.candidates.slice(0, mostFurther).map(({ sourced }) => sourced);
  return ruled && ruledReply(ruled, further, understood.frame, mind);
}

/** Figures judged, where what was found speaks of the same clause or nothing certain was found; with what the clause says. */
function judgedBeside(understood: Understood, { candidates, confident }: TextFound, mind: Mind) {
  const [best] = candidates;
  const near = candidates.filter(({ score }) => best && score >= best.score * nearly);
  const likely = near.flatMap(({ sourced }) => sourced.passage.programmes);
  const judged = figuresJudged(understood, [...new Set(likely)], mind);
  if (!judged) return undefined;
  const same = near.find(({ sourced }) => isAmong(sourced.passage.clause, judged.clauses));
  const { frame, before } = understood;
  const { programme, named, asked, plainly } = judged;
  const isOfFrame = frame.programmes.length === 0 || frame.programmes.includes(programme);
  const goesOn = before?.figures !== undefined && isOfFrame;
  const ofProgramme = best?.sourced.passage.programmes[0] === programme;
  // Where the words find another clause of the programme, that is told beside what the figures come to.
  const told = same ?? (ofProgramme && asked && plainly && isOfFrame ? best : undefined);
  if (!told && !(named && asked && confident < sureOfText) && !goesOn) return undefined;
  // Beside the company's own figures an example with others only misleads.
  const points = told ? choosePoints(told).filter((point) => !isExample.test(point)) : [];
  // Of what does not count no sum comes: that it does not is told, and alone.
  const [first = ""] = told ? points : ofProgramme ? choosePoints(best) : [];
  if (judged.sums && excludesFirst(first)) return undefined;
  const said = points.slice(0, goesOn ? 1 : 2);
  // What the clause itself names as belonging beside it, where the question speaks of that too.
  const close = candidates.filter(({ score }) => best && score >= best.score * nearlyAsGood);
  const beside = (told?.sourced.passage.see ?? []).filter((clause) =>
    close.some(({ sourced }) => sameClause(clause, sourced.passage.clause)),
  );
  const all = [...judged.clauses, told?.sourced.passage.clause, ...beside];
  const inForce = all.filter((clause) => stands(clause, frame.asOf, mind));
  return {
    ...judged,
    lines: [...judged.lines, ...said],
    clauses: inForce.length > 0 ? inForce : all,
  };
}

/** Whether a clause is one of these, within one or around one. */
function isAmong(clause: Clause, clauses: readonly (Clause | undefined)[]): boolean {
  return clauses.some((one) => one && (contains(one, clause) || contains(clause, one)));
}
