import type { Day } from "../../calendar/day.ts";
import { Profile } from "../../profile/profile.ts";
import { judge, type Ground } from "../../rules/judge.ts";
import type { Rule } from "../../rules/rule.ts";
import { versionFor } from "../../rules/version.ts";
import { hnteCase, type HnteCase } from "./hnte-cases.ts";
import { hnteFigures } from "./hnte-figures.ts";
import { rivals, type Outcomes, type Rival } from "./rule-rivals.ts";
import { at } from "./spread.ts";

const CASES = 1000;
const ROUNDS = 3;

/** Takes the decision on 高企 for the same enterprises with our engine and others; one line for each. */
export async function benchRivals(rule: Rule, ground: Ground, day: Day): Promise<string[]> {
  const version = versionFor(rule, day);
  if (!version) throw new Error(`No version of ${rule.id} decides filings of ${day}.`);
  const figures = hnteFigures(version);
  const cases = Array.from({ length: CASES }, (_, seed) => hnteCase(seed, day, figures));
  const own: Rival = {
    name: "own",
    decide: ({ facts }) => {
      const asked = { asOf: day, filingDay: day };
      const { conditions } = judge(rule, new Profile(facts), asked, ground);
      return Promise.resolve(
        Object.fromEntries(conditions.map(({ id, outcome }) => [id, outcome])) as Outcomes,
      );
    },
    close: () => undefined,
  };
  const [ours, line] = await measure(own, cases);
  const lines = [`rules, ${CASES} decisions on 高企 with values and thresholds: ${line}`];
  for (const open of rivals) {
    const rival = await open(figures);
    if (!rival) {
      lines.push(
        "rules, the same: an engine is not installed, skipped (npm install --no-save @gorules/zen-engine@0.54.0)",
      );
      continue;
    }
    const [theirs, speed] = await measure(rival, cases);
    rival.close();
    lines.push(`rules, the same: ${speed}; ${differing(ours, theirs)}`);
  }
  return lines;
}

/** Outcomes of the cases, and how long one takes when asked one after another and many at once. */
async function measure(
  rival: Rival,
  cases: readonly HnteCase[],
): Promise<[readonly Outcomes[], string]> {
  let outcomes: Outcomes[] = [];
  const times: number[] = [];
  let together = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    outcomes = await Promise.all(cases.map((one) => rival.decide(one)));
    together = ((performance.now() - began) / CASES) * 1000;
    for (const one of cases) {
      const before = performance.now();
      await rival.decide(one);
      if (round === ROUNDS - 1) times.push((performance.now() - before) * 1000);
    }
  }
  const [half, late] = [at(times, 0.5, 0), at(times, 0.99, 0)];
  const speed = `p50 ${half} µs, p99 ${late} µs, ${together.toFixed(0)} µs each when all are asked at once`;
  return [outcomes, `${rival.name} ${speed}`];
}

/** On how many conditions two engines differ, by condition. */
function differing(ours: readonly Outcomes[], theirs: readonly Outcomes[]): string {
  const counts = new Map<string, number>();
  for (const [index, own] of ours.entries())
    for (const [id, outcome] of Object.entries(own))
      if (theirs[index]?.[id] !== outcome) counts.set(id, (counts.get(id) ?? 0) + 1);
  const named = [...counts].map(([id, count]) => `${id} ${String(count)}`);
  return named.length === 0 ? "all decided alike" : `decided otherwise: ${named.join(", ")}`;
}
