import { describe, expect, it } from "vitest";
import { charactersOf, createTokenizer, tokenize } from "../../src/search/tokens.ts";

describe("tokenize", () => {
  it("cuts Chinese into pairs and keeps runs of letters and digits whole", () => {
    expect(tokenize("按2016年RD01执行")).toEqual(["按", "2016", "年", "rd01", "执行"]);
    expect(tokenize("研发费用")).toEqual(["研发", "发费", "费用"]);
  });

  it("keeps a decimal figure whole", () => {
    expect(tokenize("占3.5%以上")).toEqual(["占", "3.5", "以上"]);
  });

  it("makes no pair across a mark, a space or a line", () => {
    expect(tokenize("研发，费用\n归集 了")).toEqual(["研发", "费用", "归集", "了"]);
  });

  it("folds compatibility forms", () => {
    expect(tokenize("ＡＢＣ１２３")).toEqual(["abc123"]);
  });

  it("bears halves of surrogate pairs and control characters", () => {
    expect(() => tokenize("\ud800企业\u0000\udc00𠮷野")).not.toThrow();
  });
});

describe("charactersOf", () => {
  it("keeps the Chinese characters only, repeats included", () => {
    expect(charactersOf("税，税率 3.5%")).toBe("税税率");
  });
});

describe("weigh", () => {
  const weights = (text: string, words?: string[]) =>
    new Map(
      createTokenizer(words ? { words } : {})
        .weigh(text)
        .map(({ term, weight }) => [term, weight]),
    );

  it("weighs a pair that is a word more than one across two words", () => {
    const found = weights("研发费用");
    expect(found.get("研发")).toBe(1.5);
    expect(found.get("费用")).toBe(1.5);
    expect(found.get("发费")).toBe(1);
  });

  it("gives a stop word no more", () => {
    expect(weights("是否").get("是否")).toBe(1);
  });

  it("counts what is said twice twice", () => {
    expect(weights("费用，费用").get("费用")).toBe(3);
  });

  it("cuts by the words of the field", () => {
    const text = "残保金怎么算";
    expect(weights(text, ["残保"]).get("残保")).toBe(1.5);
  });
});
