import type { Mind } from "./mind.ts";
import type { Search } from "./retrieve.ts";
import type { Understood } from "./understand.ts";

/** What to look for to answer a question that was understood. */
export function searchOf({ frame, before }: Understood, mind: Mind): Search {
  return {
    text: frame.text,
    context: before?.text,
    programmes: frame.programmes,
    strict: frame.named,
    aspects: frame.aspects,
    places: new Set([...mind.home, ...frame.places]),
    asOf: frame.asOf,
  };
}
