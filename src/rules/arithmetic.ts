import type { FactDefinitions } from "../profile/fact-definition.ts";
import type { Profile } from "../profile/profile.ts";
import { Evaluation } from "./evaluation.ts";
import type { RuleVersion } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

/** How the computed measures of a verdict came about, by id: `680 万元 ÷ 13,000 万元`. */
export function arithmeticOf(
  verdict: Verdict,
  version: RuleVersion,
  profile: Profile,
  definitions: FactDefinitions,
): ReadonlyMap<string, string> {
  const options = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
  const evaluation = new Evaluation(version, profile, definitions, { ...verdict, options });
  const explained = verdict.measures.flatMap(({ id, given, formula }) => {
    if (given || formula === undefined) return [];
    const used = version.measures.get(id)?.cases.find((one) => one.formula.text === formula);
    return used ? [[id, used.formula.explain(evaluation)] as const] : [];
  });
  return new Map(explained);
}

/** How one measure comes about, with its figures put in; empty where no formula tells it. */
export function arithmeticOfMeasure(
  id: string,
  { measures }: RuleVersion,
  evaluation: Evaluation,
): string {
  const { value } = evaluation.collect(() => evaluation.measureResult(id));
  const used = measures.get(id)?.cases.find(({ formula }) => formula.text === value.formula);
  return used ? evaluation.collect(() => used.formula.explain(evaluation)).value : "";
}
