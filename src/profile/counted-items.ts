import { pointOf } from "../units/interval-arithmetic.ts";
import type { Fact, Item } from "./fact.ts";
import type { FactDefinitions } from "./fact-definition.ts";

/** Facts in which lists stand for what was only counted, and what was taken for granted of those lists. */
export interface WithItems {
  readonly facts: readonly Fact[];
  /** Half sentences. */
  readonly taken: readonly string[];
}

/**
 * Puts lists in for counts of their items (3 发明, 5 实用新型), with what is usual of such items; a list that is there stays.
 * That there is none of one kind tells nothing of the others: nothing but such counts makes no list.
 */
export function withCountedItems(facts: readonly Fact[], definitions: FactDefinitions): WithItems {
  const lists = new Map<string, Item[]>();
  for (const { key, value } of facts) {
    const item = definitions.get(key)?.item;
    const count = value.kind === "figure" ? pointOf(value.interval) : undefined;
    if (!item || !count || count.d !== 1n || facts.some((fact) => fact.key === item.of)) continue;
    const entry = { ...definitions.get(item.of)?.usual, kind: item.kind, number: String(count.n) };
    lists.set(item.of, [...(lists.get(item.of) ?? []), entry]);
  }
  const counted = [...lists].filter(([, items]) => items.some(({ number }) => number !== "0"));
  const made = counted.map(([key, items]): Fact => ({ key, value: { kind: "items", items } }));
  const taken = counted.flatMap(([key]) => definitions.get(key)?.usual?.["say"] ?? []);
  return { facts: [...facts, ...made], taken };
}
