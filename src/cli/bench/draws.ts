/** Draws that are the same for the same seed. */
export interface Draws {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of a list. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Yes so many times in a hundred. */
  happens(percent: number): boolean;
}

/** Begins to draw from a seed. */
export function drawsFrom(seed: number): Draws {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    happens: (percent) => share() * 100 < percent,
  };
}
