import type { Missing } from "../knowledge/missing.ts";
import { plain } from "../knowledge/pattern.ts";
import type { Told } from "./answer.ts";
import { knownMissing } from "./known-unknown.ts";
import type { Mind } from "./mind.ts";
import { sayingOf, wordsSpoken } from "./speaking.ts";

/** The row of unknowns of just one matter by which a question was answered; `undefined` for rows that speak of all. */
export function ownRow({ gap, frame }: Told, { knowledge }: Mind): Missing | undefined {
  const row = knowledge.missing.find(({ id }) => gap === `${knownMissing} ${id}`);
  const isOwn = row && !row.premise && row.programmes.some((id) => frame.programmes.includes(id));
  return isOwn ? row : undefined;
}

/**
 * What else a message about one programme (`within`, ids) asks that is known not to be known, to be
 * told beside the answer to the whole: 瞪羚的条件是啥，往年几号截止. Nothing that the answer speaks of.
 */
export function missingBeside(
  whole: Told,
  lost: readonly Told[],
  within: readonly string[],
  mind: Mind,
): Told[] {
  if (whole.gap !== undefined || within.length !== 1) return [];
  const isOther = (part: Told) => {
    const row = ownRow(part, mind);
    const words = row ? wordsSpoken(row.when, sayingOf(plain(part.frame.text))) : [];
    return words.length > 0 && words.every((word) => !plain(whole.reply.text).includes(word));
  };
  return lost.every(isOther) ? lost.slice(0, 1) : [];
}
