import { holdsAsked } from "./asked-kind.ts";
import { contentOf } from "./content-words.ts";
import { asks } from "./question-split.ts";
import { retrieve, type Candidate, type Search } from "./retrieve.ts";
import type { Mind } from "./mind.ts";

/** At most so many parts are looked at, and none that is shorter, in characters. */
const most = 4;
const shortest = 2;

/** From this fit on a point is what a part asks for; from the lower one where it fits so many times as well as any other. */
const fits = 0.3;
const fitsAlone = { least: 0.2, times: 1.5 };

/** A part that asks behind a story says what it asks in so many words of its own, in characters. */
const ownWords = 4;

/**
 * How well the points of the deciding passage fit each part of a question that asks several things,
 * or the one that asks behind what is only told (种枸杞的，研发人员得多少); empty where there is but one.
 */
export function askedParts(
  { sourced }: Candidate,
  search: Search,
  mind: Mind,
): ReadonlyMap<number, number>[] {
  const all = search.text.split(/[，,。？?！!；;、\s]+/).filter((part) => part.length >= shortest);
  const parts = all.filter((part) => asks(part));
  const [only] = parts;
  const behindStory = parts.length === 1 && all.length > 1 && only !== undefined;
  if (parts.length < 2 && !(behindStory && hasOwnWords(only))) return [];
  return parts.slice(0, most).flatMap((text) => {
    const own = { ...search, text, context: undefined, named: [], within: sourced };
    const all = retrieve(own, mind).candidates[0]?.points ?? new Map<number, number>();
    const points = fitting(all, behindStory);
    return points.length > 0 ? [new Map(points)] : ofKind(text, sourced, all);
  });
}

/** The points that are what a part asks for; only a clear one where the part is the `only` one that asks. */
function fitting(all: ReadonlyMap<number, number>, only: boolean): [number, number][] {
  const points = only ? [] : [...all].filter(([, fit]) => fit >= fits);
  if (points.length > 0) return points;
  const [best, second] = [...all].sort((a, b) => b[1] - a[1]);
  const isClear =
    best !== undefined &&
    best[1] >= fitsAlone.least &&
    best[1] >= fitsAlone.times * (second?.[1] ?? 0);
  return isClear ? [best] : [];
}

function hasOwnWords(part: string): boolean {
  return contentOf(part).replace(/[^\p{L}\p{N}]/gu, "").length >= ownWords;
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
