import type { Clause } from "../../src/clauses/clause.ts";
import type { RuleVersion } from "../../src/rules/rule.ts";

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
  "min max positive whole compound monthly asNumber points"
).split(" ");

/** Every figure as it is written in something read. */
export function wordsIn(value: unknown): string[] {
  return [...within(value)].flatMap(({ words }) => (typeof words === "string" ? [words] : []));
}
