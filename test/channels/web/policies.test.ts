import { describe, expect, it } from "vitest";
import {
  clauseAnchor,
  createPolicyLinks,
  policyPath,
} from "../../../src/channels/web/policy-links.ts";
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
