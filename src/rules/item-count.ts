import { spanOf } from "../calendar/day-span.ts";
import { addMonths } from "../calendar/day.ts";
import type { Item } from "../profile/fact.ts";
import type { Interval } from "../units/interval.ts";
import { ratio } from "../units/rational.ts";
import type { Evaluation } from "./evaluation.ts";
import type { ItemCount, ItemTest } from "./rule.ts";

/**
 * How many items of a list meet all tests; items of which a field is not said may or may not.
 * `undefined` where there is no list.
 */
export function countItems(
  { fact, where }: ItemCount,
  evaluation: Evaluation,
): Interval | undefined {
  const { value: said, found } = evaluation.collect(() => evaluation.said(fact));
  if (said?.kind !== "items") return undefined;
  evaluation.take(found);
  const fits = said.items.map((item) => {
    const results = where.map((test) => meets(item, test, evaluation.filingDay));
    if (results.includes(false)) return false;
    return results.includes(undefined) ? undefined : true;
  });
  const number = (of: (fit: boolean | undefined) => boolean) =>
    ratio(
      said.items.reduce(
        (sum, item, index) => sum + (of(fits[index]) ? BigInt(item["number"] ?? "1") : 0n),
        0n,
      ),
    );
  return {
    low: number((fit) => fit === true),
    high: number((fit) => fit !== false),
    lowIncluded: true,
    highIncluded: true,
  };
}

function meets(item: Item, test: ItemTest, filingDay: string): boolean | undefined {
  const said = item[test.field];
  if (said === undefined || said === "") return undefined;
  if ("oneOf" in test) return test.oneOf.includes(said);
  const span = spanOf(said);
  if (!span) return undefined;
  const limit = "notAfter" in test ? filingDay : addMonths(filingDay, -test.atLeastMonthsBefore);
  if (span.to <= limit) return true;
  return span.from > limit ? false : undefined;
}
