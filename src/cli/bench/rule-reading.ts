import { isExamples, type Knowledge } from "../../knowledge/knowledge.ts";
import { readRule, ruleGround } from "../../knowledge/rule-file.ts";
import type { Source } from "../../knowledge/table.ts";
import type { Rule } from "../../rules/rule.ts";

/** Reads and checks all rules against the other tables; throws what is wrong with them. */
export function readRules(
  sources: readonly Source[],
  { facts, names, programmes }: Knowledge,
): Rule[] {
  const faults: string[] = [];
  const ground = ruleGround(facts, names);
  const rules = sources
    .filter(({ file }) => file.startsWith("rules/") && !isExamples(file))
    .flatMap((source) => readRule(source, faults, ground, programmes) ?? []);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return rules;
}
