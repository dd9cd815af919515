import type { Clause } from "../clauses/clause.ts";

/** What the value of a fact is; `months` are month-begin and month-end counts of a year. */
export type FactKind =
  | "money"
  | "count"
  | "ratio"
  | "date"
  | "yesno"
  | "choice"
  | "text"
  | "items"
  | "number"
  | "months";

/** What can be known about an enterprise: one fact of the law, apart from all that differ in law. */
export interface FactDefinition {
  id: string;
  label: string;
  aliases: readonly string[];
  kind: FactKind;
  /** Whether it has a value for a year, for a point in time (the end of a year), or once and for all. */
  per: "year" | "point" | "once";
  /** 元, 人, 项, %, 年, 天 …; `undefined` where the kind has none. */
  unit?: string;
  definition?: string;
  /** Where it is defined. */
  clause?: Clause;
  question?: string;
  hint?: string;
  /** Decimal figures in the unit between which a value raises no doubt. */
  plausible?: { from: string; to: string };
  /** Whether the company can change it, and in which direction it can honestly do so. */
  controllable?: "yes" | "no" | "up" | "down";
  /** Values of a choice. */
  choices: readonly string[];
  /** Facts (ids) that differ in law and never fill it. */
  distinctFrom: readonly string[];
  /** The list whose items of one kind it counts. */
  item?: { of: string; kind: string };
  /** Of a list: what is taken for granted of items that are only counted, and how that is told under `say`. */
  usual?: Readonly<Record<string, string>>;
}

/** Definitions by id. */
export type FactDefinitions = ReadonlyMap<string, FactDefinition>;

/** The unit that the figures of a fact are held in; `undefined` where it is no figure. */
export function unitOf({ kind, unit }: FactDefinition): string | undefined {
  if (kind === "money") return "元";
  if (kind === "ratio") return "%";
  if (kind === "count" || kind === "number" || kind === "months") return unit ?? "数";
  return undefined;
}

/** Whether the figure may be below zero: only where its plausible range says so. */
export function maySink({ plausible, kind }: FactDefinition): boolean {
  if (plausible) return plausible.from.startsWith("-");
  return kind === "ratio";
}
