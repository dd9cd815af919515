import { rangeWords } from "../../rules/figure-words.ts";
import type { Claim } from "../../profile/claim.ts";
import type { FactDefinition, FactDefinitions } from "../../profile/fact-definition.ts";
import { unitOf } from "../../profile/fact-definition.ts";
import { fraction, intervalOf, type StoredValue } from "../../profile/stored-value.ts";
import { pointInterval } from "../../units/interval.ts";

/** A value as it is told back: money in 万元, what is only approximate as such. */
export function valueWords(value: StoredValue, definition: FactDefinition): string {
  const unit = unitOf(definition) ?? "数";
  switch (value.kind) {
    case "figure": {
      // What is told as the end of a range is no figure near it: 都过线了.
      const bounded = (value.low === undefined) !== (value.high === undefined);
      if (value.said !== undefined && !(bounded && value.said === (value.low ?? value.high)))
        return `约 ${rangeWords(pointInterval(fraction(value.said)), unit)}（概数）`;
      return `${rangeWords(intervalOf(value), unit)}${value.approximate ? "（概数）" : ""}`;
    }
    case "yesno":
      return value.yes ? "是" : "否";
    case "text":
      return value.text;
    case "date":
      return dateWords(value.from, value.to);
    case "items":
      return `${String(value.items.length)} 项`;
    case "months":
      return `${String(value.months.length)} 个月的数`;
  }
}

/** A day, or the month or year that is all that is known of it. */
function dateWords(from: string, to: string): string {
  if (from === to) return from;
  if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return from.slice(0, 4) === to.slice(0, 4) && from.endsWith("01-01")
    ? from.slice(0, 4)
    : `${from} 到 ${to}`;
}

/** The years of a claim: `2025 年`, `2023—2025 年合计`. */
function yearsWords({ years, forecast }: Pick<Claim, "years" | "forecast">): string {
  if (!years) return "";
  const [from, to] = years;
  const span = from === to ? `${String(from)} 年` : `${String(from)}—${String(to)} 年合计`;
  return forecast === true ? `${span}（预计）` : span;
}

/** Claims told back, the years of one fact together: `销售收入 2017 年 4,126 万元、2016 年 3,410 万元`. */
export function claimsWords(claims: readonly Claim[], definitions: FactDefinitions): string {
  const byFact = new Map<string, Claim[]>();
  for (const claim of claims) byFact.set(claim.fact, [...(byFact.get(claim.fact) ?? []), claim]);
  return [...byFact]
    .flatMap(([fact, list]) => {
      const definition = definitions.get(fact);
      if (!definition) return [];
      if (definition.kind === "yesno") return yesNoWords(list[0], definition);
      const values = list.map((claim) => {
        const years = yearsWords(claim);
        const taken = claim.unitTaken === true ? "（按万元理解）" : "";
        const value = `${valueWords(claim.value, definition)}${taken}`;
        return years === "" ? value : `${years} ${value}`;
      });
      return `${definition.label} ${values.join("、")}`;
    })
    .join("；");
}

function yesNoWords(claim: Claim | undefined, { label }: FactDefinition): string {
  const yes = claim?.value.kind === "yesno" && claim.value.yes;
  return `${label}：${yes ? "是" : "否"}`;
}

/** What a fact is called, with its years where they are told apart. */
export function placeWords(
  { fact, years }: Pick<Claim, "fact" | "years">,
  definitions: FactDefinitions,
): string {
  const label = definitions.get(fact)?.label ?? fact;
  return years ? `${yearsWords({ years })}${label}` : label;
}
