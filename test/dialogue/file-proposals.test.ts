import { describe, expect, it } from "vitest";
import { converse } from "../../src/dialogue/converse.ts";
import {
  currentCompany,
  newDialogue,
  type DialogueState,
} from "../../src/dialogue/dialogue-state.ts";
import { proposeFacts, type FileSaid } from "../../src/dialogue/file-proposals.ts";
import type { Claim } from "../../src/profile/claim.ts";
import { standing } from "../../src/profile/history.ts";
import { storeValue } from "../../src/profile/stored-value.ts";
import { pointInterval } from "../../src/units/interval.ts";
import { ratio } from "../../src/units/rational.ts";
import { realGround } from "./real-ground.ts";

const at = "2026-03-10T10:00";
const file: FileSaid = {
  fileName: "利润表.xlsx",
  lines: ["2025 年销售收入 4,126 万元（利润表!C7）", "2025 年净利润 238 万元（利润表!C20）"],
  at,
};

function money(fact: string, yuan: bigint, year = 2025): Claim {
  const interval = pointInterval(ratio(yuan));
  return {
    fact,
    years: [year, year],
    value: storeValue({ kind: "figure", interval, approximate: false }),
    evidence: "file",
    words: `利润表.xlsx 利润表!C7 ${fact}`,
  };
}

const proposals = [money("salesRevenue", 41_260_000n), money("netProfit", 2_380_000n)];

function say(state: DialogueState, ...texts: string[]): DialogueState {
  return texts.reduce((now, text) => {
    const stored = JSON.parse(JSON.stringify(now)) as DialogueState;
    return converse(stored, { text, at }, realGround).state;
  }, state);
}

function known(state: DialogueState): string[] {
  return standing(currentCompany(state).history).map(
    ({ fact, value, evidence }) =>
      `${fact}=${value.kind === "figure" ? (value.low ?? "") : ""} ${evidence}`,
  );
}

const begun = say(newDialogue(), "报高企");
const put = (state: DialogueState, said: Partial<FileSaid> = {}) =>
  proposeFacts(state, proposals, { ...file, ...said }, realGround);

describe("what a file proposes", () => {
  it("is shown with its cells, and nothing of it is taken before it is confirmed", () => {
    const { state, replies } = put(begun);
    expect(known(state)).toEqual([]);
    expect(replies[0]?.text).toContain("从“利润表.xlsx”读到 2 项");
    expect(replies[0]?.text).toContain("利润表!C7");
    expect(replies[0]?.choices.map(({ label }) => label)).toEqual(["都记下", "一项一项看", "不记"]);
  });

  it.each(["都记下", "好", "记吧"])("is taken at once by %s", (text) => {
    expect(known(say(put(begun).state, text))).toEqual([
      "salesRevenue=41260000 file",
      "netProfit=2380000 file",
    ]);
  });

  it.each(["不记", "别记了"])("is left by %s", (text) => {
    expect(known(say(put(begun).state, text))).toEqual([]);
  });

  it("is taken one by one", () => {
    expect(known(say(put(begun).state, "一项一项看", "记下", "不记"))).toEqual([
      "salesRevenue=41260000 file",
    ]);
  });

  it("says where it differs from what was said, and what then holds", () => {
    const told = say(begun, "去年销售收入4100万");
    const { state, replies } = put(told);
    expect(replies[0]?.text).toContain("文件里是 4,126 万元，之前说的是 4,100 万元");
    expect(known(say(state, "都记下"))).toContain("salesRevenue=41260000 file");
  });

  it("replaces no audited figure without asking once more", () => {
    const told = say(begun, "审计报告上去年销售收入4100万");
    const state = say(put(told).state, "都记下");
    expect(known(state)).toContain("salesRevenue=41000000 audited");
    expect(currentCompany(state).confirm[0]?.question).toContain("先没改");
  });

  it("of another company is asked about first", () => {
    const named = say(begun, "我手里两家公司 先看宁夏某某智能 去年销售收入4100万");
    const { state, replies } = put(named, { company: "某某食品有限公司" });
    expect(replies[0]?.text).toContain("是这家的文件吗");
    expect(known(say(state, "不是，别记"))).not.toContain("netProfit=2380000 file");
    expect(known(say(state, "是这家的", "都记下"))).toContain("netProfit=2380000 file");
  });

  it("of which nothing was read is said to be empty", () => {
    const { replies } = proposeFacts(begun, [], file, realGround);
    expect(replies[0]?.text).toContain("没读出能记的数");
  });
});
