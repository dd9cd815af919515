import { readFileSync } from "node:fs";
import { join } from "node:path";
import { factsAsked } from "../../src/answering/ruled/facts-asked.ts";
import { bearers, citationsOf } from "../../src/answering/ruled/rule-citing.ts";
import type { FilingGround } from "../../src/filing/filing-ground.ts";
import { readCompany } from "../../src/knowledge/company-file.ts";
import { measuresOf } from "../../src/knowledge/fact-rows.ts";
import { namesOf } from "../../src/knowledge/rule-names.ts";
import type { Fact } from "../../src/profile/fact.ts";
import { EMPTY_HISTORY } from "../../src/profile/history.ts";
import { Profile } from "../../src/profile/profile.ts";
import { kindOf } from "../../src/rules/held-title.ts";
import { standingOf } from "../../src/rules/judge-all.ts";
import { realMind } from "../real-knowledge.ts";
import { knowledge, realGround, ruleOf } from "../rules/loaded-rules.ts";

/** The companies that packages are made for. */
export const COMPANIES = [
  "equipment-maker",
  "manufacturer",
  "wolfberry-farm",
  "parts-maker",
  "rough-figures",
] as const;

/** The facts of a company's file. */
export function factsOfCompany(company: string): readonly Fact[] {
  const file = join(import.meta.dirname, `../companies/${company}.yaml`);
  const faults: string[] = [];
  const source = { file, text: readFileSync(file, "utf8") };
  const read = readCompany(source, faults, realGround.definitions, measuresOf(knowledge.rules));
  if (!read) throw new Error(faults.join("\n"));
  return read.facts;
}

/** What a package of a company is made from; `facts` stand instead of its own where given. */
export function packageGround(
  company: string,
  programme = "hnte",
  asOf = "2026-06-12",
  change: Partial<FilingGround> = {},
): FilingGround {
  const rule = ruleOf(programme);
  const profile = change.profile ?? new Profile(factsOfCompany(company));
  const asked = { asOf, kind: kindOf(rule, profile, asOf), options: new Map<string, string>() };
  return {
    profile,
    history: EMPTY_HISTORY,
    taken: [],
    standing: standingOf(rule, profile, asked, realGround),
    others: [],
    rules: knowledge.rules,
    definitions: realGround.definitions,
    names: namesOf(knowledge),
    asOf,
    cite: (clauses, day) => citationsOf(bearers(clauses, day, realMind), realMind),
    factsAsked,
    ...change,
  };
}
