import { unitOf, type FactDefinition } from "../profile/fact-definition.ts";
import type { Named } from "./formula.ts";

/** What the name of a fact stands for in a formula; `undefined` for a fact that is in none. */
export function factNamed(definition: FactDefinition): Named | undefined {
  const { kind, per } = definition;
  if (kind === "date") return { from: "fact", kind: "day", unit: "天" };
  const unit = unitOf(definition);
  if (unit === undefined) return undefined;
  if (kind === "months") return { from: "fact", kind: "months", unit };
  return { from: "fact", kind: per === "once" ? "value" : "years", unit };
}
