/** More lines than that are not read by someone who is tired. */
const MOST = 4;
/** What stands against the company keeps a line of its own. */
const OWN_LINE = /^[✗?]/;

/** At most four lines: the shortest neighbours go on one line together. */
export function folded(lines: readonly string[]): string[] {
  const kept = [...lines];
  while (kept.length > MOST) {
    const sizes = kept.slice(1).map((line, index) => {
      const before = kept[index] ?? "";
      return OWN_LINE.test(line) || OWN_LINE.test(before)
        ? Number.POSITIVE_INFINITY
        : before.length + line.length;
    });
    const shortest = Math.min(...sizes);
    const at = sizes.indexOf(shortest);
    if (!Number.isFinite(shortest)) return kept;
    kept.splice(at, 2, `${kept[at] ?? ""}${kept[at + 1] ?? ""}`);
  }
  return kept;
}
