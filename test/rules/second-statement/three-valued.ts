/** Whether a condition holds; `unknown` where absent facts could decide it either way. */
export type Truth = "met" | "unmet" | "unknown";

/** How a condition stands: besides a truth, left to experts' scoring, or with no year to look at. */
export type Standing = Truth | "expert" | "notApplicable";

/** What is decided of a profile: all conditions, and the scores between their lowest and highest. */
export interface Judgement<Score> {
  readonly outcome: Exclude<Standing, "notApplicable">;
  readonly conditions: Readonly<Record<string, Standing>>;
  readonly scores: Readonly<Record<string, Score>>;
}

/** Turns yes and no into a truth; an absent answer is unknown. */
export function holds(answer: boolean | undefined): Truth {
  if (answer === undefined) return "unknown";
  return answer ? "met" : "unmet";
}

/** The opposite; unknown stays unknown. */
export function not(truth: Truth): Truth {
  if (truth === "unknown") return truth;
  return truth === "met" ? "unmet" : "met";
}

/** Met if all are; unmet if one is. */
export function all(...truths: readonly Truth[]): Truth {
  if (truths.includes("unmet")) return "unmet";
  return truths.includes("unknown") ? "unknown" : "met";
}

/** Met if one is; unmet if all are. */
export const any = (...truths: readonly Truth[]): Truth => not(all(...truths.map(not)));

/** What all possible worlds agree on; unknown where they differ. */
export function agreed<S extends Standing>(worlds: readonly S[]): S | "unknown" {
  const [first, ...others] = worlds;
  return first !== undefined && others.every((world) => world === first) ? first : "unknown";
}

/** The outcome of all conditions together; one with no year to look at leaves it unknown. */
export function together(conditions: Readonly<Record<string, Standing>>) {
  const standings = Object.values(conditions);
  if (standings.includes("unmet")) return "unmet";
  if (standings.includes("unknown") || standings.includes("notApplicable")) return "unknown";
  return standings.includes("expert") ? "expert" : "met";
}
