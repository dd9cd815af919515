import type { Condition } from "./rule.ts";

/** Conditions and all within them. */
export function withConditions(conditions: readonly Condition[]): Condition[] {
  return conditions.flatMap((condition) => {
    const { test } = condition;
    const inner =
      test.kind === "all" || test.kind === "any"
        ? test.of
        : test.kind === "option"
          ? [...test.choices.values()]
          : test.kind === "not"
            ? [test.of]
            : [];
    return [condition, ...withConditions(inner)];
  });
}
