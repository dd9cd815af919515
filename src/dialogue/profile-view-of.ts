import { printClause } from "../clauses/clause.ts";
import type { Day } from "../calendar/day.ts";
import type {
  CompanyProfileView,
  ConditionView,
  FactView,
  ProfileView,
  StandingView,
} from "../messages/profile-view.ts";
import { samePlace } from "../profile/claim.ts";
import type { Evidence } from "../profile/fact.ts";
import { standing, type Entry } from "../profile/history.ts";
import { isExact } from "../profile/stored-value.ts";
import { conditionLine } from "../rules/condition-words.ts";
import { clauseOf } from "../rules/condition.ts";
import type { Standing } from "../rules/judge-all.ts";
import { Told } from "../rules/telling.ts";
import { counts } from "../rules/verdict-words.ts";
import { tellingOf } from "./asking/asking.ts";
import { viewOf, type CompanyView } from "./company-view.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { CompanyState, DialogueState } from "./dialogue-state.ts";
import { placeWords, valueWords } from "./asking/fact-words.ts";

/** How well facts are borne, in words. */
const BORNE: Readonly<Record<Evidence, string>> = {
  said: "自报",
  file: "文件",
  audited: "审计",
  confirmed: "部门确认",
};

/** What is known of a company beside what was said of it. */
export type CompanyStored = Pick<CompanyProfileView, "enterpriseId" | "version" | "links">;

/** A conversation as a page shows it: what is known, from which words, and what it comes to. */
export function profileViewOf(
  { companies, current }: DialogueState,
  stored: readonly CompanyStored[],
  asOf: Day,
  ground: DialogueGround,
): ProfileView {
  return {
    asOf,
    current,
    companies: companies.flatMap((company, index) => {
      const own = stored[index];
      return own ? [companyOf(company, own, asOf, ground)] : [];
    }),
  };
}

function companyOf(
  company: CompanyState,
  stored: CompanyStored,
  asOf: Day,
  ground: DialogueGround,
): CompanyProfileView {
  const { definitions } = ground.ground;
  const view = viewOf(company, asOf, ground);
  const unknown = company.history.unknowns.map((one) => placeWords(one, definitions));
  return {
    ...stored,
    ...(company.name !== undefined && { name: company.name }),
    facts: standing(company.history)
      .filter(({ implied }) => implied !== true)
      .flatMap((entry) => factOf(entry, company, ground)),
    unknown: [...new Set(unknown)],
    standings: view.standings.map((one) => standingOf(one, view, ground)),
  };
}

function factOf(entry: Entry, { history }: CompanyState, { ground }: DialogueGround): FactView[] {
  const definition = ground.definitions.get(entry.fact);
  if (!definition) return [];
  const { fact, years, value, forecast, evidence, words, by, at } = entry;
  const before = history.entries.filter(
    (one) => one.ended !== undefined && samePlace(one, entry) && one.implied !== true,
  );
  const told = valueWords(value, definition);
  return [
    {
      fact,
      ...(years && { years }),
      label: definition.label,
      value: told,
      typed: told.replace(/^约 |（概数）$/g, ""),
      approximate: value.kind === "figure" && !isExact(value),
      forecast: forecast === true,
      borne: BORNE[evidence],
      words,
      by,
      at,
      before: before.reverse().map((one) => ({
        value: valueWords(one.value, definition),
        words: one.words,
        at: one.at,
        by: one.by,
      })),
    },
  ];
}

function standingOf(standing: Standing, view: CompanyView, ground: DialogueGround): StandingView {
  const { rule, verdict } = standing;
  const told = Told.of(tellingOf(standing, view, ground));
  return {
    rule: rule.id,
    title: verdict.title,
    outcome: verdict.outcome,
    counts: told ? counts(verdict) : "库里没有管这一天的规则。",
    filingDay: verdict.filingDay,
    years: verdict.years,
    conditions: told
      ? ORDER.flatMap((outcome) =>
          verdict.conditions
            .filter((one) => one.outcome === outcome)
            .map((one): ConditionView => {
              const clause = clauseOf(one);
              return {
                label: one.label,
                outcome,
                text: conditionLine(one, told).text,
                ...(clause && { clause: printClause(clause) }),
              };
            }),
        )
      : [],
  };
}

/** What stands against it first. */
const ORDER = ["unmet", "unknown", "expert", "met", "notApplicable"] as const;
