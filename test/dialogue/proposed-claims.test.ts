import { describe, expect, it } from "vitest";
import { newCompany } from "../../src/dialogue/dialogue-state.ts";
import { backedClaims, readProposals } from "../../src/dialogue/proposed-claims.ts";
import { realGround } from "./real-ground.ts";

const day = "2026-06-15";
const backed = (text: string, answer: string) =>
  backedClaims(text, readProposals(answer), newCompany(), day, realGround);

describe("what a model proposes", () => {
  it("counts where its words stand in the message and the reader reads them", () => {
    const text = "打卡机里登记的名字数下来是 52 个";
    const claims = backed(text, '[{"fact":"employees","year":2025,"words":"52 个"}]');
    expect(claims).toHaveLength(1);
    for (const claim of claims)
      expect(claim).toMatchObject({
        ...{ fact: "employees", years: [2025, 2025], words: "52 个" },
        value: { low: "52", high: "52" },
      });
  });

  it("is dropped where the words are not the company's, the fact is unknown or nothing is read", () => {
    const text = "厂里头拢共 52 号人";
    for (const answer of [
      '[{"fact":"employees","year":2025,"words":"拢共 62 号人"}]',
      '[{"fact":"noSuchFact","words":"拢共 52 号人"}]',
      '[{"fact":"employees","year":2025,"words":"厂里头"}]',
      '[{"fact":"employees","year":"2025","words":"拢共 52 号人"}]',
      "没有",
      "[{]",
      '{"fact":"employees"}',
    ])
      expect(backed(text, answer)).toEqual([]);
  });

  it("never brings a figure that the message does not hold", () => {
    const text = "研发投了不少";
    expect(backed(text, '[{"fact":"rdExpenseHnte","year":2025,"words":"研发投了不少"}]')).toEqual(
      [],
    );
  });
});
