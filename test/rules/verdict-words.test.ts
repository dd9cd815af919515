import { describe, expect, it } from "vitest";
import { namesOf } from "../../src/knowledge/rule-names.ts";
import type { Fact } from "../../src/profile/fact.ts";
import { readFactText } from "../../src/profile/fact-text.ts";
import { Profile } from "../../src/profile/profile.ts";
import type { Example } from "../../src/rules/example.ts";
import { standingOf } from "../../src/rules/judge-all.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { plainText } from "../../src/rules/verdict-text.ts";
import { verdictWords } from "../../src/rules/verdict-words.ts";
import { examples, knowledge, realGround, ruleOf } from "./loaded-rules.ts";

const names = namesOf(knowledge);
const { rules } = knowledge;

type Case = Pick<Example, "facts" | "filingDay"> &
  Partial<Pick<Example, "asOf" | "kind" | "options">>;

function said(rule: Rule, one: Case) {
  const { facts, filingDay, asOf = filingDay, kind = "new", options = new Map() } = one;
  const profile = new Profile(facts);
  const standing = standingOf(rule, profile, { filingDay, asOf, kind, options }, realGround);
  return verdictWords({ standing, profile, definitions: realGround.definitions, names });
}

function fact(key: string, text: string, year?: number): Fact {
  const definition = realGround.definitions.get(key);
  const read = definition && readFactText(definition, text);
  if (!read || "wrong" in read) throw new Error(`${key} ${text}`);
  return { key, value: read.value, ...(year !== undefined && { years: [year, year] as const }) };
}

function hnte(facts: readonly Fact[], more: Partial<Case> = {}): string {
  return plainText(said(ruleOf("hnte"), { filingDay: "2026-06-15", facts, ...more }));
}

describe("a verdict in words", () => {
  it.each(rules)("says nothing empty or unfounded of any example of $id", (rule) => {
    for (const example of examples.get(rule.id) ?? []) {
      const lines = said(rule, example);
      for (const { role, text, mark, depth, clause } of lines) {
        const where = `${example.id}: ${text}`;
        expect(text.trim(), example.id).not.toBe("");
        expect(text, where).not.toMatch(/undefined|NaN|\[object|^：|：$|，$|（）|。。/);
        if (role === "item" && mark && depth === 0) expect(clause, where).toBeDefined();
      }
      expect(lines.at(-1)?.text).toMatch(/^这是预审，不是认定。/);
      expect(lines[0]?.role).toBe("title");
    }
  });

  it("says years, filing day and today, and who decides", () => {
    const text = hnte([], { asOf: "2026-03-12" });
    expect(text).toContain("按 2026-06-15 申报算，看 2023、2024、2025 年（以 2026-03-12 为今天）");
    expect(text).toContain("谁定：自治区认定机构");
  });

  it("never shows a figure on the other side of its threshold", () => {
    const facts = [fact("techStaff", "99999", 2025), fact("employees", "1000000", 2025)];
    expect(hnte(facts)).toMatch(
      /科技人员占比：9\.9999%，要求不低于 10%（含），差 0\.0001 个百分点/,
    );
    const third = [fact("techStaff", "1", 2025), fact("employees", "3", 2025)];
    expect(hnte(third)).toContain("科技人员占比：约33.33%");
  });

  it("says that a figure just on a limit that does not belong is not enough", () => {
    expect(hnte([fact("scoreInnovation", "70 分")])).toContain(
      "创新能力评价：70 分，要求高于 70 分（不含），正好在线上不算",
    );
  });

  it("says from which day on time has healed something", () => {
    expect(hnte([fact("regDate", "2025-08-01")])).toMatch(
      /注册成立满一年：最早 2026-08-01 申报，这一条就满足。/,
    );
  });

  it("asks for whole persons, and leaves closed years as they are", () => {
    const facts = [fact("techStaff", "5", 2025), fact("employees", "52", 2025)];
    const text = hnte(facts, { asOf: "2026-06-12" });
    expect(text).toContain("科技人员、职工总数同时至少各加 1 人就够");
    expect(text).toContain("2025 年已经过去，改不了；从 2026 年的数做起");
  });

  it("says which way of computing was used, with its arithmetic", () => {
    const sales = ["0 元", "400 万元", "500 万元"].map((text, index) =>
      fact("salesRevenue", text, 2023 + index),
    );
    const text = hnte([fact("regDate", "2020-01-01"), ...sales]);
    expect(text).toContain("销售收入增长率 25%，B 档");
  });

  it("says that figures which are only about right lie on the line", () => {
    const facts = [fact("techStaff", "约 7 人", 2025), fact("employees", "70", 2025)];
    expect(hnte(facts)).toMatch(/科技人员占比：9\.5%到10\.5%，要求不低于 10%（含）；给的是概数/);
  });

  it("says so where no rule decides such a day", () => {
    const text = hnte([], { filingDay: "2010-06-15" });
    expect(text).toMatch(/没有在管的规则\n2010-06-15 的新申报，库里没有装管这一天的规则/);
  });
});
