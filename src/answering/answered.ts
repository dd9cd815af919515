import { isSo, spokenOf } from "../knowledge/telling.ts";
import type { Told } from "./answer.ts";
import { askedParts } from "./asked-parts.ts";
import { citedPassages, isToldNext, mostCitations } from "./citing.ts";
import type { Frame } from "./frame.ts";
import { meantPassages } from "./meant-passages.ts";
import type { Mind } from "./mind.ts";
import { namedApart } from "./named-apart.ts";
import { choosePoints } from "./point-choice.ts";
import * as say from "./reply-texts.ts";
import { retrieve, type Candidate, type Findings, type Search } from "./retrieve.ts";
import type { Sourced } from "./sourced.ts";

/** Answers with the passages found that are meant, and with what held or will hold where that is asked. */
export function answered(findings: Findings, search: Search, frame: Frame, mind: Mind): Told {
  const { candidates } = findings;
  const meant = meantPassages(candidates, frame, mind);
  const [best] = meant;
  if (!best) throw new Error("An answer needs a passage: call with findings only.");
  const others = candidates.filter((candidate) => !meant.includes(candidate));
  const cited = citedPassages(meant, others, frame.asOf, mind);
  // What is only told otherwise on other days was no other rule.
  const was = retrieve(search, mind, false).candidates.find(
    ({ sourced }) => !isSo(sourced.passage, frame.asOf) && isToldNext(sourced, frame.asOf, mind),
  );
  const other =
    was !== undefined && spokenOf(was.sourced.passage).from > frame.asOf ? future : past;
  const apart = namedApart(frame.text, best.sourced.policy, mind);
  const asksPast =
    was !== undefined &&
    other.test(frame.text) &&
    !(other === past && asksNow.test(frame.text)) &&
    was.score > best.score * (other === future ? nearlyThen : nearlyAsWell);
  return {
    reply: say.told({
      before: asksPast ? { sourced: was.sourced, points: choosePoints(was) } : undefined,
      readings: meant.map((candidate) => ({
        programme: mind.programmes.get(candidate.sourced.passage.programmes[0] ?? "")?.names[0],
        points: pointsOf(candidate, search, meant.length > 1, mind),
      })),
      cited: asksPast ? [was.sourced, ...cited].slice(0, mostCitations) : cited,
      was:
        !asksPast && was !== undefined && was.score > best.score * muchBetter
          ? was.sourced
          : undefined,
      notes: [
        ...(apart === undefined ? [] : [apart]),
        ...notesOf([...(asksPast ? [was.sourced] : []), ...meant.map((one) => one.sourced)]),
      ],
      further: others.slice(0, 8).map(({ sourced }) => sourced),
      asOf: frame.asOf,
      mind,
    }),
    frame: {
      ...frame,
      programmes: frame.named ? frame.programmes : best.sourced.passage.programmes,
      passages: cited.map(({ passage }) => passage.id),
    },
  };
}

/** The sentences of a candidate that answer all that the question asks. */
function pointsOf(candidate: Candidate, search: Search, several: boolean, mind: Mind): string[] {
  const parts = several ? [] : askedParts(candidate, search, mind);
  return choosePoints(byItself(candidate, search, mind), several, parts);
}

/** What must be told together with what these passages say. */
export function notesOf(answering: readonly Sourced[]): string[] {
  return [...new Set(answering.flatMap(({ passage }) => passage.note ?? []))];
}

/** A candidate as the question by itself finds it: what was asked before helps to find the clause, not its sentence. */
function byItself(candidate: Candidate, search: Search, mind: Mind): Candidate {
  if (search.context === undefined) return candidate;
  const found = retrieve({ ...search, context: undefined }, mind).candidates;
  return found.find(({ sourced }) => sourced === candidate.sourced) ?? candidate;
}

/** Words that ask for what held before. */
const past = /以前|从前|过去|原先|旧办法|老办法|旧规|老规|旧版|老版/;

/** What is told of former days asks for today's: 以前按单个项目算，今年还是. */
const asksNow =
  /^(?!.*(?:区别|不同|差别|变化|变了|改了|换了)).*(?:以前|从前|过去|原先|旧|老)[^?？]*(?:今年|现在|如今|眼下|目前|这次|这回)[^?？]*(?:还|吗|么|吧|不|没|是不是|要不要)/s;

/** Words that ask for what will hold. */
const future =
  /(?:拖|等|推|放|挪|改)到|以后|往后|将来|明年|下半年|下个月|新(?:规|办法|标准|政策)|(?<!不)要变|会变/;

/** A passage of another day is only spoken of when it fits so much better. */
const muchBetter = 1.1;

/** What held on other days answers where the question asks for it and it fits at least this share as well. */
const nearlyAsWell = 0.93;

/** What will hold, where the question asks for a day to come. */
const nearlyThen = 0.8;
