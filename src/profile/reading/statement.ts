import type { Day } from "../../calendar/day.ts";
import type { FactValue } from "../fact.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What has to be asked back before a statement is stored: its unit, its fact, its year, what it takes in, or whether it is so. */
export type Doubt = "unit" | "field" | "year" | "scope" | "sure";

/** One thing that a message says about the enterprise. */
export interface Statement {
  /** Id of its definition. */
  readonly fact: string;
  readonly value: FactValue;
  /** First and last fiscal year that the words say; absent where none is said. */
  readonly years?: readonly [from: number, to: number];
  /** False where no year was said, so that the fact's usual one is meant. */
  readonly yearSaid: boolean;
  /** An expectation, not an actual figure. */
  readonly forecast: boolean;
  /** Said as a rumour or a condition, not about the enterprise as it is. */
  readonly hypothetical: boolean;
  /** False where a figure has no unit at all, so that its size is unknown. */
  readonly unitSaid: boolean;
  /** Whether 万元 was not said with the figure but with those beside it. */
  readonly unitTaken?: boolean;
  /** Whether nothing names its fact, which is only the usual one. */
  readonly unnamed?: boolean;
  /** A figure of a part of a year only. */
  readonly part?: boolean;
  readonly unsure?: Doubt;
  /** The words of the value. */
  readonly words: string;
  /** UTF-16 offset of `words` in the text. */
  readonly start: number;
  /** UTF-16 offset behind `words`. */
  readonly end: number;
}

/** What a message is read against. */
export interface ReadingContext {
  readonly today: Day;
  readonly vocabulary: Vocabulary;
  /** What had just been asked. */
  readonly asked?: { readonly fact: string; readonly year?: number };
  /** Facts (ids) that the programme in question uses: they win where words fit several. */
  readonly within?: readonly string[];
}
