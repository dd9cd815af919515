import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";
import { placeWords } from "../asking/fact-words.ts";

const FOUNDED = "regDate";

/** What is told of conditions for which a single figure lacks that was not known, and how it was told. */
export interface LackingTold {
  readonly lines: readonly string[];
  readonly told: Readonly<Record<string, string>>;
}

/** Conditions that wait for nothing but one figure of one year that was said not to be known. */
export function lackingTold(view: CompanyView, { ground }: DialogueGround): LackingTold {
  const told: Record<string, string> = {};
  const { unknowns } = view.company.history;
  const lines = view.standings.flatMap(({ rule, verdict }) =>
    verdict.conditions.flatMap(({ id, outcome, label, missing }) => {
      // Without the day of its founding years before there was a company are not told apart.
      const [only, ...others] = missing.filter((one) => one.fact !== FOUNDED);
      if (outcome !== "unknown" || !only || others.length > 0 || only.year === undefined) return [];
      const { fact, year } = only;
      if (!unknowns.some((one) => one.fact === fact && one.years?.[0] === year)) return [];
      const key = `${rule.id} lacks:${id}`;
      told[key] = `${fact} ${String(year)}`;
      // A figure of one year alone was just said to be left blank.
      const several = view.profile.all(fact).some(({ years }) => years !== undefined);
      if (!several || view.company.told[key] === told[key]) return [];
      const what = placeWords({ fact, years: [year, year] }, ground.definitions);
      return [`${label}还不知道，只差 ${what}。`];
    }),
  );
  return { lines, told };
}
