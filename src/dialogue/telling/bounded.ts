import type { Fact } from "../../profile/fact.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import type { Standing } from "../../rules/judge-all.ts";
import { Told } from "../../rules/telling.ts";
import { ZERO } from "../../units/rational.ts";
import { tellingOf } from "../asking/asking.ts";
import { standingFor, type CompanyView } from "../company-view.ts";
import { toldWords } from "./condition-told.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Only a figure that is not exact is spoken of so. */
const ROUGH = /；给的是概数，压在线上，要准数/;

/** A condition that waits for one year's figure of which the total of several years is known: told by what that leaves; `undefined` where it leaves nothing out. */
export function boundedWords(
  condition: ConditionResult,
  standing: Standing,
  view: CompanyView,
  ground: DialogueGround,
): string | undefined {
  const facts = condition.missing.flatMap(({ fact, year }) =>
    year === undefined ? [] : mostOf(fact, year, view),
  );
  if (facts.length === 0) return undefined;
  const profile = view.profile.with(facts);
  const supposed = standingFor(standing.rule, profile, view.asOf, ground);
  const told = Told.of(tellingOf(supposed, { ...view, profile }, ground));
  const same = supposed.verdict.conditions.find(({ id }) => id === condition.id);
  if (!told || same?.outcome !== "unknown") return undefined;
  const lacks = `；缺${told.lacking(condition.missing)}，它不会比合计还多`;
  const words = toldWords(same, told);
  return ROUGH.test(words) ? words.replace(ROUGH, lacks) : undefined;
}

/** A figure of one year is at most the total that it is within. */
function mostOf(key: string, year: number, { profile }: CompanyView): Fact[] {
  const total = profile
    .all(key)
    .find(({ years }) => years && years[0] !== years[1] && years[0] <= year && year <= years[1]);
  const high = total?.value.kind === "figure" ? total.value.interval.high : undefined;
  if (!high) return [];
  const interval = { low: ZERO, high, lowIncluded: true, highIncluded: true };
  return [{ key, years: [year, year], value: { kind: "figure", interval, approximate: true } }];
}
