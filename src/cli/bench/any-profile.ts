import type { FactDefinition } from "../../profile/fact-definition.ts";
import type { Fact, FactValue } from "../../profile/fact.ts";
import { Profile } from "../../profile/profile.ts";
import { pointInterval } from "../../units/interval.ts";
import { ratio, type Rational } from "../../units/rational.ts";
import { drawsFrom, type Draws } from "./draws.ts";

/** What profiles are made from. */
export interface Making {
  readonly definitions: Iterable<FactDefinition>;
  readonly places: readonly string[];
  /** The last year with figures. */
  readonly year: number;
}

/** Years with figures. */
const YEARS = 4;
const PLACE = "regRegion";

/** An enterprise of a seed, always the same one, of whose facts some, most or nearly all are known. */
export function anyProfile(seed: number, { definitions, places, year }: Making): Profile {
  const draws = drawsFrom(seed);
  const known = draws.pick([20, 60, 95]);
  const facts: Fact[] = [];
  for (const definition of definitions) {
    const { id: key, per } = definition;
    if (!draws.happens(known)) continue;
    if (key === PLACE) {
      const text = places[draws.below(places.length)];
      if (text !== undefined) facts.push({ key, value: { kind: "text", text } });
    } else if (per === "once") facts.push({ key, value: valueOf(definition, draws, year) });
    else
      for (let one = year - YEARS + 1; one <= year; one++)
        facts.push({ key, years: [one, one], value: valueOf(definition, draws, year) });
  }
  return new Profile(facts);
}

function valueOf({ kind, choices }: FactDefinition, draws: Draws, year: number): FactValue {
  const day = () =>
    `${String(year - draws.below(12))}-0${String(1 + draws.below(9))}-${String(10 + draws.below(18))}`;
  switch (kind) {
    case "money":
      return figure(ratio(BigInt(draws.below(10 ** draws.pick([8, 9, 10, 11]))), 100n), draws);
    case "count":
    case "number":
      return figure(ratio(BigInt(draws.below(draws.pick([10, 100, 600])))), draws);
    case "ratio":
      return figure(ratio(BigInt(draws.below(10_000)), 10_000n), draws);
    case "date": {
      const from = day();
      return { kind, from, to: from };
    }
    case "yesno":
      return { kind, yes: draws.happens(50) };
    case "choice":
    case "text":
      return { kind: "text", text: choices[draws.below(choices.length)] ?? "" };
    case "items": {
      const item = () => ({ kind: draws.pick(["发明专利", "软件著作权"]), granted: day() });
      return { kind, items: Array.from({ length: draws.below(6) }, item) };
    }
    case "months": {
      const count = () => ratio(BigInt(draws.below(200)));
      return { kind, months: Array.from({ length: 12 }, () => [count(), count()] as const) };
    }
  }
}

/** An exact figure, or now and then one that is only about so. */
function figure(value: Rational, draws: Draws): FactValue {
  if (draws.happens(90))
    return { kind: "figure", interval: pointInterval(value), approximate: false };
  const [low, high] = [value.mul(ratio(19n, 20n)), value.mul(ratio(21n, 20n))];
  const interval = { low, high, lowIncluded: true, highIncluded: true };
  return { kind: "figure", interval, approximate: true };
}
