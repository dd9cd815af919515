import { describe, expect, it } from "vitest";
import { answerFromNotice, asksAbout } from "../../src/assistant/people/notice-question.ts";
import type { Notice } from "../../src/stores/notices.ts";
import { realMind } from "../real-knowledge.ts";

const base: Notice = {
  ...{ id: "0199a6f0-0000-7000-8000-0000deadbeef", edition: 1, mandatory: false, values: {} },
  ...{ clauses: [], buttons: [], audience: "", kind: "first", state: "sending" },
  ...{ createdBy: "张三", createdAt: new Date("2026-03-12T02:00:00Z") },
  ...{ topic: "event", title: "高企申报培训会", programme: "hnte", closes: "2026-03-18" },
  text: [
    "各企业：\n一、时间\n2026年3月20日（周五）下午2:30，会期半天。",
    "二、地点\n某某大厦三楼会议室。\n三、参加人员\n各企业财务负责人一名，名额有限。",
    "四、内容\n讲高企八项条件、研发费用归集。",
    "五、报名\n3月18日前把报名表发到 abc@example.com，电话000-1234567。不收费，提供停车位。",
  ].join("\n"),
};
const filing: Notice = {
  ...{ ...base, topic: "window", title: "农业高新技术企业申报", programme: "agri-hnte" },
  ...{ closes: "2026-05-31" },
  text: "一、申报对象：从事农业科技的企业。\n二、申报材料：申请书、知识产权证明。\n三、程序：网上填报，县区推荐。\n四、奖励：一次性奖 20 万元。",
};
const told = (text: string, notice: Notice) =>
  asksAbout(text, notice, realMind)
    ? answerFromNotice(text, notice, "2026-03-12", realMind)?.reply.text.split("\n")[0]
    : "no question about it";

describe("a question right after a notice", () => {
  it.each([
    ["几点开始", "下午2:30"],
    ["在哪开会", "三楼会议室"],
    ["谁去参加", "财务负责人一名"],
    ["可以去几个人", "一名"],
    ["讲什么内容", "八项条件"],
    ["要不要钱", "不收费"],
    ["能停车吗", "停车位"],
    ["联系谁", "000-1234567"],
    ["报名截止到几号", "截止 2026-03-18，还有 6 天"],
  ])("about an event: %s", (question, words) => {
    expect(told(question, base)).toContain(words);
  });

  it.each([
    ["谁可以报", "从事农业科技"],
    ["要啥材料", "申请书"],
    ["流程是啥", "网上填报"],
    ["奖多少", "20 万元"],
    ["晚了还能报吗", "截止 2026-05-31"],
    ["最后一天是哪天", "还有 80 天"],
  ])("about a filing: %s", (question, words) => {
    expect(told(question, filing)).toContain(words);
  });

  it.each(["好的", "收到", "2025 年收入 500 万", "科小要什么条件", "高企要什么条件"])(
    "is none: %s",
    (text) => {
      expect(told(text, base)).toBe("no question about it");
    },
  );

  it("of what the notice does not say gets nothing from it", () => {
    expect(told("审计报告要几年的", base)).toBeUndefined();
  });

  it("of a notice that was taken back hears that it was", () => {
    const recall = { ...base, kind: "recall" as const, text: "时间有变，另行通知。" };
    expect(told("几点开始", recall)).toContain("已经收回");
  });
});
