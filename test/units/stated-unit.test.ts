import { describe, expect, it } from "vitest";
import { readStatedUnit } from "../../src/units/stated-unit.ts";

describe("readStatedUnit", () => {
  it.each([
    ["单位：万元 收入3200", "万元"],
    ["金额单位为元", "元"],
    ["净资产2250，前一年1800，再前一年1500，万", "万元"],
    ["1500 1800 2250（万元）", "万元"],
    ["收入3200，研发200，w", "万元"],
    ["收入单位搞错了 是3200万不是3200元", undefined],
    ["收入3200万", undefined],
    ["", undefined],
  ])("reads %j as %s", (text, unit) => {
    expect(readStatedUnit(text)).toBe(unit);
  });
});
