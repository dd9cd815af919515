import type { Day } from "../../calendar/day.ts";
import { rankNames } from "../../rules/comparison-words.ts";
import { Evaluation } from "../../rules/evaluation.ts";
import { factsRead } from "../../rules/facts-read.ts";
import { ratio } from "../../units/rational.ts";
import type { AudienceLeaf } from "./condition.ts";
import { ruleNamed, versionOn, type AudienceGround } from "./ground.ts";
import { standing, type Judging } from "./leaf-judging.ts";

const RULE = "sme-size";
const MEASURE = "sizeRank";

/** The sizes that the rule for them tells, by rank from 1; empty where there is no such rule. */
export function sizeNames(ground: AudienceGround, today: Day): ReadonlyMap<string, string> {
  return rankNames(sizeVersion(ground, today)?.measures.get(MEASURE)?.label ?? "");
}

/** Judges of which size a company is, by the rule for sizes. */
export function sizeTest(
  leaf: Extract<AudienceLeaf, { readonly size: readonly string[] }>,
  ground: AudienceGround,
  today: Day,
): Omit<Judging, "fixed"> {
  const version = sizeVersion(ground, today);
  const names = sizeNames(ground, today);
  const strange = leaf.size.find((size) => ![...names.values()].includes(size));
  if (!version || strange !== undefined || leaf.size.length === 0)
    throw new Error(`没有“${strange ?? ""}”这种规模：可以写 ${[...names.values()].join("、")}。`);
  const facts = new Set([...factsRead(version, MEASURE), "regDate"]);
  return {
    needs: { facts, verdicts: [], told: [] },
    judge: ({ profile }) => {
      if (!profile) return { leaf, standing: "possible" };
      const situation = { asOf: today, filingDay: today };
      const evaluation = new Evaluation(version, profile, ground.definitions, situation);
      const { low, high } = evaluation.measure(MEASURE);
      const may = [...names].filter(([rank]) => {
        const place = ratio(BigInt(rank));
        return !(low && place.compare(low) < 0) && !(high && place.compare(high) > 0);
      });
      const fits = may.filter(([, name]) => leaf.size.includes(name));
      const known = fits.length === may.length ? true : fits.length === 0 ? false : undefined;
      const value = may.length < names.size ? may.map(([, name]) => name).join("或") : undefined;
      return { leaf, standing: standing(known), ...(value !== undefined && { value }) };
    },
  };
}

function sizeVersion(ground: AudienceGround, today: Day) {
  const rule = ruleNamed(ground, RULE);
  return rule && versionOn(rule, today);
}
