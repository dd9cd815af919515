import type { Claim } from "../../claim.ts";
import { chosen } from "../fitting.ts";
import { readMessage } from "../message.ts";
import type { TurnContext } from "./turn-context.ts";

const SWAPPED = /(?:说|写|填|记|弄|搞)?(?:反|颠倒|倒)(?:过来)?了|对调(?:一下)?|互换(?:一下)?/;

/** The figures of two years of one fact put the other way round: 23年和24年的收入说反了. */
export function swappedClaims(text: string, context: TurnContext): Claim[] {
  if (!SWAPPED.test(text)) return [];
  const { mentions, years } = readMessage(text, context);
  const known = context.known.filter(
    ({ years: of, value }) => of && of[0] === of[1] && value.kind === "figure",
  );
  const facts = mentions.flatMap(
    ({ facts: all }) =>
      chosen(
        all.filter(({ id }) => known.some(({ fact }) => fact === id)),
        context.within,
      )?.id ?? [],
  );
  const fact = facts[0] ?? known.at(-1)?.fact;
  const said = new Set(years.flatMap(({ years: both }) => both?.[0] ?? []));
  const of = known.filter(
    (one) => one.fact === fact && (said.size < 2 || said.has(one.years?.[0] ?? 0)),
  );
  const [first, second, ...others] = of;
  if (!first || !second || others.length > 0) return [];
  return [
    [first, second],
    [second, first],
  ].flatMap(([to, from]): Claim[] =>
    to && from
      ? [
          {
            fact: to.fact,
            value: from.value,
            evidence: to.evidence,
            words: from.words,
            corrects: true,
            ...(to.years && { years: to.years }),
            ...(to.forecast === true && { forecast: true }),
          },
        ]
      : [],
  );
}
