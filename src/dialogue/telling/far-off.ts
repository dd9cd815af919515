import type { Claim } from "../../profile/claim.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import type { Entry } from "../../profile/history.ts";
import { intervalOf } from "../../profile/stored-value.ts";
import { compare, type Rational } from "../../units/rational.ts";

/** How many times as much, or as little, is rather a slip than the same figure told anew. */
const OF_SAME_YEAR = 5n;
/** The same of the year before or after. */
const OF_NEXT_YEAR = 10n;

/**
 * What is known of the same fact from which a claim without its own words of correction is so far that a digit,
 * a unit or the fact itself is rather wrong; of the same year, or of the one before or after it.
 */
export function farOff(
  { fact, years, value, corrects, evidence }: Claim,
  known: readonly Entry[],
  definitions: FactDefinitions,
): Entry | undefined {
  const definition = definitions.get(fact);
  if (corrects === true || evidence === "audited" || definition?.per !== "year") return undefined;
  if (definition.kind !== "money" && definition.kind !== "count") return undefined;
  const said = value.kind === "figure" ? sizeOf({ value }) : undefined;
  const year = years?.[0];
  if (!said || year === undefined || years?.[1] !== year) return undefined;
  return known.find((entry) => {
    if (entry.fact !== fact || entry.years?.[0] !== entry.years?.[1]) return false;
    const apart = Math.abs((entry.years?.[0] ?? 0) - year);
    const held = sizeOf(entry);
    if (apart > 1 || !held) return false;
    const times = apart === 0 ? OF_SAME_YEAR : OF_NEXT_YEAR;
    return compare(said, held.mul(times)) >= 0 || compare(held, said.mul(times)) >= 0;
  });
}

/** The size of a figure that is not nothing. */
function sizeOf({ value }: Pick<Claim, "value">): Rational | undefined {
  if (value.kind !== "figure") return undefined;
  const { low, high } = intervalOf(value);
  const size = (high ?? low)?.abs();
  return size && size.n !== 0n ? size : undefined;
}
