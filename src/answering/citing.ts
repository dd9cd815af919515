import type { Citation } from "../messages/reply.ts";
import type { Mind } from "./mind.ts";
import type { Candidate } from "./retrieve.ts";
import { addressOf, holds, type Sourced } from "./sourced.ts";
import type { Day } from "../calendar/day.ts";

/** At most so many citations an answer. */
const mostCitations = 3;

/** A passage found beside the deciding one is cited when it scores at least this share of it. */
const nearlyAsGood = 0.82;

/** Writes a passage as a citation, as it stands on this day. */
export function cite({ passage, policy }: Sourced): Citation {
  return {
    ...(policy.number !== undefined && { number: policy.number }),
    document: policy.title,
    article: passage.clause.place,
    kind: passage.kind,
    text: passage.points.map(({ text }) => text).join("\n"),
    from: passage.from,
    ...(passage.to !== undefined && { to: passage.to }),
    checked: policy.checked,
    standing: passage.standing,
    ...(policy.source !== undefined && { source: policy.source }),
  };
}

/**
 * The passages to cite: the deciding one, those it names as belonging beside it, and what scores
 * nearly as well. The named ones that were found come first.
 */
export function citedPassages(
  candidates: readonly Candidate[],
  asOf: Day,
  mind: Mind,
): readonly Sourced[] {
  const [best, ...rest] = candidates;
  if (!best) return [];
  const beside = best.sourced.passage.see.flatMap(
    (clause) => mind.byAddress.get(addressOf(clause))?.find((one) => holds(one, asOf)) ?? [],
  );
  const close = rest
    .filter(({ score }) => score >= best.score * nearlyAsGood)
    .map(({ sourced }) => sourced);
  const both = beside.filter((sourced) => close.includes(sourced));
  const chosen = new Set([best.sourced, ...both, ...close.slice(0, 1), ...beside]);
  return [...chosen].slice(0, mostCitations);
}
