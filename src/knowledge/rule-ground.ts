import type { Ground } from "../rules/judge.ts";
import type { Example } from "../rules/example.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Region } from "./region.ts";
import { readExamples } from "./rule-example.ts";
import type { Source } from "./table.ts";

/** What judging needs from the knowledge: what the facts are, and which places lie in which. */
export function groundOf({ facts, regions }: Pick<Knowledge, "facts" | "regions">): Ground {
  const byName = new Map(regions.map((region) => [region.name, region]));
  const named = namesOf(regions);
  return {
    definitions: new Map(facts.map((fact) => [fact.id, fact])),
    lies: (place, within) => {
      const found = regionIn(place, named);
      return found && upwards(found, byName).includes(within);
    },
  };
}

/** Reads the worked cases of all rules. */
export function readAllExamples(
  sources: readonly Source[],
  faults: string[],
  knowledge: Knowledge,
): Map<string, Example[]> {
  const definitions = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  return new Map(
    knowledge.rules.map((rule) => {
      const source = sources.find(({ file }) => file === `rules/${rule.id}.examples.yaml`);
      return [rule.id, source ? readExamples(source, faults, rule, definitions) : []];
    }),
  );
}

/** What regions are called, the longest name first. */
function namesOf(regions: readonly Region[]): { readonly region: Region; readonly name: string }[] {
  return regions
    .flatMap((region) =>
      [region.name, region.full, ...region.aliases].map((name) => ({ region, name })),
    )
    .sort((a, b) => b.name.length - a.name.length);
}

/** The region with the longest name in a text such as 银川市金凤区. */
function regionIn(text: string, named: ReturnType<typeof namesOf>): Region | undefined {
  return named.find(({ name }) => text.includes(name))?.region;
}

function upwards(region: Region, byName: ReadonlyMap<string, Region>): string[] {
  const parent = region.parent === undefined ? undefined : byName.get(region.parent);
  return [region.name, ...(parent ? upwards(parent, byName) : [])];
}
