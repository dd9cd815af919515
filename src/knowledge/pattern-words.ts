import { matches, type Pattern } from "./pattern.ts";

/** The words by which patterns apply to a text that `plain` has made plain, the longest of each; see `matches`. */
export function wordsMatched(patterns: readonly Pattern[], text: string, whole = text): string[] {
  const applying = patterns.filter((pattern) => matches([pattern], text, whole));
  const words = applying.flatMap(({ groups }) =>
    groups.filter(({ absent }) => !absent).flatMap((group) => group.words),
  );
  const written = words.flatMap(({ anywhere, anchored }) => [
    ...anywhere,
    ...anchored.map(({ word }) => word),
  ]);
  const found = [...new Set(written.filter((word) => text.includes(word)))];
  return found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
}
