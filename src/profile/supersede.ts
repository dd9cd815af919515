import type { Claim } from "./claim.ts";
import { EVIDENCE } from "./fact.ts";
import { isExact, liesWithin, sameValue, type StoredValue } from "./stored-value.ts";

/** What is held against a claim. */
interface Held {
  readonly value: StoredValue;
  readonly evidence: Claim["evidence"];
  readonly implied?: boolean;
}

/**
 * What a claim does to what is known at its place: it says the `same`, it `replaces` it, or it is
 * `weaker` and has to be asked about before it may.
 */
export function weigh(known: Held, claim: Claim): "same" | "replaces" | "weaker" {
  const stronger = EVIDENCE.indexOf(claim.evidence) - EVIDENCE.indexOf(known.evidence);
  if (claim.implied === true && known.implied !== true) return "same";
  if (known.implied === true && claim.implied !== true) return "replaces";
  if (sameValue(known.value, claim.value))
    return stronger > 0 || (isExact(claim.value) && !isExact(known.value)) ? "replaces" : "same";
  const vaguer = isExact(known.value) && !isExact(claim.value);
  if (vaguer && claim.corrects !== true && liesWithin(known.value, claim.value)) return "same";
  if (stronger < 0 && isExact(known.value)) return "weaker";
  return vaguer && claim.corrects !== true ? "weaker" : "replaces";
}
