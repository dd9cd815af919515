import { describe, expect, it } from "vitest";
import { contentOf } from "../../src/answering/content-words.ts";

describe("contentOf", () => {
  it("drops what asks and addresses, and keeps what is asked about", () => {
    expect(contentOf("请问我们公司科技人员占比要多少啊")).toBe("科技人员占比要");
  });

  it.each([
    ["做软件的七十来号人收入八百来万算啥型", "做软件 收入 算 型"],
    ["三百多平的场地够不够", "场地够不够"],
    ["合同600多万", "合同"],
    ["一年要交多少", "一年要交"],
    ["三年多少家", "三年 家"],
  ])("drops figures said roughly: %s", (text, left) => {
    expect(contentOf(text)).toBe(left);
  });

  it("keeps a text in which nothing else stands", () => {
    expect(contentOf("那呢")).toBe("那呢");
  });
});
