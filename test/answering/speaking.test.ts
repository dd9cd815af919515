import { describe, expect, it } from "vitest";
import { sayingOf, speaksOf } from "../../src/answering/speaking.ts";
import { readPattern } from "../../src/knowledge/pattern.ts";

describe("speaksOf", () => {
  const patterns = [readPattern("软著|专利 变更|过户 !高企")];

  it("finds words that stand together in a short message", () => {
    expect(speaksOf(patterns, sayingOf("软著怎么变更"))).toBe(true);
  });

  it("does not put together what stands far apart in a long one", () => {
    const between =
      "公司是做水处理设备的，去年营收三千八百万，员工四十六个人，账上研发一百九十万，";
    expect(speaksOf(patterns, sayingOf(`有三个软著，${between}执照上的名字刚变更`))).toBe(false);
    expect(speaksOf(patterns, sayingOf(`${between}有三个软著，想问问怎么变更`))).toBe(true);
  });

  it("looks for what must not occur in the whole message", () => {
    const between =
      "公司是做水处理设备的，去年营收三千八百万，员工四十六个人，账上研发一百九十万，";
    expect(speaksOf(patterns, sayingOf(`想报高企，${between}有三个软著，想问问怎么变更`))).toBe(
      false,
    );
  });
});
