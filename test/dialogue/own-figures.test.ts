import { describe, expect, it } from "vitest";
import { dialogueTakes } from "../../src/dialogue/dialogue-takes.ts";
import { converse } from "../../src/dialogue/converse.ts";
import { newDialogue, type DialogueState } from "../../src/dialogue/dialogue-state.ts";
import { realGround } from "./real-ground.ts";

/** Says some messages on a day; gives the last reply and the conversation before it. */
function held(day: string, ...texts: string[]) {
  let [before, state]: DialogueState[] = [newDialogue(), newDialogue()];
  let told = "";
  for (const text of texts) {
    before = state ?? newDialogue();
    const done = converse(before, { text, at: `${day}T10:00` }, realGround);
    state = done.state;
    told = done.replies.map((reply) => reply.text).join("\n");
  }
  return { told, takes: dialogueTakes(texts.at(-1) ?? "", day, before, realGround) };
}

const RESEARCH = ["高企预审 25年收入3200 24年2900 23年2700", "研发专审 25年165 24年150 23年139"];

describe("own figures asked back", () => {
  it.each(["研发占比多少", "那研发占比呢", "我们研发费用占比够不够", "研发占比差多少"])(
    "%s tells the share with how it was reckoned and its clause",
    (asked) => {
      const { told } = held("2026-06-15", ...RESEARCH, asked);
      expect(told.split("\n")[0]).toMatch(/^研发费用占比：约5\.16%.*454 万元 ÷.*第十一条（五）/);
      expect(told).not.toContain("科技型中小企业");
    },
  );

  it("says what lacks where it cannot be reckoned yet", () => {
    const { told } = held("2026-06-15", ...RESEARCH, "科技人员占比够不够");
    expect(told.split("\n")[0]).toMatch(/^科技人员占比：.*缺科技人员（2025 年）/);
  });

  it.each(["科技人员占比要多少", "研发占比多少才够", "科小的研发占比多少"])(
    "%s is asked of the law",
    (asked) => {
      const { told } = held("2026-06-15", ...RESEARCH, asked);
      expect(told).not.toMatch(/^研发费用占比：约5\.16%/);
    },
  );

  it("tells the sums once all is known, and nothing is asked any more", () => {
    const { told, takes } = held(
      "2026-06-15",
      "小型微利预审",
      "应纳税所得额299.9万 从业人数300 资产4999.99万 不是限制行业",
      "要交多少税",
    );
    expect(takes).toBe(true);
    expect(told).toContain("要交的企业所得税：14.995 万元");
  });

  it("tells the sums while it is chosen whether to go on", () => {
    const { told, takes } = held(
      "2026-09-20",
      "贷款贴息预审",
      "我们是民营企业 是中小微企业",
      "是流动资金贷款 8月5日新发放 建行放的 本金8200万元 期限3年",
      "能贴多少",
    );
    expect(takes).toBe(true);
    expect(told).toMatch(/一年的贴息：75 万元[\s\S]*贴息总额：150 万元/);
  });
});
