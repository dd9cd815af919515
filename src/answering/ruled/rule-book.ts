import type { Knowledge } from "../../knowledge/knowledge.ts";
import { groundOf } from "../../knowledge/rule-ground.ts";
import { createVocabulary, type Vocabulary } from "../../profile/reading/vocabulary.ts";
import type { Ground } from "../../rules/judge.ts";
import { usualProgramme } from "../retrieve.ts";
import type { Rule } from "../../rules/rule.ts";

/** The rules as answering looks them up. */
export interface RuleBook {
  readonly all: readonly Rule[];
  /** Rules by the programme they belong to. */
  readonly byProgramme: ReadonlyMap<string, readonly Rule[]>;
  readonly ground: Ground;
  /** The words facts are spoken of by. */
  readonly vocabulary: Vocabulary;
  /** The programme that is meant where figures name none. */
  readonly usual: string;
}

/** Makes the rules ready to be looked up. */
export function ruleBook(knowledge: Knowledge): RuleBook {
  return {
    all: knowledge.rules,
    byProgramme: byProgrammeOf(knowledge.rules),
    ground: groundOf(knowledge),
    vocabulary: createVocabulary(knowledge.facts),
    usual: usualProgramme,
  };
}

/** The same book with these rules. */
export function withRules(book: RuleBook, rules: readonly Rule[]): RuleBook {
  return { ...book, all: rules, byProgramme: byProgrammeOf(rules) };
}

function byProgrammeOf(rules: readonly Rule[]): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const others = found.get(rule.programme);
    if (others) others.push(rule);
    else found.set(rule.programme, [rule]);
  }
  return found;
}
