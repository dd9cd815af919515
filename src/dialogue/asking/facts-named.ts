import type { FactDefinition } from "../../profile/fact-definition.ts";
import { standing, type Entry } from "../../profile/history.ts";
import { chosen } from "../../profile/reading/fitting.ts";
import { readMessage } from "../../profile/reading/message.ts";
import { factsWithin, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Facts and years that a message speaks of. */
export interface Named {
  readonly facts: readonly FactDefinition[];
  /** Fiscal years, in the order they are said; empty where none is. */
  readonly years: readonly number[];
}

/** Finds the facts and years that a message names. */
export function namedIn(text: string, view: CompanyView, ground: DialogueGround): Named {
  const within = factsWithin(view, ground);
  const { vocabulary } = ground;
  const { mentions, years } = readMessage(text, { today: view.asOf, vocabulary, within });
  const known = standing(view.company.history).map(({ fact }) => fact);
  const order = [...known, ...within];
  const facts = mentions
    .filter(({ covered }) => !covered)
    .flatMap(({ facts: all }) => chosen(all, order) ?? []);
  return {
    facts: [...new Set(facts)],
    years: [...new Set(years.flatMap((one) => oneYear(one.years)))],
  };
}

/** What is recorded of the facts and years that a message names. */
export function entriesNamed({ facts, years }: Named, view: CompanyView): Entry[] {
  if (facts.length + years.length === 0) return [];
  return standing(view.company.history).filter(
    (one) =>
      one.implied !== true &&
      (facts.length === 0 || facts.some(({ id }) => id === one.fact)) &&
      (years.length === 0 || (one.years !== undefined && years.includes(one.years[0]))),
  );
}

function oneYear(years: readonly [from: number, to: number] | undefined): number[] {
  return years && years[0] === years[1] ? [years[0]] : [];
}
