import { samePlace, type Claim } from "../../profile/claim.ts";
import type { FactDefinitions } from "../../profile/fact-definition.ts";
import { standing, type Entry, type History } from "../../profile/history.ts";
import { intervalOf, isExact, storeValue } from "../../profile/stored-value.ts";
import { figureWords } from "../../rules/figure-words.ts";
import { pointInterval } from "../../units/interval.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { compare, ZERO, type Rational } from "../../units/rational.ts";
import type { Confirm } from "../dialogue-state.ts";

/** A total of several years that was said, and what the years that were told add up to. */
interface Summed {
  readonly total: Entry;
  readonly said: Rational;
  readonly sum: Rational;
  readonly label: string;
  readonly unit: string;
}

/** The totals whose years are all known, where some of them were told just now. */
function summed(history: History, added: readonly Entry[], definitions: FactDefinitions): Summed[] {
  const known = standing(history);
  return known.flatMap((total): Summed[] => {
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
    const unit = definition.kind === "money" ? "元" : (definition.unit ?? "数");
    return said ? [{ total, said, sum, label: definition.label, unit }] : [];
  });
}

/** That the years that were told add up to the total that was said before. */
export function totalsMetLines(
  history: History,
  added: readonly Entry[],
  definitions: FactDefinitions,
): string[] {
  const told = added.filter(({ implied }) => implied !== true);
  return summed(history, told, definitions).flatMap(({ total, said, sum, label, unit }) =>
    compare(sum, said) === 0 && !added.includes(total)
      ? [`${label}分年加起来 ${figureWords(sum, unit)}，和说过的合计对得上。`]
      : [],
  );
}

/** A total of several years that the years do not add up to: which of them holds is asked. */
export function totalsApart(
  history: History,
  added: readonly Entry[],
  definitions: FactDefinitions,
): Confirm[] {
  return summed(history, added, definitions).flatMap(({ total, said, sum, label, unit }) => {
    if (compare(sum, said) === 0) return [];
    const [a, b, gap] = [sum, said, sum.sub(said).abs()].map((one) => figureWords(one, unit));
    const more = compare(sum, said) > 0 ? "多" : "少";
    const figure = { kind: "figure", interval: pointInterval(sum), approximate: false } as const;
    return [
      {
        question: `${label}分年加起来 ${a ?? ""}，比说过的合计 ${b ?? ""}${more} ${gap ?? ""}，以哪个为准？`,
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
