import { pointOf } from "../units/interval-arithmetic.ts";
import type { Fact, Item } from "./fact.ts";
import type { FactDefinitions } from "./fact-definition.ts";

/** Facts in which lists stand for what was only counted, and what was taken for granted of those lists. */
export interface WithItems {
  readonly facts: readonly Fact[];
  /** Half sentences. */
  readonly taken: readonly string[];
}

/** Rights that may be used once only, and how many of them were not used yet; facts by id. */
const USED_ONCE = ["ipUtility", "ipDesign", "ipSoftware"];
const UNUSED = "ipClass2Unused";

/** How many of the counted rights that may be used once were used before. */
function usedBefore(facts: readonly Fact[]): number {
  const countOf = ({ value }: Fact) =>
    value.kind === "figure" ? Number(pointOf(value.interval)?.n ?? 0) : 0;
  const unused = facts.find(({ key }) => key === UNUSED);
  if (!unused) return 0;
  const all = facts
    .filter(({ key }) => USED_ONCE.includes(key))
    .reduce((sum, fact) => sum + countOf(fact), 0);
  return Math.max(0, all - countOf(unused));
}

/**
 * Puts lists in for counts of their items (3 发明, 5 实用新型), with what is usual of such items; a list that is there stays.
 * That there is none of one kind tells nothing of the others: nothing but such counts makes no list.
 */
export function withCountedItems(facts: readonly Fact[], definitions: FactDefinitions): WithItems {
  const lists = new Map<string, Item[]>();
  const used = { left: usedBefore(facts) };
  for (const { key, value } of facts) {
    const item = definitions.get(key)?.item;
    const count = value.kind === "figure" ? pointOf(value.interval) : undefined;
    if (!item || !count || count.d !== 1n || facts.some((fact) => fact.key === item.of)) continue;
    const entry = { ...definitions.get(item.of)?.usual, kind: item.kind };
    const before = Number(count.n) < used.left ? Number(count.n) : used.left;
    if (USED_ONCE.includes(key)) used.left -= before;
    const parts = USED_ONCE.includes(key) && before > 0 ? before : 0;
    const entries = [
      ...(parts > 0 ? [{ ...entry, used: "用过", number: String(parts) }] : []),
      { ...entry, number: String(Number(count.n) - parts) },
    ];
    lists.set(item.of, [...(lists.get(item.of) ?? []), ...entries]);
  }
  const counted = [...lists].filter(([, items]) => items.some(({ number }) => number !== "0"));
  const made = counted.map(([key, items]): Fact => ({ key, value: { kind: "items", items } }));
  const taken = counted.flatMap(([key]) => definitions.get(key)?.usual?.["say"] ?? []);
  return { facts: [...facts, ...made], taken };
}
