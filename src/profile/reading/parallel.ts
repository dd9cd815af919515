import type { FactDefinition } from "../fact-definition.ts";
import { chosen, fits } from "./fitting.ts";
import { sentenceAt, type Message } from "./message.ts";
import type { ReadingContext } from "./statement.ts";

const RESPECTIVELY = /分别|依次|各[是为]/;
const JOINED = /^[\s,、/和及跟与]{1,3}$/;

/**
 * The facts of figures that are listed in the order of their names: 营收、净利润、纳税分别是3000、200、150万;
 * by the index of the figure.
 */
export function parallelFacts(
  message: Message,
  { within }: ReadingContext,
): ReadonlyMap<number, FactDefinition> {
  const found = new Map<number, FactDefinition>();
  const { figures, folded, mentions } = message;
  for (let first = 0; first < figures.length; first += 1) {
    let last = first;
    while (last + 1 < figures.length && JOINED.test(between(message, last))) last += 1;
    const figure = figures[first];
    if (last === first || !figure) continue;
    const [sentence] = sentenceAt(message, figure.start);
    const from = Math.max(sentence, figures[first - 1]?.end ?? 0);
    const names = mentions.filter(
      ({ start, end, covered }) => !covered && start >= from && end <= figure.start,
    );
    const count = last - first + 1;
    const facts = names.slice(-count).flatMap(({ facts: all }, index) => {
      const each = figures[first + index];
      return (
        (each &&
          chosen(
            all.filter((one) => fits(one, each)),
            within,
          )) ??
        []
      );
    });
    const told = RESPECTIVELY.test(folded.slice(from, figure.start));
    if (told && facts.length === count && new Set(facts).size === count)
      facts.forEach((fact, index) => found.set(first + index, fact));
    first = last;
  }
  return found;
}

function between({ figures, folded }: Message, index: number): string {
  return folded.slice(figures[index]?.end ?? 0, figures[index + 1]?.start ?? 0);
}
