import { foldText } from "./folded-text.ts";

/** A text in the form the readers work on: as typed, and folded to one form per character. */
export interface Script {
  readonly text: string;
  readonly folded: string;
}

/** Prepares `text` for reading; offsets in both forms are the same. */
export function scriptOf(text: string): Script {
  return { text, folded: foldText(text) };
}
