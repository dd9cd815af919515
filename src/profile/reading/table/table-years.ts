import type { FactDefinition } from "../../fact-definition.ts";
import type { ColumnTime } from "./table-period.ts";
import type { TableGround } from "./table-reading-kinds.ts";
import type { TableState } from "./table-state.ts";

/** The fiscal year of a figure, none where the fact needs none, or what is open about it. */
export type DatedFigure =
  { readonly year: number | undefined } | { readonly open: "year" | "part" };

/** The last month of a fiscal year. */
const LAST_MONTH = 12;

/** Which fiscal year a figure is of, by its column and by the period of its statement. */
export function yearOfFigure(
  { per }: FactDefinition,
  time: ColumnTime | undefined,
  { period }: TableState,
  { stated }: TableGround,
): DatedFigure {
  if (per === "once") return { year: undefined };
  if (time?.kind === "part") return { open: "part" };
  if (time?.kind === "year") return { year: time.year };
  const own =
    period ?? (stated?.year === undefined ? undefined : { year: stated.year, month: LAST_MONTH });
  if (!own) return { open: "year" };
  if (time?.kind === "back") return { year: own.year - time.years };
  const which = time?.which ?? "this";
  if (which === "opening") return { year: own.year - 1 };
  if (own.month !== LAST_MONTH) return { open: "part" };
  return { year: which === "last" ? own.year - 1 : own.year };
}
