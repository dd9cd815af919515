import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { rightsOtherwise } from "../../src/answering/ruled/figures/rights-otherwise.ts";
import { realMind } from "../real-knowledge.ts";

const asked = (text: string) => {
  const { replies, frame } = answer({ text, asOf: "2026-11-26", earlier: [] }, realMind);
  return { said: replies.map((reply) => reply.text).join("\n"), figures: frame?.figures };
};

describe("rights that are only counted", () => {
  it.each([
    "专利权人写的是老板个人，一共3个实用新型",
    "5个软著都在母公司名下",
    "3个软著上回报高企用过",
    "4个实用新型还没授权",
    "2个发明都在实审",
  ])("are not taken for own, granted and unused: %s", (text) => {
    expect(rightsOtherwise(text)).toBe(true);
  });

  it.each([
    "我们有3个软著，一类二类都算上够不够",
    "一个发明证书没下来，授权通知书有了，登记费也交了",
    "5个实用新型都是自己申请的",
  ])("are taken so where nothing speaks against it: %s", (text) => {
    expect(rightsOtherwise(text)).toBe(false);
  });

  it("are not said to be enough where the owner is another", () => {
    const { said } = asked("专利权人写的是老板个人，一共3个实用新型，报高企能算进去不");
    expect(said).toContain("权属人必须是申请企业");
    expect(said).not.toContain("这一条够");
  });
});

describe("figures said of a programme that no rule decides", () => {
  it("are not judged by another one's", () => {
    const { said, figures } = asked("去年营收1.2亿，瞪羚的线是多少，我们够不够");
    expect(said).toContain("没有装进来");
    expect(figures).toBeUndefined();
  });
});

describe("what is not taxed, told before its sum", () => {
  it("is taken off the whole income", () => {
    const { said } = asked(
      "去年总收入5000万，里头不征税的财政补助500万，高新收入2700万，占比算多少",
    );
    expect(said).toMatch(/2,700 万元 ÷ 4,500 万元 ＝ 60%；[^]*这一条够/);
  });
});
