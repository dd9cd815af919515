import { standing } from "../../profile/history.ts";
import { fraction, isExact, readStored } from "../../profile/stored-value.ts";
import type { Entry } from "../../profile/history.ts";
import { judge } from "../../rules/judge.ts";
import type { MissingFact, Verdict } from "../../rules/verdict.ts";
import { pointInterval } from "../../units/interval.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** Figures that are only approximate, actual ones alone. */
export function roughEntries({ company }: CompanyView): Entry[] {
  return standing(company.history).filter(
    ({ value, forecast }) => value.kind === "figure" && !isExact(value) && forecast !== true,
  );
}

/** Approximate figures that lie so near to a threshold that only the exact one decides. */
export function decisiveRough(view: CompanyView, ground: DialogueGround): readonly MissingFact[] {
  const known = decisive.get(view) ?? lookedUp(view, ground);
  decisive.set(view, known);
  return known;
}

/** What decides of a company as it was looked at. */
const decisive = new WeakMap<CompanyView, readonly MissingFact[]>();

function lookedUp(view: CompanyView, ground: DialogueGround): MissingFact[] {
  const waiting = view.standings.filter(({ verdict }) => undecided(verdict).length > 0);
  if (waiting.length === 0) return [];
  return roughEntries(view).flatMap((entry) => {
    const decides = waiting.some(({ rule, verdict }) => {
      const asked = { ...verdict, options: new Map<string, string>() };
      const exact = view.profile.with([{ ...factOf(entry), id: "supposed" }]);
      const after = judge(rule, exact, asked, ground.ground);
      const open = new Set(undecided(verdict).map(({ id }) => id));
      return after.conditions.some(({ id, outcome }) => open.has(id) && outcome !== "unknown");
    });
    return decides ? asMissing(entry) : [];
  });
}

/** All approximate figures, to be asked for once nothing else is missing. */
export function roughFacts(view: CompanyView): MissingFact[] {
  return roughEntries(view).flatMap(asMissing);
}

/** Conditions that wait for nothing but exact figures. */
function undecided({ conditions }: Verdict) {
  return conditions.filter(
    ({ outcome, missing, undefinedBecause }) =>
      outcome === "unknown" && missing.length === 0 && undefinedBecause === undefined,
  );
}

function asMissing({ fact, years }: Entry): MissingFact[] {
  if (!years) return [{ fact }];
  return years[0] === years[1] ? [{ fact, year: years[0] }] : [];
}

function factOf({ fact, years, value }: Entry) {
  const said = value.kind === "figure" ? (value.said ?? value.low) : undefined;
  const exact =
    said === undefined
      ? readStored(value)
      : ({ kind: "figure", interval: pointInterval(fraction(said)), approximate: false } as const);
  return { key: fact, value: exact, ...(years && { years }) };
}
