import { pointOf } from "../../../units/interval-arithmetic.ts";
import { pointInterval } from "../../../units/interval.ts";
import { compare, ZERO, type Rational } from "../../../units/rational.ts";
import type { Claim } from "../../claim.ts";
import { intervalOf, storeValue, type StoredValue } from "../../stored-value.ts";
import type { TurnContext } from "./turn-context.ts";

/** Cost classes that count as they are. */
const WHOLE = [
  "rdHntePersonnel",
  "rdHnteDirectInput",
  "rdHnteDepreciation",
  "rdHnteAmortization",
  "rdHnteDesign",
  "rdHnteDebugging",
];
/** Those of which only a part may count. */
const PARTLY = ["rdHnteOutsourcedDomestic", "rdHnteOutsourcedOverseas", "rdHnteOther"];
/** Where what was given out was done: by itself 委托 says nothing of that. */
const PLACE_SAID = /境内|境外|国内|国外|海外|内地|[省区市]内|本地|宁夏|银川/;
export const GIVEN_OUT = "rdHnteOutsourcedDomestic";
export const ABROAD = "rdHnteOutsourcedOverseas";

/** Whether work was given out, and it is not known where: then it is not said that none was given out abroad. */
export function mayBeAbroad(text: string, facts: readonly string[]): boolean {
  return facts.includes(GIVEN_OUT) && !facts.includes(ABROAD) && !PLACE_SAID.test(text);
}

/** What all classes come to that count as they are. */
const TOGETHER = "rdHnteSix";
const TOTALS = ["rdExpenseUnspecified", "rdExpenseBook", "rdExpenseHnte"];
/** What is left of a total is spent on what counts as it is. */
const REST = /(?:剩下|其余|余下|剩余|别的|另外的?)(?:的|那些|部分)*(?:都|全|就)*是/;
/** Parts told within a total. */
const WITHIN = /里[头面边]|其中|当中/;

/**
 * What follows for the cost classes of a year from its total and the parts of it that were told: nothing of
 * the others where the parts add up to it; else, where the rest is said to be of the other classes or the
 * parts are told as those within it, how much these come to together.
 */
export function restClaims(
  text: string,
  claims: readonly Claim[],
  { known, within }: TurnContext,
): Claim[] {
  if (!within.includes("rdHnteOther")) return [];
  const years = claims.flatMap(({ fact, years: of }) =>
    PARTLY.includes(fact) && of && of[0] === of[1] ? [of[0]] : [],
  );
  return [...new Set(years)].flatMap((year) => {
    const figure = (fact: string): Rational | undefined => {
      const of = (one: Pick<Claim, "fact" | "years">) =>
        one.fact === fact && one.years?.[0] === year && one.years[1] === year;
      const held = claims.find(of) ?? known.findLast(of);
      return held?.value.kind === "figure" ? pointOf(intervalOf(held.value)) : undefined;
    };
    const total = TOTALS.map(figure).find((one) => one !== undefined);
    if (!total) return [];
    const told = [...WHOLE, ...PARTLY].filter((fact) => figure(fact) !== undefined);
    const sum = told.reduce<Rational>((so, fact) => so.add(figure(fact) ?? ZERO), ZERO);
    const implied = (fact: string, value: Rational): Claim => ({
      fact,
      years: [year, year],
      value: exactly(value),
      evidence: "said",
      words: text.trim(),
      implied: true,
    });
    const open = mayBeAbroad(text, told) ? [ABROAD] : [];
    const none = (facts: readonly string[]) =>
      facts
        .filter((fact) => !told.includes(fact) && !open.includes(fact))
        .map((fact) => implied(fact, ZERO));
    if (compare(sum, total) === 0) return none([...WHOLE, ...PARTLY]);
    const parted = told.some((fact) => WHOLE.includes(fact));
    const said = REST.test(text) || (WITHIN.test(text) && claims.some(isTotalOf(year)));
    if (parted || !said || compare(sum, total) > 0) return [];
    return [...none(PARTLY), implied(TOGETHER, total.sub(sum))];
  });
}

function isTotalOf(year: number) {
  return ({ fact, years }: Claim) => TOTALS.includes(fact) && years?.[0] === year;
}

function exactly(value: Rational): StoredValue {
  return storeValue({ kind: "figure", interval: pointInterval(value), approximate: false });
}
