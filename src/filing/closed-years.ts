import { yearOf } from "../calendar/fiscal-year.ts";
import { EVERYWHERE } from "../rules/judge.ts";
import { standingOf, type Standing } from "../rules/judge-all.ts";
import { Told } from "../rules/telling.ts";
import type { FilingGround } from "./filing-ground.ts";

/** What the years that are over come to, where the next filing looks at one that is not. */
export interface ClosedView {
  readonly told: Told;
  readonly standing: Standing;
  /** `2023—2025`. */
  readonly span: string;
}

/** Judges by the years that are over; `undefined` where the next filing looks at no other. */
export function byClosedYears(ground: FilingGround, { verdict }: Told): ClosedView | undefined {
  const { standing, profile, definitions, names } = ground;
  const { asOf, kind, years } = verdict;
  // Only a rule of the whole country can be judged without knowing which places lie in which.
  const over = years.every((year) => year < yearOf(asOf));
  if (standing.rule.region !== EVERYWHERE || over || verdict.outcome !== "unknown")
    return undefined;
  const options = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
  const asked = { asOf, filingDay: asOf, kind, options };
  const closed = standingOf(standing.rule, profile, asked, { definitions, lies: () => undefined });
  const told = Told.of({ standing: closed, profile, definitions, names });
  const of = closed.verdict.years;
  const span = [...new Set([of[0], of.at(-1)])].map(String).join("—");
  return told && { told, standing: closed, span };
}
