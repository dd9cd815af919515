import type { Standing } from "./judge-all.ts";

/** Where a programme stands in a memo; `met` and `left` qualify, `aside` and `closed` were not looked at. */
export type Group = "met" | "left" | "nearly" | "unknown" | "not" | "aside" | "closed" | "noRule";

/** What groups that are told one by one are called, the most hopeful first. */
export const HEADINGS: readonly (readonly [Group, string])[] = [
  ["met", "够条件"],
  ["left", "能核的都够，剩下的要专家或部门定"],
  ["nearly", "差一点"],
  ["unknown", "还不知道"],
  ["not", "不够"],
];

/** With less than one in so many conditions decided, the company has said nothing about a programme. */
const DECIDED_OF = 4;

/** The group of a programme. */
export function groupOf({ state, verdict }: Standing): Group {
  const own = verdict.conditions.filter(
    ({ id, outcome }) => id !== "region" && outcome !== "notApplicable",
  );
  const decided = own.filter(({ outcome }) => outcome === "met" || outcome === "unmet");
  if (state === "qualifies") {
    if (verdict.outcome === "met") return "met";
    return decided.length === 0 ? "closed" : "left";
  }
  if (state !== "unknown") return state;
  return decided.length * DECIDED_OF <= own.length ? "aside" : "unknown";
}

/** What a group is called; `undefined` for those that are only listed. */
export function headingOf(group: Group): string | undefined {
  return HEADINGS.find(([one]) => one === group)?.[1];
}
