import { describe, expect, it } from "vitest";
import { contentOf } from "../../src/answering/content-words.ts";

describe("contentOf", () => {
  it("drops what asks and addresses, and keeps what is asked about", () => {
    expect(contentOf("请问我们公司科技人员占比要多少啊")).toBe("科技人员占比要");
  });

  it("keeps a text in which nothing else stands", () => {
    expect(contentOf("那呢")).toBe("那呢");
  });
});
