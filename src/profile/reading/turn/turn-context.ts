import type { Day } from "../../../calendar/day.ts";
import type { Claim, FactPlace } from "../../claim.ts";
import type { Entry } from "../../history.ts";
import type { Command } from "./turn-commands.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** A question that was put: a fact, and of which fiscal years. */
export interface Asked {
  readonly fact: string;
  readonly years: readonly number[];
}

/** A place with what it is called. */
export interface PlaceName {
  readonly name: string;
  readonly words: readonly string[];
}

/** What a message of a conversation is read against. */
export interface TurnContext {
  readonly today: Day;
  readonly vocabulary: Vocabulary;
  /** Facts (ids) that the programme in question uses. */
  readonly within: readonly string[];
  /** What was asked last. */
  readonly asked: readonly Asked[];
  /** What holds, the newest last. */
  readonly known: readonly Entry[];
  /** The fiscal years that are looked at, the last one being meant where none is said. */
  readonly years: readonly number[];
  readonly places: readonly PlaceName[];
}

/** Why a claim is asked back before it is taken. */
export type ClaimDoubt = "unit" | "field" | "year" | "scope" | "sure";

/** A claim that is asked back, with why. */
export interface Doubted {
  readonly claim: Claim;
  readonly doubt: ClaimDoubt;
  /** What its words may mean as well. */
  readonly instead?: Claim;
}

/** A figure that is told only by that of another year, neither of which is known. */
export interface Unreckoned {
  readonly fact: string;
  readonly years: readonly [against: number, of: number];
  readonly words: string;
}

/** What one message of a conversation does. */
export interface Turn {
  readonly commands: readonly Command[];
  readonly claims: readonly Claim[];
  readonly doubted: readonly Doubted[];
  /** Rumours and conditions: looked at, never stored. */
  readonly supposed: readonly Claim[];
  /** Figures of a part of a year, which are not taken for the whole. */
  readonly partial: readonly string[];
  /** What is told by figures that are not known, unless its growth was taken. */
  readonly unreckoned: readonly Unreckoned[];
  /** Ids of entries that are taken back, with why they cannot stand where that was said. */
  readonly withdrawn: readonly { readonly id: number; readonly why?: string }[];
  readonly unknown: readonly (FactPlace & { readonly words: string; readonly later: boolean })[];
  /** Yes or no to what had to be confirmed. */
  readonly answer?: "yes" | "no";
  /** Parts of the message that ask for something which is not the company's own state. */
  readonly question?: string;
  /** Figures of another company were spoken of. */
  readonly foreign: boolean;
}
