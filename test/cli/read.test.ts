import { describe, expect, it } from "vitest";
import { read } from "../../src/cli/read.ts";
import { printed } from "./printed.ts";

interface Line {
  readonly facts: readonly Readonly<Record<string, unknown>>[];
  readonly superseded: readonly unknown[];
  readonly unknown: readonly string[];
  readonly intents: readonly string[];
}

/** What `read --jsonl` prints of messages. */
async function lines(...rows: readonly object[]): Promise<Line[]> {
  const input = rows.map((row, index) =>
    JSON.stringify({ id: String(index), asOf: "2026-06-15", ...row }),
  );
  const { status, text } = await printed(read, ["--jsonl"], input);
  expect(status).toBe(0);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

describe("kechuang read --jsonl", () => {
  it("tells facts with their years and units, sums of classes, parts of years and what is unsure", async () => {
    const [several, rights, part, bare] = await lines(
      { text: "营收三千四百万，去年的，研发占4.6个点" },
      { text: "软著六个 外观一个" },
      { text: "去年一季度收入820万" },
      { text: "3200", context: { asked: "研发费用", year: 2025 } },
    );
    expect(several?.facts).toMatchObject([
      { label: "销售收入", value: "34000000", unit: "元", year: 2025, needsConfirmation: false },
      { label: "研发费用占比", value: "4.6", unit: "%" },
    ]);
    expect(rights?.facts).toMatchObject([{ label: "Ⅱ类知识产权", value: "7", unit: "项" }]);
    expect(part?.facts).toMatchObject([{ value: "8200000", needsConfirmation: true }]);
    expect(part?.facts[0]?.["period"]).not.toBe("year");
    expect(bare?.facts).toMatchObject([
      { label: "研发费用", value: "3200", unit: null, year: 2025, needsConfirmation: true },
    ]);
  });

  it("tells the figure said in the unit of its range", async () => {
    const [inWan, times] = await lines(
      { text: "收入23年1200万，24年1900出头，25年2300万" },
      { text: "去年研发占比5%出头" },
    );
    expect(inWan?.facts[1]).toMatchObject({
      value: "19000000",
      range: ["19000000", "19500000"],
      needsConfirmation: true,
    });
    expect(times?.facts).toMatchObject([{ value: "5", range: ["5", "5.5"] }]);
  });

  it("tells what is put right, not known, supposed and asked", async () => {
    const [right, unknown, supposed, asked] = await lines(
      {
        text: "上面说错了，职工是96不是69",
        context: { asked: "职工总数", year: 2025, previous: "69" },
      },
      { text: "不清楚 回头查", context: { asked: "净资产", year: 2025 } },
      { text: "假如再招5个科技人员呢" },
      { text: "高企税率多少" },
    );
    expect(right?.facts).toMatchObject([{ label: "职工总数", value: "96" }]);
    expect(right?.superseded).toMatchObject([{ label: "职工总数", value: "69" }]);
    expect(unknown).toMatchObject({ facts: [], unknown: ["净资产"] });
    expect(supposed).toMatchObject({
      facts: [],
      intents: expect.arrayContaining(["suppose"]) as unknown,
    });
    expect(asked).toMatchObject({ facts: [], intents: ["ask"] });
  });
});
