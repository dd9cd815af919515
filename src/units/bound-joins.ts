import type { Qualified } from "./qualifier.ts";
import { compare } from "./rational.ts";
import { likeRight } from "./token-joins.ts";

const BETWEEN = /^ ?[,，、]? ?(?:且|并且|但是?|而且?|又|同时|还)? ?$/;

/**
 * The range between two bounds said one after the other (大于5小于6, 超过4100万但不到4700万); `undefined`
 * where they are two figures.
 */
export function joinBounds(
  folded: string,
  left: Qualified | undefined,
  right: Qualified,
): Qualified | undefined {
  if (!left?.bound || !right.bound || right.token.kind === "duration") return undefined;
  const rising = left.bound.startsWith(">");
  if (rising === right.bound.startsWith(">")) return undefined;
  if (!BETWEEN.test(folded.slice(left.token.end, right.token.start))) return undefined;
  const first = right.token.bare ? left.token : likeRight(left.token, right.token);
  if (!first || first.kind !== right.token.kind || first.unit !== right.token.unit)
    return undefined;
  const [from, to] = rising ? [first, right.token] : [right.token, first];
  const { low, lowIncluded } = from.interval;
  const { high, highIncluded } = to.interval;
  if (!low || !high || compare(low, high) >= 0) return undefined;
  const token = {
    ...right.token,
    start: left.token.start,
    value: undefined,
    interval: { low, lowIncluded, high, highIncluded },
    unsure: first.unsure || right.token.unsure,
  };
  return { token, bound: undefined };
}
