import type { Quantity } from "../../units/quantity.ts";
import type { FactDefinition } from "../fact-definition.ts";
import type { Doubt } from "./statement.ts";

/** A figure with the fact it is the value of. */
export interface Bound {
  readonly figure: Quantity;
  readonly fact: FactDefinition;
  readonly unsure?: Doubt;
  /** What it is a share of, whose years are its own. */
  readonly like?: Bound;
  /** Whether nothing names it, so that the usual fact is meant. */
  readonly unnamed?: boolean;
  /** Whether the fact was what had just been asked, and nothing else names it. */
  readonly asked: boolean;
}
