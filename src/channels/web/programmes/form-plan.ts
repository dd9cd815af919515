import type { Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import type { FactDefinition } from "../../../profile/fact-definition.ts";
import { EVERYWHERE } from "../../../rules/judge.ts";
import type { RuleVersion } from "../../../rules/rule.ts";
import { factUses, type FactUse } from "./fact-uses.ts";
import type { Guide } from "./guide.ts";

/** A fact that the form asks, with the fiscal years it is asked for; none where it holds once and for all. */
export interface AskedFact {
  definition: FactDefinition;
  years: readonly number[];
  /** What of a list counts, for choosing from. */
  choices: readonly string[];
}

/** Facts that are asked together. */
interface FactGroup {
  id: string;
  label: string;
  facts: readonly AskedFact[];
}

/** What the form of a version asks for one filing day. */
export interface FormPlan {
  /** In the order of the rule, by the conditions that need them. */
  groups: readonly FactGroup[];
  /** Finer figures, and results that may be stated outright. */
  more: readonly AskedFact[];
}

/** The fact that says where a company is registered. */
export const PLACE = "regRegion";

/** The fact that says since when there is a company. */
const BEGUN = "regDate";

const BASICS = "basics";
const NOTES = "notes";

/** Puts the facts of a version into the order in which they are asked. */
export function planForm(
  { rule, ground: { definitions } }: Guide,
  version: RuleVersion,
  filingDay: Day,
): FormPlan {
  const uses = factUses(version, definitions);
  const local = rule.region !== EVERYWHERE;
  // Years before there was a company have no figures: so it is asked when it began.
  const looksBack = [...uses.values()].some(({ back }) => Math.max(...back) > 1);
  const asked = version.ask.filter((id) => id !== PLACE);
  const basics = [
    ...(local ? [PLACE] : []),
    ...(looksBack && !asked.includes(BEGUN) ? [BEGUN] : []),
  ];
  const order = [...basics, ...asked];
  const facts = (ids: readonly string[]) =>
    ids.flatMap((id): AskedFact[] => {
      const definition = definitions.get(id);
      return definition && isAskable(definition, uses.get(id))
        ? [askedFact(definition, uses.get(id), version, filingDay)]
        : [];
    });
  const groupOf = (id: string) =>
    basics.includes(id) ? BASICS : (uses.get(id)?.condition ?? NOTES);
  const ids = [...new Set(order.map(groupOf))].sort(
    (a, b) => Number(a === NOTES) - Number(b === NOTES),
  );
  const groups = ids.map((id) => ({
    id,
    label: groupLabel(id, version),
    facts: facts(order.filter((fact) => groupOf(fact) === id)),
  }));
  return {
    groups: groups.filter((group) => group.facts.length > 0),
    more: facts([...uses.keys()].filter((id) => !order.includes(id))),
  };
}

function groupLabel(id: string, { conditions }: RuleVersion): string {
  if (id === BASICS) return "企业基本情况";
  return conditions.find((one) => one.id === id)?.label ?? "算金额和提示用的";
}

/** A list whose entries another fact counts is not asked for entry by entry. */
function isAskable({ kind }: FactDefinition, use: FactUse | undefined): boolean {
  return kind !== "items" || use?.replaceable !== true;
}

function askedFact(
  definition: FactDefinition,
  use: FactUse | undefined,
  { dateBy }: RuleVersion,
  filingDay: Day,
): AskedFact {
  const filing = yearOf(filingDay);
  const figures = ["money", "count", "ratio", "number", "months"].includes(definition.kind);
  const back = figures ? [...(use?.back ?? [1])] : [dateBy === "filing" ? 0 : 1];
  const years = definition.per === "once" ? [] : back.map((one) => filing - one).sort();
  const named = use?.count?.where.find((test) => test.field === "kind");
  const choices =
    definition.kind === "items"
      ? named && "oneOf" in named
        ? named.oneOf
        : []
      : definition.choices;
  return { definition, years, choices };
}
