import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { createMind, type Mind } from "../../src/answering/mind.ts";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { changed, knowledgeFolder } from "../knowledge/knowledge-folder.ts";
import { realMind } from "../real-knowledge.ts";

const law = "policies/law-32.md";
const asked = "  asked: 高企证几年；什么时候到期";

/** The sound knowledge whose 第九条 held to the end of 2025 and is told in two ways, and was then amended. */
function toldMind() {
  const first = changed(
    law,
    `aspects: validity\n\n- 证书有效期三年，自发证之日起算。\n${asked}`,
    [
      "aspects: validity\nto: 2025-12-31\ntold: ..2025-06-30\n",
      `- 证书有效期三年，自发证之日起算。\n${asked}\n`,
      "## 第九条 有效期\nto: 2025-12-31\ntold: 2025-07-01..\n",
      `- 证书有效期三年，明年起改为五年。\n${asked}\n`,
      "## 第九条 有效期\nfrom: 2026-01-01\n",
      `- 证书有效期五年。\n${asked}`,
    ].join("\n"),
  );
  return createMind(readKnowledge(knowledgeFolder({ ...first, "missing.yaml": "[]\n" })), "银川");
}

describe("a clause that is told otherwise on other days", () => {
  let mind: Mind | undefined;
  const on = (asOf: string, text = "高企证几年") =>
    answer({ text, asOf, earlier: [] }, (mind ??= toldMind())).replies[0];

  it.each([
    ["2025-06-30", "证书有效期三年，自发证之日起算。"],
    ["2025-07-01", "证书有效期三年，明年起改为五年。"],
    ["2025-12-31", "证书有效期三年，明年起改为五年。"],
    ["2026-01-01", "证书有效期五年。"],
  ])("answers as it is told on %s, and cites the days the clause held", (asOf, text) => {
    const reply = on(asOf);
    expect(reply?.text.split("\n")[0]).toBe(text);
    const held =
      asOf < "2026-01-01" ? { from: "2016-01-01", to: "2025-12-31" } : { from: "2026-01-01" };
    expect(reply?.citations[0]).toMatchObject({ article: "第九条", ...held });
    expect(reply?.citations[0]?.to).toBe(held.to);
  });

  it("shows only what was amended as other versions, as they were told last", () => {
    const [before, after] = [on("2025-02-01"), on("2026-02-01")].map(
      (reply) => reply?.citations[0]?.changes,
    );
    expect(before).toEqual([
      expect.objectContaining({ from: "2026-01-01", text: "证书有效期五年。" }),
    ]);
    expect(after).toEqual([
      expect.objectContaining({
        from: "2016-01-01",
        to: "2025-12-31",
        text: "证书有效期三年，明年起改为五年。",
      }),
    ]);
  });
});

describe("the annex of 2022, told in other words since its successor was published", () => {
  const cited = (text: string, asOf: string) =>
    answer({ text, asOf, earlier: [] }, realMind)
      .replies.flatMap(({ citations }) => citations)
      .filter(({ number }) => number === "工信部企业〔2022〕63号");

  it.each(["2026-01-15", "2026-02-20", "2026-03-31"])("is cited as it held: %s", (asOf) => {
    const found = cited("小巨人主营占比要多少", asOf);
    expect(found[0]).toMatchObject({
      article: "附件3 一",
      from: "2022-08-01",
      to: "2026-03-31",
    });
    expect(found[0]).not.toHaveProperty("changes");
  });

  it("is cited as it held where two days are compared", () => {
    for (const asOf of ["2026-01-15", "2026-04-10"]) {
      const found = cited("小巨人 2026-03-31 和 2026-04-01 申报条件有什么不同", asOf);
      expect(found).not.toEqual([]);
      for (const { from, to } of found) expect([from, to]).toEqual(["2022-08-01", "2026-03-31"]);
    }
  });

  it("is one clause where it is left to the rechecks", () => {
    for (const asOf of ["2026-01-15", "2026-02-20", "2026-04-10"]) {
      const [found] = cited("63号 附件3 说什么", asOf);
      expect(found).toMatchObject({ article: "附件3", from: "2022-08-01", to: "2026-12-31" });
      expect(found).not.toHaveProperty("changes");
    }
  });

  it("was another rule only before or after all its tellings, and is told then as it was told next", () => {
    const on = (asOf: string, text: string) =>
      answer({ text, asOf, earlier: [] }, realMind).replies[0]?.text;
    expect(on("2026-02-20", "小巨人以前要几个发明")).not.toContain("2026-01-31");
    expect(on("2026-04-10", "63号 附件3 一 说什么")).toMatch(/^2026-03-31 以前：.*按 2号文要 90%/);
    expect(on("2021-06-01", "63号 附件3 一 说什么")).toMatch(
      /^2022-08-01 起：.*（正好 70% 算够）。$/,
    );
  });
});
