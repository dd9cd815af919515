/** Draws that are the same for the same seed. */
export interface Chance {
  /** A whole number between two others, both included. */
  whole(from: bigint, to: bigint): bigint;
  /** One of a list; what stands in it twice comes twice as often. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Yes so many times in a hundred. */
  happens(percent: number): boolean;
}

/** Begins to draw from a seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  const draw = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const whole = (from: bigint, to: bigint) =>
    from + (((BigInt(draw()) << 32n) | BigInt(draw())) % (to - from + 1n));
  return {
    whole,
    pick: (list) => list[draw() % list.length] ?? list[0],
    happens: (percent) => draw() % 100 < percent,
  };
}
