import { createHash } from "node:crypto";
import type { Day } from "../../calendar/day.ts";
import type { Industry } from "../../knowledge/industry.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Programme } from "../../knowledge/programme.ts";
import type { Region } from "../../knowledge/region.ts";
import { groundOf } from "../../knowledge/rule-ground.ts";
import { unitOf } from "../../profile/fact-definition.ts";
import { createVocabulary, type Vocabulary } from "../../profile/reading/vocabulary.ts";
import type { Ground } from "../../rules/judge.ts";
import type { Rule, RuleVersion, Window } from "../../rules/rule.ts";
import { UnitTypes } from "../../rules/unit-types.ts";
import { versionFor } from "../../rules/version.ts";

/** What audiences are read, told and judged with. */
export interface AudienceGround extends Ground {
  readonly types: UnitTypes;
  readonly rules: readonly Rule[];
  readonly programmes: readonly Programme[];
  readonly regions: readonly Region[];
  readonly industries: readonly Industry[];
  readonly vocabulary: Vocabulary;
  /** Changes with what facts and places are: verdicts that were stored hold no longer then. */
  readonly hash: string;
  /** Changes with everything that an audience is judged with. */
  readonly revision: string;
}

/** What an audience needs of the knowledge. */
export type AudienceKnowledge = Pick<
  Knowledge,
  "facts" | "regions" | "rules" | "programmes" | "industries"
>;

/** Makes the knowledge ready for audiences. */
export function audienceGround(knowledge: AudienceKnowledge): AudienceGround {
  const { facts, rules, programmes, regions, industries } = knowledge;
  const meaning = [
    facts.map(({ id, kind, per, unit, plausible, item, usual }) => [
      ...[id, kind, per, unit, plausible?.from, item, usual],
    ]),
    regions.map(({ name, full, parent, aliases }) => [name, full, parent, aliases]),
  ];
  return {
    ...groundOf(knowledge),
    types: new UnitTypes(facts.flatMap((fact) => unitOf(fact) ?? [])),
    ...{ rules, programmes, regions, industries },
    vocabulary: createVocabulary(facts),
    hash: hashOf(meaning),
    revision: hashOf([
      ...[meaning, industries, programmes.map(({ id, title }) => [id, title])],
      rules.map(({ id, region, versions }) => [
        ...[id, region],
        versions.map(({ hash, windows }) => [hash, windows.flatMap(announcedDays)]),
      ]),
    ]),
  };
}

/** The days of a window that a notice announced. */
function announcedDays({ announced, from, to }: Window) {
  return announced === true ? [{ from, to }] : [];
}

function hashOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}

/** The rule of that id; `undefined` where there is none. */
export function ruleNamed(ground: Pick<AudienceGround, "rules">, id: string): Rule | undefined {
  return ground.rules.find((rule) => rule.id === id);
}

/** The version of a rule by which its measures are told on a day: the one in force, else the last. */
export function versionOn(rule: Rule, day: Day): RuleVersion | undefined {
  return versionFor(rule, day) ?? rule.versions.at(-1);
}
