import { describe, expect, it } from "vitest";
import { Likelihood } from "../../src/search/likelihood.ts";
import { buildIndexData } from "../../src/search/index-builder.ts";
import { tokenize } from "../../src/search/tokens.ts";

const phrases = [
  "证书管几年",
  "证书有效期多长",
  "年报几月填",
  "年报忘了填怎么办",
  "研发费用占多少",
];
const likelihood = new Likelihood(
  buildIndexData(phrases.map((text, number) => ({ id: String(number), text }))),
  [0, 0, 1, 1, 2],
);
const terms = (text: string) => tokenize(text).map((term) => ({ term, weight: 1 }));

describe("likelihood", () => {
  it("is greatest in the group whose phrases use the words", () => {
    const [certificate = 0, report = 0, costs = 0] = likelihood.of(terms("年报没填"), [0, 1, 2]);
    expect(report).toBeGreaterThan(certificate);
    expect(report).toBeGreaterThan(costs);
  });

  it("adds up what several phrases of a group say", () => {
    const [certificate = 0, , costs = 0] = likelihood.of(terms("证书有效期几年"), [0, 1, 2]);
    expect(certificate).toBeGreaterThan(costs);
  });

  it("says the same of a group whichever others are looked at", () => {
    const [, alone] = likelihood.of(terms("年报"), [0, 1]);
    expect(likelihood.of(terms("年报"), [1])).toEqual([alone]);
  });

  it("is nothing where no word is known", () => {
    expect(likelihood.of(terms("xyz"), [0, 1, 2])).toEqual([0, 0, 0]);
  });
});
