import { holdsAsked } from "./asked-kind.ts";
import { asks } from "./question-split.ts";
import { retrieve, type Candidate, type Search } from "./retrieve.ts";
import type { Mind } from "./mind.ts";

/** At most so many parts are looked at, and none that is shorter, in characters. */
const most = 4;
const shortest = 2;

/** From this fit on a point is what a part asks for. */
const fits = 0.3;

/** How well the points of the deciding passage fit each part of a question that asks several things; empty for one. */
export function askedParts(
  { sourced }: Candidate,
  search: Search,
  mind: Mind,
): ReadonlyMap<number, number>[] {
  const parts = search.text
    .split(/[，,。？?！!；;、\s]+/)
    .filter((part) => part.length >= shortest && asks(part));
  if (parts.length < 2) return [];
  return parts.slice(0, most).flatMap((text) => {
    const found = retrieve({ ...search, text, context: undefined, named: [] }, mind).candidates;
    const all = found.find((candidate) => candidate.sourced === sourced)?.points ?? new Map();
    const points = [...all].filter(([, fit]) => fit >= fits);
    return points.length > 0 ? [new Map(points)] : ofKind(text, sourced, all);
  });
}

/** Where a part's own words fit nothing, the points that hold the kind of thing it asks for. */
function ofKind(
  text: string,
  { passage }: Candidate["sourced"],
  fit: ReadonlyMap<number, number>,
): ReadonlyMap<number, number>[] {
  const answers = holdsAsked(text);
  if (!answers) return [];
  const points = passage.points.flatMap((point, number) =>
    answers(point.text) ? [[number, fit.get(number) ?? 0] as const] : [],
  );
  return points.length > 0 ? [new Map(points)] : [];
}
