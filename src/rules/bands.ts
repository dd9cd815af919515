import { compareIntervals } from "../units/interval-comparison.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Band, Subject } from "./rule.ts";

/** The rows of a table that a subject may fall into: one where that is known, never none. */
export function bandsFor<T>(
  by: Subject,
  bands: readonly Band<T>[],
  evaluation: Evaluation,
): readonly Band<T>[] {
  const fits = testOf(by, evaluation);
  const possible: Band<T>[] = [];
  for (const band of bands) {
    const fit = band.limit ? fits(band.limit) : true;
    if (fit === false) continue;
    possible.push(band);
    if (fit) break;
  }
  return possible;
}

type Limit = NonNullable<Band<unknown>["limit"]>;

function testOf(by: Subject, evaluation: Evaluation): (limit: Limit) => boolean | undefined {
  if (by.unit === undefined) {
    const said = evaluation.said(by.name);
    const text =
      said?.kind === "text" ? said.text : said?.kind === "yesno" ? yesNo(said.yes) : undefined;
    return (limit) =>
      text === undefined || limit.comparator !== "oneOf" ? undefined : limit.choices.includes(text);
  }
  const value = evaluation.rangeOf(by);
  return (limit) =>
    limit.comparator === "oneOf"
      ? undefined
      : compareIntervals(value, limit.comparator, limit.interval);
}

function yesNo(yes: boolean): string {
  return yes ? "yes" : "no";
}
