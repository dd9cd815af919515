import { describe, expect, it } from "vitest";
import { claimText, Reading } from "./turn-reading.ts";

/** A message behind an open question: the programme, the day, what is asked, what is said, what it stores, what it asks back. */
type Row = readonly [
  programme: string,
  today: string,
  asked: string,
  said: string,
  stores: readonly string[],
  asks?: readonly string[],
];

const kinds: Readonly<Record<string, readonly Row[]>> = {
  "the name of the fact is all the answer": [
    ["tech-finance-subsidy", "2026-06-15", "isLegalPerson", "独立法人", ["isLegalPerson 是"]],
    ["tech-finance-subsidy", "2026-06-15", "isSrdi", "专精特新 有证", ["isSrdi 是"]],
    ["loan-interest-subsidy", "2026-09-20", "isPrivate,isSme", "民营", ["isPrivate 是"]],
    ["loan-interest-subsidy", "2026-09-20", "isPrivate,isSme", "我们是中小微", ["isSme 是"]],
    ["loan-interest-subsidy", "2026-09-20", "isPrivate", "不是民营", ["isPrivate 否"]],
    [
      "loan-interest-subsidy",
      "2026-09-20",
      "workingCapitalLoan",
      "流动资金贷款",
      ["workingCapitalLoan 是"],
    ],
    ["loan-interest-subsidy", "2026-09-20", "isPrivate", "民营的能贴吗", []],
  ],
  "what is asked about is denied in its own words": [
    ["incubator", "2025-06-10", "seriousViolation1y", "没有违法失信", ["seriousViolation1y 否"]],
    [
      "incubator",
      "2025-06-10",
      "seriousViolation1y",
      "近一年没有失信、违法行为",
      ["abnormalList 否", "seriousViolation1y 否"],
    ],
    ["incubator", "2025-06-10", "seriousViolation1y", "没违规", ["seriousViolation1y 否"]],
    ["incubator", "2025-06-10", "seriousViolation1y", "没有空", []],
    [
      "tech-contract",
      "2026-06-15",
      "techBuyPaid,techEquityPaid",
      "没有作价入股",
      ["techEquityPaid 0万"],
    ],
    [
      "tech-contract",
      "2026-06-15",
      "techBuyPaid,techSellReceived",
      "没卖过技术",
      ["techSellReceived 0万"],
    ],
  ],
  "other words that mean the fact": [
    ["loan-interest-subsidy", "2026-09-20", "isPrivate", "私企", ["isPrivate 是"]],
    ["loan-interest-subsidy", "2026-09-20", "isPrivate", "国企", ["isPrivate 否"]],
    ["loan-interest-subsidy", "2026-09-20", "isSme", "应该算小型企业", [], ["isSme 是 sure"]],
    ["loan-interest-subsidy", "2026-09-20", "loanNew", "8月20号放的款", ["loanNew 是"]],
    ["loan-interest-subsidy", "2026-09-20", "loanNew", "6月底放的", ["loanNew 否"]],
    [
      "tech-contract",
      "2026-06-15",
      "techResultSubsidised",
      "这成果以前没拿过补助",
      ["techResultSubsidised 否"],
    ],
    [
      "tech-finance-subsidy",
      "2026-06-15",
      "loanForInnovation",
      "买原料用的 和研发没关系",
      ["loanForInnovation 否"],
    ],
    [
      "rd-subsidy-yanchi",
      "2024-09-01",
      "firstRdCollection",
      "归集也是头一回",
      ["firstRdCollection 是"],
    ],
    ["special-envoy", "2024-05-10", "envoyRegionFunded", "区里的没得过", ["envoyRegionFunded 否"]],
    ["incubator", "2025-06-10", "carrierGrade", "从C类升到B类了", ["carrierGrade C类升B类"]],
  ],
  "an exception is no denial": [
    [
      "agri-hnte",
      "2021-08-20",
      "majorIncident,otherViolation1y",
      "没出过事 就是安监约谈过一次",
      ["majorIncident 否"],
    ],
  ],
};

describe.each(Object.entries(kinds))("%s", (_, rows) => {
  it.each(rows.map((row) => ({ name: row.slice(0, 4).join(" "), row })))("$name", ({ row }) => {
    const [programme, today, asked, said, stores, asks = []] = row;
    const turn = new Reading({ programme, today }).say(said, asked.split(","));
    const told = turn.claims.filter(({ implied }) => implied !== true);
    expect(told.map(claimText)).toEqual(stores);
    expect(turn.doubted.map((one) => `${claimText(one.claim)} ${one.doubt}`)).toEqual(asks);
  });
});
