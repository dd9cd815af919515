import type { Day } from "../calendar/day.ts";
import type { DialogueGround } from "../dialogue/dialogue-ground.ts";
import type { CompanyState } from "../dialogue/dialogue-state.ts";
import {
  comingDays,
  type ComingGround,
  type KnownCompany,
} from "../notices/reminders/coming-days.ts";
import type { ComingDay } from "../notices/reminders/coming-day.ts";
import { withCountedItems } from "../profile/counted-items.ts";
import { factsOf } from "../profile/history.ts";
import { Profile } from "../profile/profile.ts";
import type { Database } from "../stores/database.ts";
import { formerNamesEnded } from "../stores/enterprises.ts";
import { programmesAnswered } from "../stores/recipient-notices.ts";
import { openDialogue } from "./guided/stored-dialogue.ts";

/** What coming days are told with, of what conversations stand on. */
export function comingGround({ ground, rules, knowledge }: DialogueGround): ComingGround {
  return { ...ground, rules, programmes: knowledge.programmes };
}

/** The days that come for a person. */
export interface OwnDays {
  readonly days: readonly ComingDay[];
  /** Whether it has several companies, so that it matters which is meant. */
  readonly named: boolean;
}

/** The days that come for a person, by all that is known of its companies; those that it only advises are left to their own people. */
export async function ownDays(
  db: Database,
  personId: string,
  ground: ComingGround,
  today: Day,
): Promise<OwnDays> {
  const open = await openDialogue(db, `person:${personId}`);
  if (!open) return { days: [], named: false };
  const advised = new Set(
    open.own.filter(({ role }) => role === "adviser").map(({ enterpriseId }) => enterpriseId),
  );
  const spoken = open.state.companies.flatMap((state, index) => {
    const id = open.profiles[index]?.enterpriseId;
    return id === undefined || advised.has(id) ? [] : [{ id, state }];
  });
  const renamed = await formerNamesEnded(
    db,
    spoken.map(({ id }) => id),
  );
  const answered = await programmesAnswered(db, personId);
  const companies = spoken.map(({ id, state }) => {
    const programmes = answered.get(id);
    const wanted = ground.rules.filter(({ programme }) => programmes?.has(programme));
    const rules = [...new Set([...state.rules, ...wanted.map((rule) => rule.id)])];
    return companyOf(id, { ...state, rules }, renamed.get(id) ?? [], ground);
  });
  return { days: comingDays(companies, ground, today), named: companies.length > 1 };
}

function companyOf(
  id: string,
  { name, history, rules, asked, lastDay }: CompanyState,
  renamed: readonly Day[],
  ground: ComingGround,
): KnownCompany {
  const [first] = asked;
  return {
    ...{ id, name, rules, renamed },
    profile: new Profile(withCountedItems(factsOf(history), ground.definitions).facts),
    ...(first && lastDay !== undefined && { asked: { fact: first.fact, day: lastDay } }),
  };
}
