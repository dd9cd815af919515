/** So many keys can be read at a glance. */
const few = 40;

/** So many are offered where there are more. */
const offered = 3;

/** What may be written instead of a key that is not known: all of a few, the most alike of many. */
export function allowedWords(key: string, allowed: readonly string[]): string {
  if (allowed.length <= few) return `可以写 ${allowed.join("、")}`;
  const alike = [...allowed].sort((a, b) => distance(key, a) - distance(key, b)).slice(0, offered);
  return `最像的是 ${alike.join("、")}，一共有 ${String(allowed.length)} 个可以写`;
}

/** How many letters must be put in, left out or changed to turn one word into another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, sign] of [...from].entries()) {
    const next = [index + 1];
    for (const [place, other] of [...to].entries())
      next.push(
        Math.min(
          (row[place] ?? 0) + (sign === other ? 0 : 1),
          (row[place + 1] ?? 0) + 1,
          (next[place] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
