import { describe, expect, it } from "vitest";
import {
  clauseAnchor,
  createPolicyLinks,
  policyPath,
} from "../../../src/channels/web/policy-links.ts";
import type { Passage, Policy } from "../../../src/knowledge/policy.ts";
import { realMind } from "../../real-knowledge.ts";
import { citationOf, createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, openPage, startWeb, submit, textOf } from "./web-person.ts";

const { policies } = realMind.knowledge;
const measures = policies.find(({ number }) => number === "国科发火〔2016〕32号");
const clause = citationOf({ number: "国科发火〔2016〕32号", article: "第十一条（四）" });
const open = async (path: string) => {
  const channel = await startWeb(
    createTestAssistant(() => replyOf("看", { citations: [clause, citationOf()] })),
    { policies: () => policies },
  );
  const response = await ask(channel, path);
  return { channel, response, html: await response.text() };
};

describe("documents", () => {
  it("are all listed with level, place, days, standing and the day of the check", async () => {
    const { html } = await open("/policies");
    for (const policy of policies) expect(html).toContain(`href="${policyPath(policy)}"`);
    expect(textOf(html)).toMatch(
      /高新技术企业认定管理办法\s+国科发火〔2016〕32号\s+全国\s+2016-01-01 起\s+核对于 20\d\d-\d\d-\d\d/,
    );
  });

  it("are found by words of title, number and clauses, all of them", async () => {
    const found = textOf((await open("/policies?q=32号 科技人员")).html);
    expect(found).toMatch(/找到 \d+ 份/);
    expect(found).toContain("高新技术企业认定管理办法");
    expect(textOf((await open("/policies?q=没有这样的词")).html)).toContain("没有找到");
    expect((await open("/policies?q=<script>x")).html).not.toContain("<script>x");
  });

  it("open with every clause under a name of its own", async () => {
    for (const policy of policies) {
      const { html, response } = await open(policyPath(policy));
      expect(response.status).toBe(200);
      const ids = [...html.matchAll(/class="clause" id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids).toHaveLength(policy.passages.length);
      expect(new Set(ids).size, policy.id).toBe(ids.length);
      expect(ids.every((id) => id !== undefined && !/\s/.test(id))).toBe(true);
    }
  });

  it("are refused with a sentence when there is none of that name", async () => {
    for (const path of ["/policies/none", "/policies/..%2Fserver", "/policies/a/b"]) {
      expect((await open(path)).response.status).toBe(404);
    }
  });

  it("show the days a clause held, and for which days it is told so; citations lead to the telling", async () => {
    const ladder = policies.find(({ number }) => number === "工信部企业〔2022〕63号");
    const told = ladder?.passages.filter(({ clause: { place } }) => place === "附件3 一") ?? [];
    if (!ladder || told.length < 2) throw new Error("The knowledge has lost the clause.");
    const page = textOf((await open(policyPath(ladder))).html);
    for (const days of ["2022-08-01 至 2026-01-31", "2026-02-01 至 2026-03-31"])
      expect(page).toMatch(new RegExp(`条文有效：2022-08-01 至 2026-03-31\\s+这样说明：${days}`));
    const link = createPolicyLinks(() => policies);
    for (const passage of told) {
      const { number = "" } = ladder;
      const text = passage.points.map((point) => point.text).join("\n");
      const cited = { ...citationOf({ number, article: "附件3 一", from: "2022-08-01" }), text };
      expect(link(cited)).toBe(
        `${policyPath(ladder)}#${encodeURIComponent(clauseAnchor(passage, ladder))}`,
      );
    }
  });

  it("are linked from the citation to the clause, and not from a clause of no known document", async () => {
    const link = createPolicyLinks(() => policies);
    const passage = measures?.passages.find((one) => one.clause.place === "第十一条（四）");
    if (!measures || !passage) throw new Error("The knowledge has lost the clause.");
    const path = `${policyPath(measures)}#${encodeURIComponent(clauseAnchor(passage, measures))}`;
    expect(link(clause)).toBe(path);
    expect(link(citationOf())).toBeUndefined();
    const { channel } = await open("/policies");
    const { cookie, token } = await openPage(channel);
    await submit(channel, "/messages", cookie, { token, text: "问" });
    const { html } = await openPage(channel, cookie);
    expect(html.split("看这份文件的全部条款")).toHaveLength(2);
    expect(html).toContain(`href="${path}"`);
  });
});

describe("documents that staff published", () => {
  /** A version of an invented notice in its own words. */
  const version = (id: string, effective: string, expires?: string): Policy => ({
    ...{ id: `doc-${id}`, number: "某文旅规〔2026〕7号", title: "某市鼓乐奖补办法", short: [] },
    ...{ issuer: "某市文旅局", level: "市", region: "银川", kind: "正式", programmes: [] },
    ...{ effective, supersedes: [], checked: "2026-11-01", standing: "原文读过" },
    ...(expires !== undefined && { expires }),
    passages: ["第一条", "第二条"].map((place): Passage => {
      const clause = { document: "某文旅规〔2026〕7号", place };
      const points = [`${place}的话，每场补一次。`, "第二段话。"].map((text) => ({
        text,
        asked: [],
      }));
      return {
        ...{
          id: `某文旅规〔2026〕7号 ${place}`,
          clause,
          heading: `${place}的话`,
          chapter: "第一章 总则",
        },
        ...{ points, asked: [], programmes: [], aspects: [], see: [], from: effective },
        ...(expires !== undefined && { to: expires }),
        ...{ standing: "原文读过", kind: "原文" },
      };
    }),
  });
  const before = version("old", "2024-01-01", "2026-02-28");
  const now = version("new", "2026-03-01");
  const later = version("later", "2027-01-01");
  const shown = [...policies, before, now, later];
  const show = async (path: string) => {
    const channel = await startWeb(
      createTestAssistant(() => replyOf("看")),
      { policies: () => shown },
    );
    return (await ask(channel, path)).text();
  };

  it("are listed as originals, and those that do not hold today are marked", async () => {
    const list = textOf(await show("/policies?q=某文旅规〔2026〕7号"));
    expect(list).toContain("找到 3 份");
    expect(list).toMatch(/原文\s+某文旅规〔2026〕7号\s+银川\s+2026-03-01 起\s+核对于/);
    expect(list).toMatch(/2024-01-01 至 2026-02-28\s+已不再有效/);
    expect(list).toMatch(/2027-01-01 起\s+还没施行/);
  });

  it("open with their words as paragraphs, the chapter once, and lead to the other versions", async () => {
    const html = await show("/policies/doc-old");
    const text = textOf(html);
    expect(text).toContain("已不再有效");
    expect(text.split("第一章 总则")).toHaveLength(2);
    expect(html).toContain("<p>第一条的话，每场补一次。</p>");
    expect(html).not.toContain("<li><p>第一条的话");
    expect(text).not.toContain("我们的归纳");
    expect(html).toContain('href="/policies/doc-new"');
    expect(textOf(await show("/policies/doc-new"))).not.toContain("已不再有效");
  });

  it("are led to by the version that a citation is of", () => {
    const link = createPolicyLinks(() => shown);
    const cited = (from: string) =>
      link(citationOf({ number: "某文旅规〔2026〕7号", article: "第二条", from, kind: "原文" }));
    expect(cited("2024-01-01")).toBe(`/policies/doc-old#${encodeURIComponent("第二条")}`);
    expect(cited("2026-03-01")).toBe(`/policies/doc-new#${encodeURIComponent("第二条")}`);
  });

  it("do not take the links of the digest of the same number", () => {
    const original = { ...now, number: measures?.number ?? "", passages: now.passages };
    const place = measures?.passages[0]?.clause.place ?? "";
    const passage = { ...now.passages[0], clause: { document: original.number, place } } as Passage;
    const link = createPolicyLinks(() => [...policies, { ...original, passages: [passage] }]);
    const of = (kind: "原文" | "要点") =>
      link(citationOf({ number: original.number, article: place, from: "2020-01-01", kind }));
    expect(of("要点")).toContain(policyPath({ ...original, id: measures?.id ?? "" }));
    expect(of("原文")).toContain("/policies/doc-new#");
  });
});
