import type { Range } from "./range.ts";

/** From which percentage on how many marks are given, the highest first; below the last there are none. */
export type Scale = readonly (readonly [percent: number, marks: number])[];

/**
 * The lowest and highest marks that a share of a base can have. A share of nothing has none if the part is
 * nothing too, and otherwise anything up to what is named.
 */
export function shareMarks(
  part: Range,
  base: Range,
  scale: Scale,
  { overNothing }: { readonly overNothing: number },
): readonly [low: number, high: number] {
  const least = part.low ?? 0n;
  const worlds: number[] = [];
  if (base.high === undefined || base.high > 0n) {
    const smallest = base.low !== undefined && base.low > 0n ? base.low : 1n;
    worlds.push(base.high === undefined ? 0 : marksOf(scale, least, base.high));
    worlds.push(
      part.high === undefined ? (scale[0]?.[1] ?? 0) : marksOf(scale, part.high, smallest),
    );
  }
  if (base.low === undefined || base.low <= 0n) {
    worlds.push(0);
    if (part.high === undefined || part.high > 0n) worlds.push(overNothing);
  }
  return [Math.min(...worlds), Math.max(...worlds)];
}

const marksOf = (scale: Scale, part: bigint, base: bigint) =>
  scale.find(([percent]) => part * 100n >= BigInt(percent) * base)?.[1] ?? 0;
