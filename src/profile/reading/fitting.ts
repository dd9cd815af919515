import type { Quantity } from "../../units/quantity.ts";
import type { FactDefinition, FactDefinitions } from "../fact-definition.ts";
import { kinOf } from "./kin.ts";

/** Whether a figure can be the value of a fact as it stands. */
export function fits({ kind, unit: own }: FactDefinition, quantity: Quantity): boolean {
  const { kind: said, unit } = quantity;
  // 60/8 are two counts.
  if (kind === "count" && quantity.words.includes("/")) return false;
  if (said === "number")
    return isFigureKind(kind) && (kind !== "count" || own === "人" || isWhole(quantity));
  if (kind === "money") return said === "money";
  if (kind === "ratio") return said === "percent" || said === "times";
  if (kind === "count") return said === "count" && (unit === undefined || unit === own);
  if (kind !== "number") return false;
  if (own === "分") return said === "score";
  if (own === "年") return said === "duration" && (unit === "年" || unit === "月");
  if (own === "平方米") return said === "area" && unit === own;
  return said === "count" && unit === own;
}

/** Nothing is counted in parts. */
function isWhole({ value, low }: Quantity): boolean {
  return (value ?? low)?.d === 1n;
}

function isFigureKind(kind: FactDefinition["kind"]): boolean {
  return kind === "money" || kind === "ratio" || kind === "count" || kind === "number";
}

/** What the words around a figure say of the names near it. */
interface Surroundings {
  /** Whether something grows or shrinks. */
  readonly growing: boolean;
  /** Whether people are counted anywhere in the message. */
  readonly people: boolean;
}

/** Facts that hold the figure, meant by a name: those named, else their kin (share, growth, people). */
export function meant(
  named: readonly FactDefinition[],
  quantity: Quantity,
  { growing, people }: Surroundings,
  definitions: FactDefinitions,
): FactDefinition[] {
  const direct = named.filter((each) => fits(each, quantity));
  if (direct.length > 0) return direct;
  const { kind, unit } = quantity;
  const pieces = kind === "count" && unit === undefined;
  if (pieces && !people) return named.filter((each) => each.kind === "money");
  const ids = named.flatMap(({ id }) => {
    const kin = kinOf(id);
    if (kind === "percent") return (growing ? kin.growth : kin.share) ?? [];
    if (kind === "times") return growing ? (kin.growth ?? []) : [];
    return pieces || (kind === "count" && unit === "人") ? (kin.people ?? []) : [];
  });
  return [...new Set(ids)].flatMap((id) => definitions.get(id) ?? []);
}

/** The fact meant among several: the programme's own, else the usual one. */
export function chosen(
  facts: readonly FactDefinition[],
  within: readonly string[] | undefined,
): FactDefinition | undefined {
  const own = within?.find((id) => facts.some((each) => each.id === id));
  return facts.find(({ id }) => id === own) ?? facts[0];
}
