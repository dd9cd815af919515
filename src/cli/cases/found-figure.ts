import type { Interval } from "../../units/interval.ts";
import { NOTHING, type Found } from "./found.ts";

/** The figure that two found ones make together, in the first one's unit. */
export function joined(
  join: (a: Interval, b: Interval) => Interval,
  a: Found,
  b: Found,
  unit = a.kind === "figure" ? a.unit : "数",
): Found {
  if (a.kind !== "figure" || b.kind !== "figure") return NOTHING;
  return { kind: "figure", interval: join(a.interval, b.interval), unit };
}
