import type { Figure, RuleVersion, ScorePart, Test } from "../../rules/rule.ts";
import type { Interval } from "../../units/interval.ts";
import type { Comparator } from "../../units/interval-comparison.ts";

/** One row of a table in doubles; the first that fits counts, one without a comparator always does. */
export interface Row {
  readonly comparator?: Comparator;
  readonly limit: number;
  readonly low: number;
  readonly high: number;
}

/** The figures of the rule for 高企 in doubles, for engines that hold none others. */
export type HnteFigures = ReturnType<typeof hnteFigures>;

/** Takes the figures out of a version of the rule, so that no other place states them. */
export function hnteFigures(version: RuleVersion) {
  const threshold = (id: string) => thresholdIn(version.conditions.find((one) => one.id === id));
  const part = (id: string) =>
    partIn(version.scores, id) ?? missing(`${version.id} has no score ${id}.`);
  const [, longAgo] = testsIn(version.conditions.find(({ id }) => id === "no-incident")?.test);
  const share = version.params.get("rdThreshold")?.value;
  const source = part("ip-how").points;
  return {
    registeredDays: threshold("registered"),
    techStaff: threshold("tech-staff"),
    domestic: threshold("domestic-rd"),
    hightech: threshold("hightech-income"),
    score: threshold("innovation"),
    incidentDays: thresholdIn(longAgo),
    rd: share?.kind === "bands" ? share.bands.map(rowOf) : missing("The R&D share has no bands."),
    class1: rowsOf(part("ip-count-1")),
    class2: rowsOf(part("ip-count-2")),
    /** Sources of rights that are worth the first row; all others the second. */
    ownSources:
      source.kind === "bands" && source.bands[0]?.limit?.comparator === "oneOf"
        ? source.bands[0].limit.choices
        : missing("The source of rights has no bands."),
    source: rowsOf(part("ip-how")),
    transformation: rowsOf(part("transformation-bands")),
    growth: rowsOf(part("growth-sales-bands")),
    /** The growth on which the texts differ, and its points. */
    five: thresholdIn(part("growth-sales-five").when),
    fivePoints: expertOf(part("growth-sales-five-d")),
    growthByExperts: expertOf(part("growth-net-assets-expert")),
    extra: expertOf(part("ip-extra")),
    ip: expertOf(part("ip-level"), part("ip-core")),
    ipMost: endOf(part("ip").max, "high"),
    management: expertOf(
      ...["management-rules", "management-org", "management-incentive", "management-talent"].map(
        part,
      ),
    ),
  };
}

function rowsOf({ points }: ScorePart): Row[] {
  return points.kind === "bands" ? points.bands.map(rowOf) : missing("A part has no bands.");
}

function rowOf({
  limit,
  value,
}: {
  limit?: { comparator: Comparator | "oneOf"; interval?: Interval };
  value: Figure | Interval;
}): Row {
  const range = "kind" in value ? fixed(value) : value;
  const ends = { low: endOf(range, "low"), high: endOf(range, "high") };
  if (!limit?.interval || limit.comparator === "oneOf") return { ...ends, limit: 0 };
  return { ...ends, comparator: limit.comparator, limit: endOf(limit.interval, "low") };
}

function expertOf(...parts: readonly ScorePart[]): { low: number; high: number } {
  const ranges = parts.map(({ points }) =>
    points.kind === "expert" ? points.range : missing("A part is not for experts."),
  );
  const sum = (end: "low" | "high") =>
    ranges.reduce((added, range) => added + endOf(range, end), 0);
  return { low: sum("low"), high: sum("high") };
}

function testsIn(test: Test | undefined): readonly { test: Test }[] {
  return test?.kind === "any" || test?.kind === "all" ? test.of : [];
}

function thresholdIn(condition: { readonly test: Test } | undefined): number {
  const test = condition?.test;
  return test?.kind === "compare"
    ? endOf(fixed(test.figure), "low")
    : missing("A condition compares nothing.");
}

function fixed(figure: Figure): Interval {
  return figure.kind === "fixed" ? figure.interval : missing("A figure is not fixed.");
}

function endOf(interval: Interval, end: "low" | "high"): number {
  return interval[end]?.valueOf() ?? missing("A figure has no end.");
}

function partIn(parts: readonly ScorePart[], id: string): ScorePart | undefined {
  for (const part of parts) {
    if (part.id === id) return part;
    const inner = "parts" in part.points ? partIn(part.points.parts, id) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

function missing(what: string): never {
  throw new Error(what);
}
