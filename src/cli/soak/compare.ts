/** How what came to a chat differs from what was stored to be sent there. */
export interface Difference {
  /** Stored and did not come. */
  readonly lost: number;
  /** Came once more than it was stored, though nothing was in doubt of it. */
  readonly twice: number;
  /** Came once more because it was in doubt whether it had come. */
  readonly again: number;
  /** Came later than what was stored after it. */
  readonly disordered: number;
}

/**
 * Compares what was to come to a chat, in its order, with what came. What was `doubtful` may come
 * once more, as often as it was.
 */
export function compare(
  meant: readonly string[],
  came: readonly string[],
  doubtful: readonly string[] = [],
): Difference {
  const open = counted(meant);
  const excused = counted(doubtful);
  let [twice, again, matched] = [0, 0, 0];
  for (const one of came) {
    const left = open.get(one) ?? 0;
    const excuses = excused.get(one) ?? 0;
    if (left === 0 && excuses > 0) {
      excused.set(one, excuses - 1);
      again += 1;
    } else if (left === 0) twice += 1;
    else {
      open.set(one, left - 1);
      matched += 1;
    }
  }
  const lost = [...open.values()].reduce((sum, left) => sum + left, 0);
  // Of texts that are alike nobody knows which came once more: whichever is in order stands for the first.
  return { lost, twice, again, disordered: matched - longestInOrder(came, meant) };
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** How many of both stand in the same order: the length of the longest common subsequence. */
function longestInOrder(one: readonly string[], other: readonly string[]): number {
  if (one.length === other.length && one.every((text, at) => text === other[at])) return one.length;
  let above = new Array<number>(other.length + 1).fill(0);
  for (const text of one) {
    const row = [0];
    for (const [at, with_] of other.entries())
      row.push(text === with_ ? (above[at] ?? 0) + 1 : Math.max(row[at] ?? 0, above[at + 1] ?? 0));
    above = row;
  }
  return above.at(-1) ?? 0;
}
