import { sameValue } from "../../stored-value.ts";
import type { FactDefinitions } from "../../fact-definition.ts";
import type { Proposal } from "./table-reading-kinds.ts";
import type { Trouble } from "./table-trouble.ts";

/** Lists of several sheets put together, one for each fact and year; counts that differ are not taken. */
export function mergedLists(
  lists: readonly Proposal[],
  trouble: Trouble,
  definitions: FactDefinitions,
): Proposal[] {
  const byPlace = new Map<string, Proposal[]>();
  for (const each of lists) {
    const place = `${each.claim.fact} ${String(each.claim.years)}`;
    const known = byPlace.get(place);
    if (known) known.push(each);
    else byPlace.set(place, [each]);
  }
  return [...byPlace.values()].flatMap((all): Proposal[] => {
    const [first, ...others] = all;
    if (!first || others.length === 0) return first ? [first] : [];
    if (all.every(({ claim }) => claim.value.kind === "items")) return [together(all, first)];
    if (others.every(({ claim }) => sameValue(claim.value, first.claim.value))) return [first];
    const label = definitions.get(first.claim.fact)?.label ?? "";
    const cells = all.map(({ cell }) => cell).join(" 和 ");
    trouble.doubt(`${label}在 ${cells} 不一样，没读；说一声用哪个。`);
    return [];
  });
}

function together(all: readonly Proposal[], first: Proposal): Proposal {
  const items = all.flatMap(({ claim }) => (claim.value.kind === "items" ? claim.value.items : []));
  const unsure = [...new Set(all.flatMap((each) => each.unsure ?? []))].join("；");
  const words = all.map(({ claim }) => claim.words).join("；");
  return {
    claim: { ...first.claim, value: { kind: "items", items }, words },
    cell: all.map(({ cell }) => cell).join("、"),
    label: all.map(({ label }) => label).join("、"),
    ...(unsure !== "" && { unsure }),
  };
}
