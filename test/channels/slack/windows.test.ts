import { describe, expect, it } from "vitest";
import { seen } from "../contract.ts";
import { lines, meet, profile } from "./meeting.ts";
import { anna, commandOf, formOf } from "./payloads.ts";
import { waitFor } from "../waiting.ts";

describe("the home page", () => {
  it("shows what is known, what it comes to and what is to be done by when", async () => {
    const deadlines = () => ["高新技术企业认定：正在报，到 2026-08-31"];
    const { assistant, home } = await meet(undefined, { deadlines });
    assistant.know("slack", anna, profile);
    const shown = lines(await home());
    for (const words of [
      ...[
        "某某科技",
        "销售收入（2025 年）\n4,126 万元",
        "还不知道：科技人员数",
        "❌ 不符合 高新技术企业认定",
      ],
      ...["研发占比：还差 12 万元〔第十一条（五）〕", "按 2026-08-31 申报算", "正在报"],
    ])
      expect(shown).toContain(words);
  });

  it("has buttons whose answers come in the private channel, and shows what changed", async () => {
    const { person, assistant, fake, home, pressHome } = await meet();
    await home();
    await pressHome("预审我的企业");
    await seen(person, "收到「预审我的企业」");
    expect(assistant.received[0]).toMatchObject({ address: anna, sender: anna });
    assistant.know("slack", anna, profile);
    await person.say("好了");
    await waitFor(() => lines(fake.homes.get(anna)?.["blocks"] as unknown[]).includes("某某科技"));
  });

  it("shows nothing of a company where the operator wants links alone, and opens no form", async () => {
    const { person, assistant, fake, home } = await meet(undefined, { companyData: "linkOnly" });
    assistant.know("slack", anna, profile);
    const shown = lines(await home());
    expect(shown).not.toContain("某某科技");
    expect(shown).toContain("https://kechuang.example.cn/");
    const at = { channel: "D0OTHER", trigger: fake.trigger(), responseUrl: "" };
    await fake.push("slash_commands", commandOf(anna, "填数", at));
    await seen(person, "不经 Slack 发");
    expect(fake.windows).toEqual([]);
  });
});

describe("the form", () => {
  it("takes first figures as a message", async () => {
    const { person, assistant, fake, home, pressHome } = await meet();
    await home();
    await pressHome("填数");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    expect((await fake.push("interactive", formOf(anna, view, { more: "" }))).body).toEqual({
      ...{ response_action: "errors", errors: { more: "写上数再点。" } },
    });
    await fake.push("interactive", formOf(anna, view, { more: "2025 年销售收入 4126 万元" }));
    await seen(person, "收到「2025 年销售收入 4126 万元」");
    await fake.push("interactive", formOf(anna, view, { more: "2025 年销售收入 4126 万元" }));
    expect(assistant.received).toHaveLength(1);
  });

  it("marks each figure that cannot be read, and withdraws what is cleared", async () => {
    const { assistant, fake, home, pressHome } = await meet();
    assistant.know("slack", anna, profile);
    await home();
    await pressHome("改数");
    await waitFor(() => fake.windows.length === 1);
    const [view = {}] = fake.windows;
    const typed = { "fact:销售收入:2025-2025": "很多", "fact:职工数:": "不少" };
    expect((await fake.push("interactive", formOf(anna, view, typed))).body).toEqual({
      response_action: "errors",
      errors: { "fact:销售收入:2025-2025": "没读出数来。", "fact:职工数:": "没读出数来。" },
    });
    const cleared = { "fact:销售收入:2025-2025": "", "fact:职工数:": "90 人" };
    expect((await fake.push("interactive", formOf(anna, view, cleared))).body).toBeUndefined();
    const now = await assistant.profile("slack", anna);
    expect(now?.companies[0]?.facts.map(({ label, value }) => [label, value])).toEqual([
      ["职工数", "90 人"],
    ]);
  });
});
