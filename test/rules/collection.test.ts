import { describe, expect, it } from "vitest";
import { contains, printClause, type Clause } from "../../src/clauses/clause.ts";
import { sameDocument } from "../../src/clauses/document-number.ts";
import { documentOf } from "../../src/knowledge/document-name.ts";
import { differences } from "../../src/rules/example.ts";
import { Profile } from "../../src/profile/profile.ts";
import { judge } from "../../src/rules/judge.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { examples, knowledge, realGround, ruleFaults } from "./loaded-rules.ts";
import { clausesIn, factsIn } from "./parts-of-rules.ts";

const { rules } = knowledge;
const ids = rules.map(({ id }) => id);
const examplesOf = ({ id }: Rule) => examples.get(id) ?? [];

/** What is wrong with a clause: no such document, no such place, or a place of which only the title was read. */
function wrongWith(clause: Clause): string[] {
  const policies = knowledge.policies.filter((one) =>
    sameDocument(documentOf(one), clause.document),
  );
  if (policies.length === 0) return [`${printClause(clause)}: no such document`];
  if (clause.place === "") return [];
  const passages = policies.flatMap((policy) =>
    policy.passages.filter((passage) => contains(clause, passage.clause)),
  );
  if (passages.length === 0) return [`${printClause(clause)}: no such place`];
  const isRead = passages.some(({ standing }) => standing !== "仅标题");
  return isRead ? [] : [`${printClause(clause)}: only its title was read`];
}

describe("the rules that ship", () => {
  it("have no file that cannot be read", () => {
    expect(ruleFaults).toEqual([]);
    expect(rules.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(rules)("$id is of a programme that there is", ({ programme }) => {
    expect(knowledge.programmes.map(({ id }) => id)).toContain(programme);
  });

  it.each(rules)("$id is of a region that there is", ({ region }) => {
    expect(knowledge.regions.map(({ name }) => name)).toContain(region);
  });

  it.each(rules)("$id rests on clauses that are in the knowledge", (rule) => {
    const clauses = new Map(clausesIn(rule.versions).map((one) => [printClause(one), one]));
    expect([...clauses.values()].flatMap(wrongWith)).toEqual([]);
  });

  it.each(rules)("$id has one version for a day and a kind", ({ versions }) => {
    const spans = versions.flatMap(({ applies, from, to }) =>
      applies.map((one) => ({
        ...one,
        own: from <= one.from && (to ?? "9999") >= (one.to ?? "9999"),
      })),
    );
    for (const [index, a] of spans.entries()) {
      expect(a.from <= (a.to ?? "9999")).toBe(true);
      for (const b of spans.slice(index + 1))
        if (a.kind === b.kind)
          expect(
            a.from > (b.to ?? "9999") || b.from > (a.to ?? "9999"),
            `${a.kind} ${b.from}`,
          ).toBe(true);
    }
  });

  it.each(rules)("$id asks for facts that have a question, and lists each once", (rule) => {
    for (const version of rule.versions) {
      const used = [...new Set([...factsIn(version), ...version.ask])];
      const silent = used.filter((id) => !realGround.definitions.get(id)?.question);
      expect(silent).toEqual([]);
      expect(new Set(version.ask).size).toBe(version.ask.length);
    }
  });

  it.each(rules)("$id: every worked case holds", (rule) => {
    const wrong = examplesOf(rule).flatMap((example) =>
      differences(example, rule, realGround).map(
        (one) => `${example.file}:${example.line} ${example.id}: ${one}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each(rules)(
    "$id has worked cases: one that passes, one that fails, one that is open",
    (rule) => {
      const outcomes = examplesOf(rule).map(
        (example) => judge(rule, new Profile(example.facts), example, realGround).outcome,
      );
      const passes = outcomes.includes("met") || outcomes.includes("expert");
      expect([passes, outcomes.includes("unmet"), outcomes.includes("unknown")]).toEqual([
        true,
        true,
        true,
      ]);
    },
  );

  it.each(rules)(
    "$id has worked cases with names of their own, and of its versions each",
    (rule) => {
      const own = examplesOf(rule);
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
      const judged = new Set(
        own.map((example) => judge(rule, new Profile(example.facts), example, realGround).version),
      );
      expect(rule.versions.map(({ id }) => id).filter((id) => !judged.has(id))).toEqual([]);
    },
  );
});
