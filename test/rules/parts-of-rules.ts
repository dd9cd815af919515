import type { Clause } from "../../src/clauses/clause.ts";
import type { Band, Condition, RuleVersion, Subject } from "../../src/rules/rule.ts";

/** All plain objects within something read, however deep, those in lists and maps too. */
function* within(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Map || Array.isArray(value)) {
    for (const one of value.values()) yield* within(one);
    return;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return;
  yield value as Readonly<Record<string, unknown>>;
  for (const one of Object.values(value)) yield* within(one);
}

/** Every clause that something read names. */
export function clausesIn(value: unknown): Clause[] {
  return [...within(value)].flatMap(({ document, place }) =>
    typeof document === "string" && typeof place === "string" ? [{ document, place }] : [],
  );
}

/** Ids of the facts that a version of a rule looks at, in formulas too. */
export function factsIn(version: RuleVersion): string[] {
  const own = (name: string) =>
    version.measures.has(name) || version.params.has(name) || name === "filingDay";
  const found = [...within(version)].flatMap(({ kind, name, names, fact, cases, given }) => [
    ...(kind === "fact" && typeof name === "string" ? [name] : []),
    ...(Array.isArray(names) ? (names as string[]).filter((one) => !own(one)) : []),
    ...(typeof fact === "string" ? [fact] : []),
    // A measure without a formula is only known where it is stated.
    ...(Array.isArray(cases) && cases.length === 0 && Array.isArray(given)
      ? (given as string[]).slice(0, 1)
      : []),
  ]);
  const functions = new Set(FUNCTIONS);
  return [...new Set(found)].filter((one) => !functions.has(one) && !own(one));
}

const FUNCTIONS = (
  "latest yearsAgo thisYear last sum average smallest largest years shares days fullYears " +
  "min max positive whole compound averageGrowth monthly asNumber points"
).split(" ");

/** Every figure as it is written in something read. */
export function wordsIn(value: unknown): string[] {
  return [...within(value)].flatMap(({ words }) => (typeof words === "string" ? [words] : []));
}

/** Facts that state outright what a version also computes from others. */
export function statedFactsIn(version: RuleVersion): string[] {
  const { measures, scores } = version;
  const computed = [...measures.values()].filter(({ cases, count }) => cases.length > 0 || count);
  const given = [...within(scores)].flatMap((part) =>
    typeof part["given"] === "string" ? [part["given"]] : [],
  );
  const stated = computed.flatMap(({ id, given: names }) =>
    names.flatMap((name) =>
      name !== id && measures.has(name) ? factsOfMeasure(version, name) : [name],
    ),
  );
  return [...stated, ...given];
}

/** Facts that a measure is computed from, whatever lies between. */
function factsOfMeasure(version: RuleVersion, id: string): string[] {
  const names = [...within(version.measures.get(id)?.cases)].flatMap((one) => [
    ...(Array.isArray(one["names"]) ? (one["names"] as string[]) : []),
    ...(typeof one["name"] === "string" ? [one["name"]] : []),
  ]);
  return names.flatMap((name) =>
    version.measures.has(name) ? factsOfMeasure(version, name) : [name],
  );
}

/** Lists that a version counts, each with the facts that state the counts where there is no list. */
export function countedIn(version: RuleVersion): { list: string; instead: string[] }[] {
  return [...version.measures.values()].flatMap(({ id, count }) =>
    count ? [{ list: count.fact, instead: factsOfMeasure(version, id) }] : [],
  );
}

/** The fields of a list that a version tests, with the words it looks for; none for days. */
export function itemTestsIn(
  version: RuleVersion,
  fact: string,
): { field: string; words: string[] }[] {
  const counts = [...version.measures.values()].flatMap(({ count }) => count ?? []);
  const fields = new Map<string, string[]>();
  for (const test of counts.filter((one) => one.fact === fact).flatMap(({ where }) => where)) {
    const words = "oneOf" in test ? test.oneOf : [];
    fields.set(test.field, [...(fields.get(test.field) ?? []), ...words]);
  }
  return [...fields].map(([field, words]) => ({ field, words }));
}

/** Every condition of a version, those within others too. */
export function conditionsIn(version: RuleVersion): Condition[] {
  return [...within(version)].filter((one) => isCondition(one)) as unknown as Condition[];
}

const isCondition = ({ test }: Readonly<Record<string, unknown>>) =>
  typeof test === "object" && test !== null && "kind" in test;

/** Every table of a version whose rows have limits. */
export function bandsIn(version: RuleVersion): { by: Subject; bands: readonly Band<unknown>[] }[] {
  return [...within(version)].flatMap(({ by, bands }) =>
    Array.isArray(bands) ? [{ by: by as Subject, bands: bands as Band<unknown>[] }] : [],
  );
}

/** The fact whose last year a measure is, and nothing else. */
export function latestOf({ measures }: RuleVersion, id: string): string | undefined {
  const [only, ...others] = measures.get(id)?.cases ?? [];
  return others.length > 0 ? undefined : /^latest\((\w+)\)$/.exec(only?.formula.text ?? "")?.[1];
}
