import type { Region } from "../../knowledge/region.ts";
import type { FactDefinition } from "../../profile/fact-definition.ts";
import type { RowGround } from "./import-row.ts";

/** Names that counties and parks around the home region may have: counties bear a code, parks none. */
export function placesOf(regions: readonly Region[]): { counties: string[]; parks: string[] } {
  const home = regions.find((one) => one.home);
  const within = regions
    .filter(({ level }) => level === "县")
    .filter(({ parent }) => {
      const above = regions.find(({ name }) => name === parent);
      return parent === home?.name || above?.parent === home?.name;
    });
  return {
    counties: within.filter(({ code }) => code !== undefined).map(({ name }) => name),
    parks: within.filter(({ code }) => code === undefined).map(({ name }) => name),
  };
}

/** What the rows of a list are read with, from the knowledge as it is. */
export function importGround(knowledge: {
  readonly facts: readonly FactDefinition[];
  readonly regions: readonly Region[];
}): RowGround {
  return {
    definitions: new Map(knowledge.facts.map((fact) => [fact.id, fact])),
    ...placesOf(knowledge.regions),
  };
}
