import type { Candidate } from "./retrieve.ts";

/** How long an answer gets, in characters, and how well a further point must fit beside the best. */
interface Measure {
  readonly longest: number;
  readonly nearlyAsWell: number;
}

const alone: Measure = { longest: 190, nearlyAsWell: 0.5 };

/** Where several programmes answer side by side, each is short. */
const beside: Measure = { longest: 120, nearlyAsWell: 0.8 };

/** Points that fit this close to the best are told in the order of the passage. */
const asWell = 0.9;

/** The sentences of a passage that answer: the best point first, then what fits nearly as well. */
export function choosePoints({ sourced, points }: Candidate, several = false): string[] {
  const { longest, nearlyAsWell } = several ? beside : alone;
  const all = sourced.passage.points;
  const ranked = [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const best = ranked[0];
  if (!best) return all.slice(0, 1).map(({ text }) => text);
  const chosen = [best[0]];
  let length = all[best[0]]?.text.length ?? 0;
  for (const [number, fit] of ranked.slice(1)) {
    const more = all[number]?.text.length ?? 0;
    if (fit < best[1] * nearlyAsWell || length + more > longest || chosen.length > 2) break;
    chosen.push(number);
    length += more;
  }
  const asGood = (number: number) => (points.get(number) ?? 0) >= best[1] * asWell;
  const inOrder = [...chosen].sort((a, b) => a - b);
  const told = [...inOrder.filter(asGood), ...inOrder.filter((number) => !asGood(number))];
  return told.flatMap((number) => all[number]?.text ?? []);
}
