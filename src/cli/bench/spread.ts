/** The value below which this share of the values lies, with so many decimals. */
export function at(values: readonly number[], share: number, decimals = 2): string {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return (sorted[index] ?? Number.NaN).toFixed(decimals);
}

/** The median without decimals. */
export function middle(values: readonly number[]): string {
  return at(values, 0.5, 0);
}
