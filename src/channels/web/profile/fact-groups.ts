import type { FactDefinition } from "../../../profile/fact-definition.ts";
import type { FactView } from "../../../messages/profile-view.ts";

/** What is known of one fact, in the order of its years. */
interface ShownFact {
  readonly id: string;
  readonly label: string;
  /** One for each year it was said of; exactly one where it holds once and for all. */
  readonly entries: readonly FactView[];
}

/** Facts under one heading. */
export interface FactGroup {
  readonly label: string;
  readonly facts: readonly ShownFact[];
}

const headings = ["基本情况", "收入和费用", "人员", "知识产权和成果", "其他"] as const;

/** Puts what is known under headings, in the order of the definitions. */
export function groupFacts(
  facts: readonly FactView[],
  definitions: ReadonlyMap<string, FactDefinition>,
): FactGroup[] {
  const order = new Map([...definitions.keys()].map((id, place) => [id, place]));
  const placeOf = (id: string) => order.get(id) ?? order.size;
  const ids = [...new Set(facts.map(({ fact }) => fact))].sort((a, b) => placeOf(a) - placeOf(b));
  const shown = ids.map((id): ShownFact => {
    const entries = facts
      .filter(({ fact }) => fact === id)
      .sort((a, b) => (a.years?.[0] ?? 0) - (b.years?.[0] ?? 0));
    return { id, label: entries[0]?.label ?? id, entries };
  });
  return headings
    .map((label) => ({
      label,
      facts: shown.filter(({ id }) => headingOf(definitions.get(id)) === label),
    }))
    .filter((group) => group.facts.length > 0);
}

/** Where a kind of fact is looked for; the others are about the company itself. */
const headingOfKind: Partial<Record<FactDefinition["kind"], (typeof headings)[number]>> = {
  money: "收入和费用",
  ratio: "收入和费用",
  months: "人员",
  items: "知识产权和成果",
  count: "知识产权和成果",
};

function headingOf(definition: FactDefinition | undefined): (typeof headings)[number] {
  if (!definition) return "其他";
  const { kind, unit } = definition;
  if (kind === "count" && unit === "人") return "人员";
  return headingOfKind[kind] ?? "基本情况";
}
