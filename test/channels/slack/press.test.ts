import { describe, expect, it } from "vitest";
import { seen } from "../contract.ts";
import { citationOf, replyOf } from "../test-assistant.ts";
import { lines, meet, profile } from "./meeting.ts";
import { anna, formOf, pressOf } from "./payloads.ts";
import { waitFor } from "../waiting.ts";

describe("buttons", () => {
  const answered = () =>
    replyOf("占比不低于规定。", {
      citations: [citationOf({ text: "月平均数按全年计算。" })],
      answerId: "a1",
    });

  it("opens the clauses in a window, or tells them where that comes too late", async () => {
    const { person, fake } = await meet(answered);
    await person.say("占比");
    await seen(person, "看条文");
    await person.press("看条文");
    await waitFor(() => fake.windows.length === 1);
    expect(lines(fake.windows[0]?.["blocks"] as unknown[])).toContain("月平均数按全年计算。");
    fake.refuse("views.open", { error: "expired_trigger_id" });
    await person.press("看条文");
    await seen(person, "月平均数按全年计算。");
  });

  it("takes what a person thought of an answer, and asks why where it did not help", async () => {
    const { person, assistant, fake } = await meet(answered);
    await person.say("占比");
    await seen(person, "没用");
    await person.press("有用");
    await person.press("没用");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    await fake.push("interactive", formOf(anna, view, { reason: "条款不对" }));
    expect(assistant.given.map(({ helpful, reason }) => [helpful, reason])).toEqual([
      ...[
        [true, undefined],
        [false, undefined],
        [false, "条款不对"],
      ],
    ]);
  });

  it("offers a person and what else can be asked in a menu", async () => {
    const { person, assistant } = await meet(answered);
    await person.say("占比");
    await seen(person, "请工作人员答");
    await person.press("请工作人员答");
    await waitFor(() => assistant.received.length === 2);
    expect(assistant.received[1]?.text).toBe("转人工");
  });

  it("says first what was pressed, since a press leaves no words behind", async () => {
    const choices = [{ label: "怎么算", text: "科技人员怎么算？" }];
    const { person } = await meet(() => replyOf("好。", { choices }));
    await person.say("占比");
    await seen(person, "怎么算");
    await person.press("怎么算");
    await seen(person, "› 怎么算");
  });

  it("is kind to a button that is not ours, or too old", async () => {
    const { person, fake } = await meet();
    const press = (value: string) =>
      fake.push(
        "interactive",
        pressOf(
          anna,
          { action_id: "a", value },
          {
            ...{ channel: fake.direct(anna), ts: "1.1", trigger: fake.trigger() },
            ...{ actionTs: fake.nextTs(), responseUrl: fake.responseUrl(anna, fake.direct(anna)) },
          },
        ),
      );
    await press("click_me_123");
    await press("c:gone:0");
    await press("k:gone");
    await waitFor(() => fake.to(fake.direct(anna), anna).length === 3);
    expect((await person.shown()).split("这个按钮太旧了").length).toBe(4);
  });

  it("makes a file and hands it over in the private channel", async () => {
    const offered = { kind: "memo", enterpriseId: "e1", rule: "hnte", label: "预审备忘" } as const;
    const { person, assistant, fake } = await meet(() =>
      replyOf("好了。", { files: [offered], private: true }),
    );
    assistant.know("slack", anna, profile);
    await person.say("备忘");
    await seen(person, "⬇ 预审备忘");
    await person.press("⬇ 预审备忘");
    await waitFor(() => fake.delivered.length === 1);
    expect(fake.delivered[0]).toMatchObject({
      ...{ channel: fake.direct(anna), name: "预审备忘 hnte（某某科技）.docx" },
    });
    expect(fake.delivered[0]?.bytes.toString()).toBe("memo of hnte");
  });
});
