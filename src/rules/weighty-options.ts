import type { Profile } from "../profile/profile.ts";
import type { Situation } from "./evaluation.ts";
import { judge, type Ground } from "./judge.ts";
import type { Rule } from "./rule.ts";
import type { Verdict } from "./verdict.ts";
import { versionFor } from "./version.ts";

/** The options a verdict rests on: those of which another choice gives another value, outcome, score or amount. */
export function weightyOptions(
  verdict: Verdict,
  rule: Rule,
  profile: Profile,
  ground: Ground,
  seen: (verdict: Verdict) => unknown = whatItSays,
): Verdict["options"] {
  const version = versionFor(rule, verdict.filingDay, verdict.kind);
  const chosen = new Map(verdict.options.map(({ id, choice }) => [id, choice]));
  const { asOf, filingDay, kind } = verdict;
  const told = JSON.stringify(seen(verdict), exact);
  return verdict.options.filter(({ id, choice }) => {
    const others = [...(version?.options.get(id)?.choices.keys() ?? [])];
    return others.some((other) => {
      if (other === choice) return false;
      const situation: Situation = {
        asOf,
        filingDay,
        kind,
        options: new Map([...chosen, [id, other]]),
      };
      return JSON.stringify(seen(judge(rule, profile, situation, ground)), exact) !== told;
    });
  });
}

/** What people see of a verdict. */
function whatItSays({ outcome, conditions, scores, amounts, worth }: Verdict): unknown {
  return { outcome, conditions, scores, amounts, worth };
}

function exact(key: string, value: unknown): unknown {
  if (key === "options") return undefined;
  return typeof value === "bigint" ? String(value) : value;
}
