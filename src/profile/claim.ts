import type { Evidence } from "./fact.ts";
import type { StoredValue } from "./stored-value.ts";

/** A fact, and of which fiscal years where it has some. */
export interface FactPlace {
  readonly fact: string;
  /** First and last fiscal year; absent where it holds once and for all. */
  readonly years?: readonly [from: number, to: number];
}

/** One thing that is said of an enterprise, before it is held against what is known. */
export interface Claim extends FactPlace {
  readonly value: StoredValue;
  /** An expectation, not an actual figure. */
  readonly forecast?: boolean;
  readonly evidence: Evidence;
  /** The words it was read from. */
  readonly words: string;
  /** Said to put something right. */
  readonly corrects?: boolean;
  /** Not said itself, but follows from what was said in the same words. */
  readonly implied?: boolean;
  /** No unit was said, so that 万元 was taken. */
  readonly unitTaken?: boolean;
}

/** Whether two are of the same fact and years. */
export function samePlace(left: FactPlace, right: FactPlace): boolean {
  return (
    left.fact === right.fact &&
    left.years?.[0] === right.years?.[0] &&
    left.years?.[1] === right.years?.[1]
  );
}
