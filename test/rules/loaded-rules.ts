import { join } from "node:path";
import { readKnowledgeFiles, readSources } from "../../src/knowledge/knowledge.ts";
import { groundOf, readAllExamples } from "../../src/knowledge/rule-ground.ts";
import type { Rule } from "../../src/rules/rule.ts";

const sources = readSources(join(import.meta.dirname, "../../knowledge"));
const read = readKnowledgeFiles(sources);

/** The knowledge that ships. */
export const { knowledge } = read;

/** The worked cases of the rules that ship, by rule. */
export const examples = readAllExamples(sources, read.faults, knowledge);

/** What is wrong with the rules that ship and their worked cases; nothing. */
export const ruleFaults = read.faults.filter((fault) => fault.startsWith("rules/"));

/** What judging by the rules that ship needs to know beside. */
export const realGround = groundOf(knowledge);

/** A rule that ships; throws where there is none. */
export function ruleOf(id: string): Rule {
  const rule = knowledge.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}: ${ruleFaults.join("\n")}`);
  return rule;
}
