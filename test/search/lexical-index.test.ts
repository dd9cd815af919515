import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/search/index-builder.ts";
import { buildLexicalIndex, type WeightedTerm } from "../../src/search/lexical-index.ts";
import { charactersOf, createTokenizer, tokenize } from "../../src/search/tokens.ts";
import { processorTime } from "../processor-time.ts";

const tokenizer = createTokenizer();

describe("search", () => {
  const index = buildLexicalIndex(
    [
      {
        id: "a",
        head: "高新技术企业认定管理办法",
        text: "企业科技人员占职工总数的比例不低于规定。",
      },
      { id: "b", head: "科技型中小企业评价办法", text: "职工总数和年销售收入不超过上限。" },
      { id: "c", head: "研发费用加计扣除", text: "企业开展研发活动发生的费用可以加计扣除。" },
    ],
    tokenizer,
  );

  it("finds the entry that speaks of the question", () => {
    expect(index.search("科技人员占比", { limit: 2 }).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(index.search("加计扣除", { limit: 1 })[0]?.id).toBe("c");
  });

  it("finds by the head alone", () => {
    expect(index.search("评价办法")[0]?.id).toBe("b");
  });

  it("reads full-width and upper-case letters as plain ones", () => {
    const letters = buildLexicalIndex([{ id: "x", text: "ＲＤ０１ 项目" }], tokenizer);
    expect(letters.search("rd01").map(({ id }) => id)).toEqual(["x"]);
  });

  it("leaves out entries that are not accepted, and finds the next ones instead", () => {
    const hits = index.search("科技人员占比", { accept: (ordinal) => ordinal !== 0, limit: 1 });
    expect(hits.map(({ id }) => id)).toEqual(["b"]);
  });

  it("finds nothing for words no entry holds, even where single characters agree", () => {
    expect(index.search("总管家")).toEqual([]);
    expect(index.know("总管家")).toMatchObject({ terms: 2, known: 0 });
  });

  it("gives no hits for an empty question, an empty index and no room", () => {
    expect(index.search("")).toEqual([]);
    expect(index.search("？！")).toEqual([]);
    expect(buildLexicalIndex([], tokenizer).search("企业")).toEqual([]);
    expect(index.search("企业", { limit: 0 })).toEqual([]);
  });

  it("scores by the weight of a term", () => {
    const terms = (bonus: number): WeightedTerm[] => [
      { term: "销售", weight: bonus },
      { term: "研发", weight: 1 },
    ];
    expect(index.search(terms(5))[0]?.id).toBe("b");
    expect(index.search(terms(0.1))[0]?.id).toBe("c");
  });

  it("counts a term given twice as one of their common weight", () => {
    const twice = [1, 2].map((weight) => ({ term: "研发", weight }));
    expect(index.search(twice)).toEqual(index.search([{ term: "研发", weight: 3 }]));
  });

  it("says which terms an entry holds and what part of the question they carry", () => {
    const all = index.covering("加计扣除")(2);
    expect(all.matched.toSorted()).toEqual(["加计", "扣除", "计扣"].toSorted());
    expect(all.coverage).toBeCloseTo(1);
    const half = index.covering("加计扣除天气预报")(2);
    expect(half.coverage).toBeGreaterThan(0.2);
    expect(half.coverage).toBeLessThan(0.8);
    expect(index.covering("加计扣除")(0)).toEqual({ matched: [], coverage: 0 });
    expect(index.covering("")(0).coverage).toBe(0);
  });

  it("shares out at most 1, and more to an entry that repeats the question", () => {
    const [best, next] = index.search("企业科技人员占职工总数的比例");
    expect(best?.share).toBeLessThanOrEqual(1);
    expect(best?.share).toBeGreaterThan((next?.share ?? 1) * 2);
  });

  it("answers a question of a hundred thousand characters within seconds", async () => {
    for (const text of ["企业研发费用".repeat(17_000), "一".repeat(100_000), "9x".repeat(50_000)]) {
      expect(await processorTime(() => index.search(text))).toBeLessThan(3000);
    }
  });
});

/** The definition that the index must agree with, spelled out without any index. */
function rankPlainly(entries: readonly Entry[], question: string) {
  const [k1, b, characterShare] = [0.9, 0.6, 0.7];
  const rowsOf = (cut: (text: string) => readonly string[]) =>
    entries.map(({ head = "", text }) => [...cut(text), ...cut(head), ...cut(head)]);
  const scoreBy = (rows: string[][], weights: ReadonlyMap<string, number>) => {
    const mean = rows.reduce((sum, row) => sum + row.length, 0) / rows.length;
    return rows.map((row) => {
      let score = 0;
      for (const [term, weight] of weights) {
        const frequency = rows.filter((other) => other.includes(term)).length;
        const idf = Math.log(1 + (rows.length - frequency + 0.5) / (frequency + 0.5));
        const count = row.filter((other) => other === term).length;
        const norm = k1 * (1 - b + (b * row.length) / mean);
        if (count > 0) score += (weight * idf * count * (k1 + 1)) / (count + norm);
      }
      return score;
    });
  };
  const terms = new Map(tokenizer.weigh(question).map(({ term, weight }) => [term, weight]));
  const characters = new Map<string, number>();
  for (const [term, weight] of terms)
    for (const character of /^\p{Script=Han}/u.test(term) ? term : "")
      characters.set(character, (characters.get(character) ?? 0) + weight / term.length);
  const byTerms = scoreBy(rowsOf(tokenize), terms);
  const byCharacters = scoreBy(
    rowsOf((text) => [...charactersOf(text)]),
    characters,
  );
  return byTerms
    .map((score, ordinal) => ({ ordinal, score, more: byCharacters[ordinal] ?? 0 }))
    .filter(({ score }) => score > 0)
    .map(({ ordinal, score, more }) => ({ ordinal, score: score + characterShare * more }))
    .sort((one, other) => other.score - one.score || one.ordinal - other.ordinal);
}

describe("search against its definition", () => {
  const text = fc
    .array(fc.constantFrom(..."企业研发费用科技人员比例 ，rd9"), { maxLength: 30 })
    .map((letters) => letters.join(""));
  const corpus = fc.array(fc.record({ head: text, text }), { minLength: 1, maxLength: 12 });

  it("finds the same entries with the same scores in the same order", () => {
    fc.assert(
      fc.property(corpus, text, (rows, question) => {
        const entries = rows.map((row, ordinal) => ({ id: String(ordinal), ...row }));
        const hits = buildLexicalIndex(entries, tokenizer).search(question, { limit: 20 });
        const expected = rankPlainly(entries, question);
        expect(hits).toHaveLength(expected.length);
        const scores = new Map(expected.map(({ ordinal, score }) => [ordinal, score]));
        for (const [place, { ordinal, score, share }] of hits.entries()) {
          expect(score).toBeCloseTo(scores.get(ordinal) ?? Number.NaN, 9);
          expect(score).toBeCloseTo(expected[place]?.score ?? Number.NaN, 9);
          expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("does not depend on what was asked before", () => {
    fc.assert(
      fc.property(corpus, text, text, (rows, first, second) => {
        const entries = rows.map((row, ordinal) => ({ id: String(ordinal), ...row }));
        const index = buildLexicalIndex(entries, tokenizer);
        const fresh = index.search(second);
        index.search(first);
        expect(index.search(second)).toEqual(fresh);
      }),
      { numRuns: 50 },
    );
  });
});
