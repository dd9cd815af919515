import { yearOf } from "../../calendar/fiscal-year.ts";
import { standing } from "../../profile/history.ts";
import type { TurnContext } from "../../profile/reading/turn/turn-context.ts";
import { factsWithin, yearsOf, type CompanyView } from "../company-view.ts";
import type { CompanyState } from "../dialogue-state.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** What messages were last read against, so that what was read of one is known again. */
const contexts = new WeakMap<CompanyView["profile"], { by: CompanyState; context: TurnContext }>();

/** What a message is read against. */
export function contextOf(view: CompanyView, ground: DialogueGround): TurnContext {
  const { company, asOf } = view;
  const before = contexts.get(view.profile);
  if (before && isAlike(before.by, company)) return before.context;
  const registered = view.profile.once("regDate")?.value;
  const first = registered?.kind === "date" ? yearOf(registered.from) : 0;
  const own = yearsOf(view).filter((year) => year >= first);
  const context: TurnContext = {
    today: asOf,
    vocabulary: ground.vocabulary,
    within: factsWithin(view, ground),
    asked: company.asked,
    known: standing(company.history),
    // What is said of all years is of those in which there was a company.
    years: own.length > 0 ? own : yearsOf(view),
    places: ground.places,
  };
  contexts.set(view.profile, { by: company, context });
  return context;
}

/** Whether messages are read alike against two states of a company that come to the same profile. */
function isAlike(one: CompanyState, other: CompanyState): boolean {
  return (
    one.history === other.history &&
    one.asked === other.asked &&
    one.rules.join(" ") === other.rules.join(" ")
  );
}
