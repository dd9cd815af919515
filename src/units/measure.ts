import { matchAt } from "./folded-text.ts";
import { AS_SAID, MEASURE_ROWS } from "./measure-table.ts";
import type { QuantityKind } from "./quantity.ts";
import { ratio, type Rational } from "./rational.ts";

/** A unit found behind a figure. */
export interface Measure {
  readonly kind: QuantityKind;
  readonly unit: string | undefined;
  /** What one of it is worth in `unit`. */
  readonly factor: Rational;
  readonly end: number;
}

interface Entry {
  readonly pattern: RegExp;
  readonly kind: QuantityKind;
  readonly unit: string | undefined;
  readonly factor: Rational;
  readonly spaced: boolean;
}

const ENTRIES = entriesByInitial();

function entriesByInitial(): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const [initials, pattern, kind, unit, factor = ratio(1n), spaced = true] of MEASURE_ROWS) {
    const entry = { pattern: new RegExp(pattern, "y"), kind, unit, factor, spaced };
    for (const initial of initials) entries.set(initial, [...(entries.get(initial) ?? []), entry]);
  }
  return entries;
}

/** Whether people apart from a figure are what the next one counts: 研发307 人60. */
function isName(words: string, next: string): boolean {
  return words === "人" && /\d/.test(next);
}

/** The unit that stands at `index` behind a figure, over at most two blanks; `undefined` for none. */
export function measureAt(folded: string, index: number): Measure | undefined {
  let at = index;
  while (folded.charAt(at) === " " && at - index < 3) at += 1;
  const gap = at > index;
  for (const entry of ENTRIES.get(folded.charAt(at)) ?? []) {
    if (gap && !entry.spaced) continue;
    const match = matchAt(entry.pattern, folded, at);
    if (!match || (gap && isName(match[0], folded.charAt(at + match[0].length)))) continue;
    const { kind, factor } = entry;
    const unit = entry.unit === AS_SAID ? match[0] : entry.unit;
    return { kind, unit, factor, end: at + match[0].length };
  }
  return undefined;
}
