import { plain } from "../knowledge/pattern.ts";
import type { Frame } from "./frame.ts";
import type { Mind } from "./mind.ts";
import { choosePoints } from "./point-choice.ts";
import { usualProgramme, type Candidate } from "./retrieve.ts";

/** The passage of another programme answers as well when it fits at least this share as well as the best. */
const nearlyMeant = 0.93;

/** One of a programme that speaks of the same things by other rules answers at this share already. */
const nearlyMeantBesides = 0.84;

/** The passage of the other of two programmes that are named answers beside at this share. */
const nearlyMeantNamed = 0.75;

/** Where two programmes are named in one breath (互助基金还有助保贷), at this share already. */
const nearlyMeantJoined = 0.3;

/** What may stand between two names that are named in one breath. */
const joining = /^.{0,2}(?:还有|以及|和|跟|与|、|或者?|,|，).{0,2}$/u;

/**
 * The passages that answer: the best one; of two programmes that are named the other's too; and where
 * the question names no programme and another one's passage fits nearly as well, that one too, the
 * usual programme first.
 */
export function meantPassages(
  candidates: readonly Candidate[],
  frame: Frame,
  mind: Mind,
): Candidate[] {
  const [best] = candidates;
  if (!best) return [];
  if (frame.programmes.length > 0) {
    const second = ofTheOther(candidates, best, frame, mind);
    return second ? [best, second] : [best];
  }
  const other = candidates.find(
    (candidate) =>
      programmesOf(candidate).length > 0 &&
      !programmesOf(candidate).some((id) => programmesOf(best).includes(id)),
  );
  if (!other) return [best];
  const besides = programmesOf(best).some((id) =>
    programmesOf(other).some((one) => areBesides(id, one, mind)),
  );
  if (other.score < best.score * (besides ? nearlyMeantBesides : nearlyMeant)) return [best];
  return programmesOf(other).includes(usualProgramme) ? [other, best] : [best, other];
}

/** The passage of the other of two programmes that are named, unless the best one speaks of both by name. */
function ofTheOther(
  candidates: readonly Candidate[],
  best: Candidate,
  { named, programmes, text }: Frame,
  mind: Mind,
): Candidate | undefined {
  const [rest, none] = programmes.filter((id) => !programmesOf(best).includes(id));
  if (!named || programmes.length !== 2 || rest === undefined || none !== undefined)
    return undefined;
  const other = candidates.find((candidate) => programmesOf(candidate).includes(rest));
  const least = areJoined(text, mind) ? nearlyMeantJoined : nearlyMeantNamed;
  if (!other || other.score < best.score * least) return undefined;
  const names = mind.programmes.get(rest)?.names ?? [];
  const both = choosePoints(best).some((line) => names.some((name) => line.includes(name)));
  return both ? undefined : other;
}

/** Whether the two programmes of a question are named in one breath. */
function areJoined(text: string, mind: Mind): boolean {
  const form = plain(text);
  const [one, other] = mind.programmeNames.find(form).sort((a, b) => a.start - b.start);
  if (!one || !other) return false;
  return joining.test(form.slice(one.start + one.name.length, other.start));
}

/** A passage that is first of all the named programme's goes before another one's at this share. */
const nearlyAsOwn = 0.9;

/** The candidates, one that is first of all of the only programme named before a slightly better one of another. */
export function ownFirst(candidates: readonly Candidate[], { named, programmes }: Frame) {
  const [best] = candidates;
  const [only, ...others] = programmes;
  if (!best || !named || others.length > 0 || programmesOf(best)[0] === only) return candidates;
  const own = candidates.find(
    (one) => programmesOf(one)[0] === only && one.score >= best.score * nearlyAsOwn,
  );
  return own ? [own, ...candidates.filter((one) => one !== own)] : candidates;
}

function programmesOf({ sourced }: Candidate): readonly string[] {
  return sourced.passage.programmes;
}

/** Whether two programmes speak of the same things by other rules. */
function areBesides(one: string, other: string, mind: Mind): boolean {
  const lists = (a: string, b: string) => mind.programmes.get(a)?.besides.includes(b) === true;
  return lists(one, other) || lists(other, one);
}
