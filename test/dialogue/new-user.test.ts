import { describe, expect, it } from "vitest";
import { conversationJson } from "../../src/cli/converse.ts";
import { realGround } from "./real-ground.ts";

/** What a conversation on a day came to: the last reply, and all facts in short. */
function held(
  asOf: string,
  ...texts: string[]
): { readonly reply: string; readonly facts: string[] } {
  const row = { id: "t", asOf, turns: texts.map((text) => ({ text })) };
  const last = conversationJson(row, realGround).turns.at(-1);
  const facts = (last?.facts ?? []).map(
    ({ fact, value }) => `${fact}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return { reply: last?.replies.join("\n") ?? "", facts };
}

const SRDI = [
  "2026-05-10",
  "专精特新中小企业 我们想报",
  "银川 2019年成立 去年2300万 研发130万",
] as const;
const TECH_SME = [
  "2026-06-20",
  "我想报科小",
  "职工32 科技人员3个 去年卖了1200万 研发花了50万",
] as const;

describe("how rights were come by", () => {
  it("is taken although it is asked whether that will do, and decides what counts", () => {
    const { reply, facts } = held(...SRDI, "发明2个", "发明是买来的 行吗");
    expect(facts).toContain("ipClass1TransferredIn=2");
    expect(facts).toContain("ipSource=受让");
    expect(reply).toContain("Ⅰ类知识产权：0 项，不够");
  });

  it("is that of all of them, told with their number and use", () => {
    const { reply, facts } = held(...SRDI, "发明2个 自己的 用在产品上了");
    expect(facts).toEqual(
      expect.arrayContaining(["ipClass1TransferredIn=0", "ipClass1OwnInUse=2"]),
    );
    expect(reply).toContain("✓ 符合：Ⅰ类知识产权");
    expect(reply).not.toContain("其中转让进来的");
  });

  it.each([
    "发明2个 自己的 还没用在产品上",
    "发明2个 用在产品上了",
    "发明2个 其中1个自己的 用上了",
  ])("leaves what is used open: %s", (text) => {
    expect(held(...SRDI, text).facts.join()).not.toContain("ipClass1OwnInUse");
  });
});

describe("a title by the words of the question", () => {
  it.each(["科小编号有 今年的", "科小编号有的"])("answers it: %s", (text) => {
    const { reply, facts } = held(...SRDI, text);
    expect(facts).toContain("techSmeValid=true");
    expect(reply).not.toContain("科小编号还在有效期内吗");
  });

  it("is not valid for what was got before", () => {
    expect(held(...SRDI, "科小编号有 去年的").facts).not.toContain("techSmeValid=true");
  });
});

describe("points that are asked after", () => {
  it("are those of the programme that is looked at, by what is known", () => {
    const { reply } = held(...TECH_SME, "那差几分");
    expect(reply).toContain("综合得分：现在只知道是 30–80 分，要求不低于 60 分");
    expect(reply).toContain("最少 30 分，差 30 分；都答了最多 80 分");
    expect(reply).not.toContain("70 分");
  });

  it("are those that are asked for as a whole, with the clause", () => {
    expect(held(...SRDI, "那差几分").reply).toContain("本年度得分：要求不低于 50 分（含）");
  });

  it("of another programme are a question on policies", () => {
    expect(held(...TECH_SME, "高企差几分").reply).not.toContain("30–80 分");
  });
});

describe("what is named and asked how it was reckoned", () => {
  it.each(["研发那条怎么算的", "帮我算算研发这条", "帮我算算研发占比"])("%s", (text) => {
    expect(held(...TECH_SME, text).reply).toContain("50 万元 ÷ 1,200 万元");
    expect(held(...SRDI, "前年2000万 研发90万", text).reply).toContain("2024 年 4.5%");
  });

  it("is another condition by another name", () => {
    const { reply } = held(...TECH_SME, "帮我算算人员这条");
    expect(reply).toContain("3 人 ÷ 32 人");
    expect(reply).not.toContain("1,200 万元");
  });
});

describe("figures in spoken order", () => {
  it.each([
    ["收入5000 研发300 人60 科技8", ["employees=60000", "employees=300"], "employees=60"],
    ["发明3个 算错了 是2个 实用新型5个", ["ipInvention=3"], "ipInvention=2"],
    ["去年卖了300万 试验花了20万", ["salesRevenue=200000"], "salesRevenue=3000000"],
  ])("%s", (text, wrong, right) => {
    const { facts } = held("2026-03-10", "报高企 2015年2月1日成立", text);
    expect(facts).toContain(right);
    for (const one of wrong) expect(facts).not.toContain(one);
  });

  it("are parts of those just counted, by how they were come by", () => {
    const { facts } = held("2026-05-10", "我想报专精特新", "发明3个 2个买的");
    expect(facts).toEqual(["ipInvention=3", "ipClass1SelfDeveloped=1", "ipClass1TransferredIn=2"]);
  });
});

describe("a title that is told", () => {
  it("makes no other figures of research expenses", () => {
    const told = ["我们想报研发后补助", "去年研发费用500万 加计扣除报过了"] as const;
    const { facts } = held("2026-11-26", ...told, "科小有 高企也有");
    expect(facts).toContain("rdExpenseStatistics=5000000");
    expect(facts).not.toContain("rdExpenseHnte=5000000");
  });
});

describe("companies by the names they are given", () => {
  it("are kept apart, and gone back to by name", () => {
    const { facts } = held(
      "2026-06-20",
      "我有两家公司 一家做软件一家做机械",
      "软件那家叫云图 职工20 科技人员8",
      "机械那家叫恒力 职工80人 科技人员7个",
      "云图去年收入600万",
    );
    expect(facts).toEqual(expect.arrayContaining(["employees=20", "employees=80"]));
    expect(facts).toContain("salesRevenue=6000000");
  });
});

describe("what was told so far", () => {
  it.each(["我记的都是啥", "我们报了些什么"])("is told over: %s", (text) => {
    expect(held("2026-03-10", "报高企", "2015年2月1日成立", text).reply).toContain("已经记下：");
  });

  it("is what lacks that is told to whoever asks how it will do", () => {
    expect(held(...TECH_SME, "怎么才能够").reply).toContain("还不知道：");
  });
});
