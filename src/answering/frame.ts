import type { Day } from "../calendar/day.ts";
import { REGISTER } from "../messages/person-wanted.ts";

/** What a question is about. It is stored with the turn, so that the next message can refer to it. */
export interface Frame {
  /** The question, plain and with mistyped words put right. */
  text: string;
  /** Programmes (ids) it names, or that were meant when it named none. */
  programmes: readonly string[];
  /** Whether the programmes stand in the question itself. */
  named: boolean;
  /** Places (names) it names. */
  places: readonly string[];
  /** Aspects (ids) it asks about. */
  aspects: readonly string[];
  /** The day whose law answers. */
  asOf: Day;
  /** Ids of the passages that answered it, the deciding one first; empty while unanswered. */
  passages: readonly string[];
  /** Questions whose figures were judged for the answer, oldest first. */
  figures?: readonly string[];
  /** What it told of the company where no figures were judged: a pre-check that goes on takes it over. */
  told?: readonly string[];
  /** Id of the notice that it is about, where it is about one. */
  notice?: string;
}

/** A message that begins with this asks for a person. */
export const handoffRequest = REGISTER;

/** Reads a stored frame; `undefined` when it is none (an older format, or nothing). */
export function readFrame(stored: unknown): Frame | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const frame = stored as Record<string, unknown>;
  const lists = [
    frame["programmes"],
    frame["places"],
    frame["aspects"],
    frame["passages"],
    frame["figures"] ?? [],
    frame["told"] ?? [],
  ];
  const sound =
    typeof frame["text"] === "string" &&
    typeof frame["named"] === "boolean" &&
    typeof frame["asOf"] === "string" &&
    lists.every((list) => Array.isArray(list) && list.every((id) => typeof id === "string"));
  return sound ? (stored as Frame) : undefined;
}
