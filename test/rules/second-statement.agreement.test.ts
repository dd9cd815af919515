import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/profile/fact.ts";
import { Profile } from "../../src/profile/profile.ts";
import { withParts } from "../../src/rules/example.ts";
import { judge } from "../../src/rules/judge.ts";
import type { Interval } from "../../src/units/interval.ts";
import { knowledge, realGround, ruleOf } from "./loaded-rules.ts";
import { factsOf } from "./second-statement/facts-of.ts";
import { hnte } from "./second-statement/hnte.ts";
import type { Marks } from "./second-statement/marks.ts";
import type { Profile as Stated } from "./second-statement/profile.ts";
import { randomProfile, type Programme } from "./second-statement/random-profile.ts";
import { techSme } from "./second-statement/tech-sme.ts";
import type { Judgement } from "./second-statement/three-valued.ts";

const statements = { hnte, "tech-sme": techSme };
const programmes = Object.keys(statements) as Programme[];
/** So many random profiles; `PROFILES=20000` asks more, and is worth it after a change to a rule. */
const PROFILES = Number(process.env["PROFILES"] ?? 4000);
const SHOWN = 5;

/** Parts of scores that are called otherwise in the rules. */
const names: Readonly<Record<string, string>> = {
  growthNetAssets: "growth-net-assets",
  growthSales: "growth-sales",
};
/** Where the text is open the second statement averages transformations over three years. */
const options = new Map([["transformationYears", "three"]]);
/** How intellectual property was obtained; the second statement leaves all of its marks to experts. */
const obtained: Fact = { key: "ipSource", value: { kind: "text", text: "自主研发" } };
const money = new Set(knowledge.facts.filter(({ kind }) => kind === "money").map(({ id }) => id));

/** What the second statement says of conditions, scores and outcome. */
function stated(programme: Programme, profile: Stated): [string, string][] {
  const { conditions, scores, outcome }: Judgement<Marks> = statements[programme](profile);
  return [
    // A condition with no year to look at leaves the whole unknown.
    ...Object.entries(conditions).map(([id, one]): [string, string] => [
      id,
      one === "notApplicable" ? "unknown" : one,
    ]),
    ...Object.entries(scores).map(([id, range]): [string, string] => [
      `score ${names[id] ?? id}`,
      range.join(".."),
    ]),
    ["outcome", outcome],
  ];
}

/** What the rule that ships says of the same. */
function ruled(programme: Programme, profile: Stated): ReadonlyMap<string, string> {
  const facts = new Profile([...factsOf(profile, (id) => money.has(id)), obtained]);
  const { filingDay } = profile;
  const asked = { filingDay, asOf: filingDay, options };
  const verdict = judge(ruleOf(programme), facts, asked, realGround);
  return new Map([
    ...verdict.conditions.map(({ id, outcome }) => [id, outcome] as const),
    ...verdict.scores
      .flatMap(withParts)
      .map(({ id, range }) => [`score ${id}`, ends(range)] as const),
    ["outcome", verdict.outcome],
  ]);
}

const ends = ({ low, high }: Interval) => `${low?.toFraction()}..${high?.toFraction()}`;

describe("the rules that ship and their second statement", () => {
  it.each(programmes)(
    `%s: one verdict on ${PROFILES} random profiles`,
    { timeout: 120_000 },
    (programme) => {
      const differences: string[] = [];
      for (let seed = 0; seed < PROFILES && differences.length < SHOWN; seed += 1) {
        const { profile } = randomProfile(programme, seed);
        const rule = ruled(programme, profile);
        for (const [id, one] of stated(programme, profile))
          if (rule.get(id) !== one)
            differences.push(`seed ${seed}, ${id}: rule ${rule.get(id)}, second statement ${one}`);
      }
      expect(differences).toEqual([]);
    },
  );
});
