import type { Day } from "../calendar/day.ts";
import { printClause, type Clause } from "../clauses/clause.ts";
import { printPlace } from "../clauses/place.ts";
import { readPlace } from "../clauses/place-reading.ts";
import { isBefore, sameVersion, toldFor } from "../knowledge/telling.ts";
import type { Change, Citation } from "../messages/reply.ts";
import type { Mind } from "./mind.ts";
import type { Candidate } from "./retrieve.ts";
import { addressOf, holds, type Sourced } from "./sourced.ts";

/** At most so many citations an answer. */
export const mostCitations = 3;

/** A passage found beside the deciding one is cited when it scores at least this share of it. */
export const nearlyAsGood = 0.6;

/** The passage that stood at an address on a day; `undefined` when none did. */
export function passageAt(clause: Clause, day: Day, mind: Mind): Sourced | undefined {
  const at = addressOf(clause);
  const all = [...(mind.byAddress.get(at) ?? []), ...(mind.originals.byAddress.get(at) ?? [])];
  const held = all.filter((one) => holds(one, day));
  // A frequent question stands at the address too, with days of its own: the clause itself comes first.
  return held.find(({ passage }) => passage.id === printClause(passage.clause)) ?? held[0];
}

/** Whether no other telling of its version lies nearer to a day: the last one before it, or else the first. */
export function isToldNext({ passage }: Sourced, day: Day, mind: Mind): boolean {
  const tellings = (mind.byAddress.get(addressOf(passage.clause)) ?? [])
    .map((one) => one.passage)
    .filter((one) => sameVersion(one, passage))
    .sort((a, b) => toldFor(a).from.localeCompare(toldFor(b).from));
  const next = tellings.findLast((one) => isBefore(toldFor(one), day)) ?? tellings[0];
  return next === undefined || next === passage;
}

/** Writes a passage as a citation, with what stood at its place on other days. */
export function cite(sourced: Sourced, mind: Mind): Citation {
  const { passage, policy } = sourced;
  const changes = changesOf(sourced, mind);
  const quote = passage.kind === "要点" ? originalOf(sourced, mind) : undefined;
  // What is told of a document as a whole is cited with the days of the document.
  const whole = passage.clause.place === "";
  const [from, to] = whole ? [policy.effective, policy.expires] : [passage.from, passage.to];
  return {
    ...(policy.number !== undefined && { number: policy.number }),
    document: policy.title,
    article: passage.clause.place,
    kind: passage.kind,
    text: textOf(sourced),
    from,
    ...(to !== undefined && { to }),
    checked: policy.checked,
    standing: passage.standing,
    ...(policy.source !== undefined && { source: policy.source }),
    ...(quote !== undefined && { quote }),
    ...(changes.length > 0 && { changes }),
  };
}

/** The words of the original for a digest: of its very place, or of the one around it. */
function originalOf({ passage }: Sourced, mind: Mind): string | undefined {
  const { document, place } = passage.clause;
  const steps = readPlace(place) ?? [];
  for (let depth = steps.length; depth > 0; depth--) {
    const clause = { document, place: printPlace(steps.slice(0, depth)) };
    const found = mind.originals.byAddress.get(addressOf(clause));
    const same = found?.find((one) => holds(one, passage.from)) ?? found?.[0];
    if (same) return textOf(same);
  }
  return undefined;
}

function textOf({ passage }: Sourced): string {
  return passage.points.map(({ text }) => text).join("\n");
}

/** The other versions of a passage's clause, oldest first, each as it is told last. */
function changesOf({ passage }: Sourced, mind: Mind): Change[] {
  const told = (mind.byAddress.get(addressOf(passage.clause)) ?? [])
    .filter((one) => one.passage.id === passage.id && !sameVersion(one.passage, passage))
    .sort((a, b) => toldFor(b.passage).from.localeCompare(toldFor(a.passage).from));
  return told
    .filter(
      (one, at) => !told.slice(0, at).some((later) => sameVersion(later.passage, one.passage)),
    )
    .map((one) => ({
      clause: printClause(one.passage.clause),
      from: one.passage.from,
      ...(one.passage.to !== undefined && { to: one.passage.to }),
      text: textOf(one),
    }))
    .sort((a, b) => a.from.localeCompare(b.from));
}

/**
 * The passages to cite: those that answer, and what was found nearly as good, those first that the
 * deciding one names as belonging beside it.
 */
export function citedPassages(
  answering: readonly Candidate[],
  others: readonly Candidate[],
  asOf: Day,
  mind: Mind,
): readonly Sourced[] {
  const [best] = answering;
  if (!best) return [];
  // A frequent question is cited by the clause that bears it.
  const own = ({ sourced }: Candidate) => passageAt(sourced.passage.clause, asOf, mind) ?? sourced;
  const beside = best.sourced.passage.see.flatMap((clause) => passageAt(clause, asOf, mind) ?? []);
  const close = others.filter(({ score }) => score >= best.score * nearlyAsGood).map(own);
  const both = beside.filter((sourced) => close.includes(sourced));
  return [...new Set([...answering.map(own), ...both, ...close])].slice(0, mostCitations);
}
