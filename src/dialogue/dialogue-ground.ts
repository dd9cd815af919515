import type { Clause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { groundOf } from "../knowledge/rule-ground.ts";
import { namesOf } from "../knowledge/rule-names.ts";
import type { Citation, Reply } from "../messages/reply.ts";
import type { PlaceName } from "../profile/reading/turn/turn-context.ts";
import { createVocabulary, type Vocabulary } from "../profile/reading/vocabulary.ts";
import type { Ground } from "../rules/judge.ts";
import type { Rule, RuleVersion } from "../rules/rule.ts";
import type { Names } from "../rules/telling.ts";

/** What a conversation gets from the floors above and beside it. */
export interface DialogueServices {
  /** Answers a question on policies by the law of a day. */
  readonly answerQuestion: (text: string, asOf: Day) => Reply;
  /** Facts (ids) that a version looks at. */
  readonly factsAsked: (version: RuleVersion) => readonly string[];
  /** A text with what was typed by its sound put right: 高其 → 高企. */
  readonly mend: (text: string) => string;
  /** Citations of clauses as they stood on a day. */
  readonly cite: (clauses: readonly Clause[], day: Day) => readonly Citation[];
}

/** Everything that a conversation looks things up in, made once for each state of the knowledge. */
export interface DialogueGround extends DialogueServices {
  readonly knowledge: Knowledge;
  readonly rules: readonly Rule[];
  readonly ground: Ground;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
  readonly places: readonly PlaceName[];
}

/** Makes the ground of conversations. */
export function dialogueGround(knowledge: Knowledge, services: DialogueServices): DialogueGround {
  return {
    ...services,
    knowledge,
    rules: knowledge.rules,
    ground: groundOf(knowledge),
    names: namesOf(knowledge),
    vocabulary: createVocabulary(knowledge.facts),
    places: knowledge.regions
      .filter(({ level, home, name }) => (level === "市" || level === "县" || home) && name !== "")
      .map(({ name, full, aliases }) => ({
        name,
        words: [
          full,
          name,
          ...aliases.filter((alias) => !/^(?:全|我|咱|本|市里|首府)/.test(alias)),
        ],
      })),
  };
}
