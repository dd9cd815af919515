import type { Candidate } from "./retrieve.ts";

/** How long an answer gets, in characters, and how well a further point must fit beside the best. */
interface Measure {
  readonly longest: number;
  readonly nearlyAsWell: number;
}

const alone: Measure = { longest: 210, nearlyAsWell: 0.45 };

/** Where several programmes answer side by side, each is short. */
const beside: Measure = { longest: 120, nearlyAsWell: 0.8 };

/** With what each part of a question asks, an answer gets at most so long, in characters. */
const longestOfParts = 320;

/** Points that fit this close to the best are told in the order of the passage. */
const asWell = 0.9;

/**
 * The sentences of a passage that answer: the best point first, then what fits nearly as well. What
 * each `part` of the question asks (how well the points fit it, by their numbers) is told in any case.
 */
export function choosePoints(
  { sourced, points }: Candidate,
  several = false,
  parts: readonly ReadonlyMap<number, number>[] = [],
): string[] {
  const { longest, nearlyAsWell } = several ? beside : alone;
  const all = sourced.passage.points;
  const lengthOf = (number: number) => all[number]?.text.length ?? 0;
  const ranked = rankedOf(points);
  const best = ranked[0];
  if (!best) return all.slice(0, 1).map(({ text }) => text);
  const chosen = [best[0]];
  let length = lengthOf(best[0]);
  for (const part of parts) {
    const [first] = rankedOf(part);
    if (!first || chosen.includes(first[0])) continue;
    if (length + lengthOf(first[0]) > longestOfParts) continue;
    chosen.push(first[0]);
    length += lengthOf(first[0]);
  }
  for (const [number, fit] of ranked.slice(1)) {
    if (fit < best[1] * nearlyAsWell || chosen.length > 2) break;
    if (chosen.includes(number)) continue;
    if (length + lengthOf(number) > longest) break;
    chosen.push(number);
    length += lengthOf(number);
  }
  const asGood = (number: number) => (points.get(number) ?? 0) >= best[1] * asWell;
  const inOrder = [...chosen].sort((a, b) => a - b);
  const told = [...inOrder.filter(asGood), ...inOrder.filter((number) => !asGood(number))];
  // What one part alone asks behind a story leads, whatever fits the story.
  const lead = parts.length === 1 ? rankedOf(parts[0] ?? new Map()).at(0)?.[0] : undefined;
  const led = told.filter((number) => number === lead);
  return [...led, ...told.filter((number) => number !== lead)].flatMap(
    (number) => all[number]?.text ?? [],
  );
}

function rankedOf(points: ReadonlyMap<number, number>): [number, number][] {
  return [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
