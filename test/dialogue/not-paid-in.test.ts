import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

describe("money that is not paid in", () => {
  it.each(["那我们今年融资2000万行不行", "打算今年再融资2000万"])(
    "is not recorded while it is wished for: %s",
    (text) => {
      const reply = last("想报专精特新", text);
      expect(reply).not.toContain("记下了");
      expect(reply).toContain("没有记");
    },
  );

  it("is recorded where it came", () => {
    expect(last("想报专精特新", "近两年融资2000万 都实缴了")).toContain(
      "记下了：近两年新增股权融资（实缴） 2,000 万元",
    );
  });

  it("is one sum of several days, which is asked back", () => {
    const reply = last("@2026-06-15", "想报专精特新", "融资是去年11月到的1200 今年3月到的800");
    expect(reply).toContain("2,000 万元");
    expect(reply).toContain("对吗");
  });
});
