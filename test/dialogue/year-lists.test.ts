import { describe, expect, it } from "vitest";
import { conversationJson } from "../../src/cli/converse.ts";
import { realGround } from "./real-ground.ts";

const BEGUN = [
  "去年卖了四千一百来万吧 研发大概200出头 一共52个人 能报高企不",
  "2018年6月12号注册的，科技人员7个",
];

/** Yearly figures of a fact after a conversation on a day, by year. */
function yearly(asOf: string, label: string, ...texts: string[]) {
  const turns = texts.map((text) => ({ text }));
  const [last] = conversationJson({ id: "t", asOf, turns }, realGround).turns.slice(-1);
  const found = (last?.facts ?? []).filter((each) => each.label === label);
  return Object.fromEntries(found.map(({ year, value }) => [String(year), Number(value)]));
}

describe.each(["2026-06-15", "2026-11-26"])("figures of years without a name, on %s", (day) => {
  it.each([
    "23年3400 24年3800 准数25年4120，研发专审23年180 24年205 25年226",
    "23年3400 24年3800 25年4120，研发专审23年180 24年205 25年226",
    "23年3400，24年3800，25年准确数4120.5",
  ])("are of the fact that is known of one of them: %s", (text) => {
    const sales = yearly(day, "销售收入", ...BEGUN, text);
    expect(sales).toMatchObject({ 2023: 34_000_000, 2024: 38_000_000 });
    expect(sales[2025]).toBeGreaterThanOrEqual(41_200_000);
  });

  it.each(["23年3400 24年3800", "23年3400 24年3800 25年4120"])(
    "are no more people than a company can have: %s",
    (text) => {
      expect(Object.values(yearly(day, "职工总数", ...BEGUN, text))).toEqual([52]);
      expect(Object.values(yearly(day, "科技人员", ...BEGUN, text))).toEqual([7]);
    },
  );
});

describe("research expenses of no kind", () => {
  it("are not the book's because there is a loss in the books", () => {
    const texts = ["研发加计扣除我们能享受吗", "去年研发花了210万", "账上亏损的"];
    const [last] = conversationJson(
      { id: "t", asOf: "2026-03-10", turns: texts.map((text) => ({ text })) },
      realGround,
    ).turns.slice(-1);
    expect(last?.replies.join("")).not.toContain("研发费用（账面）");
  });
});
