import { samePlace, type Claim } from "../profile/claim.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { standing, type Entry, type History } from "../profile/history.ts";
import { intervalOf, isExact, storeValue } from "../profile/stored-value.ts";
import { figureWords } from "../rules/figure-words.ts";
import { pointInterval } from "../units/interval.ts";
import { pointOf } from "../units/interval-arithmetic.ts";
import { compare, ZERO, type Rational } from "../units/rational.ts";
import type { Confirm } from "./dialogue-state.ts";

/** A total of several years that the years do not add up to: which of them holds is asked. */
export function totalsApart(
  history: History,
  added: readonly Entry[],
  definitions: FactDefinitions,
): Confirm[] {
  const known = standing(history);
  return known.flatMap((total): Confirm[] => {
    const { fact, years, value } = total;
    if (!years || years[0] === years[1] || value.kind !== "figure" || !isExact(value)) return [];
    const touched = added.some((one) => one.fact === fact && within(one.years, years));
    const definition = definitions.get(fact);
    const [from, to] = years;
    const parts = Array.from({ length: to - from + 1 }, (_, index) =>
      known.find((one) => samePlace(one, { fact, years: [from + index, from + index] })),
    );
    const points = parts.map((one) =>
      one?.value.kind === "figure" ? pointOf(intervalOf(one.value)) : undefined,
    );
    if (!touched || !definition || points.some((one) => !one)) return [];
    const sum = points.reduce<Rational>((so, one) => (one ? so.add(one) : so), ZERO);
    const said = pointOf(intervalOf(value));
    if (!said || compare(sum, said) === 0) return [];
    const unit = definition.kind === "money" ? "元" : (definition.unit ?? "数");
    const [a, b, gap] = [sum, said, sum.sub(said).abs()].map((one) => figureWords(one, unit));
    const more = compare(sum, said) > 0 ? "多" : "少";
    const figure = { kind: "figure", interval: pointInterval(sum), approximate: false } as const;
    return [
      {
        question: `${definition.label}分年加起来 ${a ?? ""}，比说过的合计 ${b ?? ""}${more} ${gap ?? ""}，以哪个为准？`,
        options: [
          {
            label: "分年的准",
            claims: [{ ...bare(total), value: storeValue(figure), corrects: true }],
          },
          { label: "合计的准", claims: [] },
        ],
      },
    ];
  });
}

function bare({ fact, years, evidence, words: said }: Entry): Omit<Claim, "value"> {
  return { fact, evidence, words: said, ...(years && { years }) };
}

function within(
  inner: readonly [number, number] | undefined,
  [from, to]: readonly [number, number],
): boolean {
  return inner !== undefined && from <= inner[0] && inner[1] <= to;
}
