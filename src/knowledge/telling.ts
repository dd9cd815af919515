import type { Day } from "../calendar/day.ts";
import type { Passage, Span } from "./policy.ts";

/** The days for which a passage answers: those it is told for, or else all that its clause held. */
export function toldFor({ told, from, to }: Passage): Span {
  return told ?? spanOf(from, to);
}

/** Whether a passage is what answers for a day. */
export function isTold(passage: Passage, day: Day): boolean {
  return isWithin(day, toldFor(passage));
}

/**
 * The days that a passage speaks of: those its clause held; the days it is told for where these lie
 * before, since it then says what was otherwise until the clause came.
 */
export function spokenOf(passage: Passage): Span {
  const { told, from, to } = passage;
  return told && isBefore(told, from) ? told : spanOf(from, to);
}

/** Whether what a passage speaks of is so on a day, however it is told on that day. */
export function isSo(passage: Passage, day: Day): boolean {
  return isWithin(day, spokenOf(passage));
}

/** Whether two passages tell the same version of a clause, in other words or for other days. */
export function sameVersion(one: Passage, other: Passage): boolean {
  return one.id === other.id && one.from === other.from && one.to === other.to;
}

/** Whether the days end before a day. */
export function isBefore({ to }: Span, day: Day): boolean {
  return to !== undefined && to < day;
}

/** Whether two spans have a day in common. */
export function overlap(one: Span, other: Span): boolean {
  return !isBefore(one, other.from) && !isBefore(other, one.from);
}

function isWithin(day: Day, span: Span): boolean {
  return span.from <= day && !isBefore(span, day);
}

function spanOf(from: Day, to: Day | undefined): Span {
  return { from, ...(to !== undefined && { to }) };
}
