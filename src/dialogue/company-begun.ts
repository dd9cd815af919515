import type { Day } from "../calendar/day.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import type { CompanyState } from "./dialogue-state.ts";
import { chosenOf, programmesMeant, wantsAll, type ProgrammesMeant } from "./programme-meant.ts";

/** A company at the beginning of a turn: by which programmes it is looked at from this message on. */
export function begunBy(
  text: string,
  { either = [], ...company }: CompanyState,
  day: Day,
  ground: DialogueGround,
): { readonly begun: CompanyState; readonly meant: ProgrammesMeant } {
  const meant = meantBy(text, either, company, ground);
  return { begun: withRules(onNewDay(company, day), meant.rules, text, ground), meant };
}

/** Which programme a message means: the answer to which of several, or what it names. */
function meantBy(
  text: string,
  either: readonly string[],
  { rules }: CompanyState,
  { knowledge: { programmes }, rules: all }: DialogueGround,
): ProgrammesMeant {
  const named = programmesMeant(text, programmes, all, rules.length > 0);
  if (named.rules.length > 0 || either.length === 0) return named;
  return chosenOf(text, either, programmes, all) ?? named;
}

/** On another day what was put aside may be asked again. */
function onNewDay(company: CompanyState, day: string): CompanyState {
  const { lastDay } = company;
  return lastDay === undefined || lastDay === day ? company : { ...company, setAside: [] };
}

function withRules(
  company: CompanyState,
  rules: readonly string[],
  text: string,
  ground: DialogueGround,
): CompanyState {
  if (wantsAll(text) && rules.length === 0) {
    const offered = ["hnte", "tech-sme", "srdi-sme", "rd-deduction"];
    return {
      ...company,
      rules: ground.rules.flatMap(({ id }) => (offered.includes(id) ? id : [])),
    };
  }
  if (rules.length === 0) return company;
  const added = /也|还|顺便|一起|同时|再/.test(text);
  const all = added ? [...new Set([...company.rules, ...rules])] : rules;
  return { ...company, rules: all };
}
