import { describe, expect, it } from "vitest";
import { hideContact, readContact } from "../../src/assistant/contact.ts";

describe("contact in a message", () => {
  it.each([
    ["奖多少 13800001111", "13800001111", "奖多少"],
    ["奖多少，我的电话是：138-0000-1111", "138-0000-1111", "奖多少"],
    ["电话０９５１－１２３４５６７奖多少", undefined, "电话０９５１－１２３４５６７奖多少"],
    ["手机号１３８００００１１１１，奖多少", "13800001111", "奖多少"],
    ["奖多少 0951-5551234 或 a.b@example.com.cn", "0951-5551234 a.b@example.com.cn", "奖多少，或"],
    ["研发费用 13800001111234 元", undefined, "研发费用 13800001111234 元"],
    ["营收2025年12345678元", undefined, "营收2025年12345678元"],
    ["国科发火〔2016〕32号怎么看", undefined, "国科发火〔2016〕32号怎么看"],
  ])("of %j is read as %j", (text, contact, rest) => {
    expect(readContact(text)).toEqual({ contact, rest });
  });

  it("is hidden but for what its owner knows it by", () => {
    expect(hideContact("王某 13800001111 zhang.san@example.com")).toBe(
      "王某 138****1111 z***@example.com",
    );
    expect(hideContact("0951-5551234")).toBe("095****1234");
  });
});
