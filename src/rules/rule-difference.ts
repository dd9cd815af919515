import type { Clause } from "../clauses/clause.ts";
import { printClause } from "../clauses/clause.ts";
import type { FactDefinitions } from "../profile/fact-definition.ts";
import { isPoint, type Interval } from "../units/interval.ts";
import type { RuleVersion, ScorePart, Stated } from "./rule.ts";
import { limitWords, Wording } from "./wording.ts";

/** One thing that is otherwise in another version. */
export interface Difference {
  readonly part: "condition" | "score" | "benefit" | "material" | "window" | "deadline";
  readonly id: string;
  readonly label: string;
  readonly change: "added" | "removed" | "changed";
  readonly before?: { readonly say: string; readonly clause?: Clause };
  readonly after?: { readonly say: string; readonly clause?: Clause };
}

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly say: string;
  readonly clause?: Clause;
}

/** What two versions of a rule have otherwise: part by part, in the order of the newer one, then what fell away. */
export function differencesBetween(
  before: RuleVersion,
  after: RuleVersion,
  definitions: FactDefinitions,
): Difference[] {
  const [old, recent] = [new Wording(before, definitions), new Wording(after, definitions)];
  const conditions = (version: RuleVersion, wording: Wording): Entry[] =>
    version.conditions.map((one) => ({
      id: one.id,
      label: one.label,
      say: wording.condition(one),
      clause: one.clause,
    }));
  const scores = (version: RuleVersion) => version.scores.flatMap(leaves);
  const stated = (list: readonly Stated[]): Entry[] =>
    list.map(({ say, clause }) => ({
      id: say,
      label: "",
      say,
      ...(clause && { clause }),
    }));
  return [
    ...compared("condition", conditions(before, old), conditions(after, recent)),
    ...compared("score", scores(before), scores(after)),
    ...compared("benefit", stated(before.benefits), stated(after.benefits)),
    ...compared("material", stated(before.materials), stated(after.materials)),
    ...compared("window", stated(before.windows), stated(after.windows)),
    ...compared("deadline", stated(before.deadlines), stated(after.deadlines)),
  ];
}

function compared(
  part: Difference["part"],
  before: readonly Entry[],
  after: readonly Entry[],
): Difference[] {
  const side = ({ say, clause }: Entry) => ({ say, ...(clause && { clause }) });
  const now = after.flatMap((entry): Difference[] => {
    const was = before.find(({ id }) => id === entry.id);
    const { id, label } = entry;
    if (!was) return [{ part, id, label, change: "added", after: side(entry) }];
    const same = was.say === entry.say && printed(was.clause) === printed(entry.clause);
    return same
      ? []
      : [{ part, id, label, change: "changed", before: side(was), after: side(entry) }];
  });
  const gone = before
    .filter(({ id }) => !after.some((entry) => entry.id === id))
    .map((entry): Difference => {
      const { id, label } = entry;
      return { part, id, label, change: "removed", before: side(entry) };
    });
  return [...now, ...gone];
}

function printed(clause: Clause | undefined): string {
  return clause ? printClause(clause) : "";
}

function leaves(part: ScorePart): Entry[] {
  const { id, label, clause, points } = part;
  const entry = (say: string): Entry[] => [{ id, label, say, ...(clause && { clause }) }];
  switch (points.kind) {
    case "sum":
    case "best":
    case "first":
      return points.parts.flatMap(leaves);
    case "bands":
      return entry(
        points.bands.map((band) => `${limitWords(band)} ${pointsWords(band.value)}`).join("；"),
      );
    case "formula":
      return entry(points.formula.text);
    case "expert":
      return entry(expertWords(points.range));
  }
}

/** What experts may give; fixed points are nobody's to give. */
export function expertWords(range: Interval): string {
  return isPoint(range) ? pointsWords(range) : `专家打 ${pointsWords(range)}`;
}

/** Points as `5 分` or `5–6 分`. */
export function pointsWords({ low, high }: { low: unknown; high: unknown }): string {
  const [from, to] = [String(low), String(high)];
  return from === to ? `${from} 分` : `${from}–${to} 分`;
}
