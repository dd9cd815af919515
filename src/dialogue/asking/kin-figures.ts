import type { Fact } from "../../profile/fact.ts";
import { standing, type Entry } from "../../profile/history.ts";
import { readStored } from "../../profile/stored-value.ts";
import type { CompanyState } from "../dialogue-state.ts";

/** Figures that another programme counts a little otherwise: what it would ask, by what may serve until it is told. */
const KIN: Readonly<Record<string, readonly string[]>> = {
  employeesSme: ["employees"],
  techStaffSme: ["techStaff"],
  rdExpenseDeduction: ["rdExpenseUnspecified"],
};

/** The figure that was told of nearly the same for a year; `undefined` where none was, or the own one is known. */
export function kinEntry(
  fact: string,
  year: number | undefined,
  { history }: CompanyState,
): Entry | undefined {
  const known = standing(history).filter(
    ({ years }) => year === undefined || (years?.[0] === year && years[1] === year),
  );
  const of = KIN[fact] ?? [];
  if (known.some((one) => one.fact === fact)) return undefined;
  return known.find((one) => of.includes(one.fact) && one.value.kind === "figure");
}

/** What is missing of some years, as the figures that were told of nearly the same. */
export function kinFacts(years: readonly number[], company: CompanyState): Fact[] {
  return Object.keys(KIN).flatMap((key) =>
    years.flatMap((year): Fact[] => {
      const entry = kinEntry(key, year, company);
      return entry ? [{ key, years: [year, year], value: readStored(entry.value) }] : [];
    }),
  );
}
