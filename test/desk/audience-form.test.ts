import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  audienceChoices,
  conditionOf,
  formOf,
  type AudienceForm,
} from "../../src/desk/notices/audience-form.ts";
import { parseAudience, writeAudience } from "../../src/notices/audience/audience-json.ts";
import { audienceOf, COMPARISON_KEYS, STATES } from "../../src/notices/audience/condition.ts";
import { AudienceJudge } from "../../src/notices/audience/judging.ts";
import { realAudienceGround } from "../notices/real-audience-ground.ts";

const today = "2026-11-24";
const choices = audienceChoices(realAudienceGround, today, undefined);
const { places, industries, sizes, titles, rules, figures } = choices;
const ids = titles.map(({ id }) => id);

/** What can be chosen in the form. */
const chosen: fc.Arbitrary<AudienceForm> = fc
  .record({
    places: fc.subarray([...places]),
    industries: fc.subarray([...industries]),
    sizes: fc.subarray([...sizes]),
    titles: fc.subarray(ids),
    held: fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }),
    rule: fc.constantFrom("", ...rules.map(({ id }) => id)),
    outcomes: fc.subarray([...STATES], { minLength: 1 }),
    filingDay: fc.constantFrom("", "2027-05-31"),
    figures: fc.array(
      fc.record({
        figure: fc.constantFrom(...figures.keys()),
        key: fc.constantFrom(...COMPARISON_KEYS),
        value: fc.nat(99).map(String),
      }),
      { maxLength: 3 },
    ),
    member: fc.constantFrom("" as const, "yes" as const, "no" as const),
    name: fc.constantFrom("", "某某"),
  })
  .map(({ titles: named, held, rule, outcomes, filingDay, figures: rows, ...form }) => ({
    ...form,
    has: named.filter((_, at) => held[at]),
    lacks: named.filter((_, at) => !held[at]),
    ...(rule === "" ? { rule, outcomes: [], filingDay: "" } : { rule, outcomes, filingDay }),
    figures: rows.map((row) => ({ ...row, value: `${row.value}${unitOf(row.figure)}` })),
  }));

function unitOf(label: string): string {
  const unit = figures.get(label)?.unit ?? "";
  return unit === "元" ? "万元" : unit;
}

describe("the form for an audience", () => {
  it("stands again as it was chosen, judged and stored as a condition between", () => {
    fc.assert(
      fc.property(chosen, (form) => {
        const condition = conditionOf(form, choices);
        if ("fault" in condition) return;
        const stored = parseAudience(writeAudience(audienceOf(condition)));
        expect(stored.condition).toEqual(condition);
        expect(formOf(stored.condition, choices)).toEqual(form);
        new AudienceJudge(condition, realAudienceGround, today);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [{ rule: "hnte" }, "预审的结果还没有勾：符合、差一点、不符合还是还不知道。"],
    [
      { figures: [{ figure: "没有的数", key: "atLeast" as const, value: "3%" }] },
      "没有“没有的数”这个数，从列出来的里面选。",
    ],
    [{}, "还什么都没有选；要发给所有企业，在上面那句话里写“所有企业”。"],
  ])("says what is missing in %j", (part, fault) => {
    const form: AudienceForm = {
      ...{ places: [], industries: [], sizes: [], has: [], lacks: [], rule: "", outcomes: [] },
      ...{ filingDay: "", figures: [], member: "", name: "", ...part },
    };
    expect(conditionOf(form, choices)).toEqual({ fault });
  });

  it("has no room for what only a sentence says", () => {
    const condition = { any: [{ title: "hnte" }, { title: "tech-sme" }] };
    expect(formOf(condition, choices)).toBeUndefined();
  });
});
