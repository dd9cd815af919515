import { describe, expect, it } from "vitest";
import { rulePath } from "../../../src/channels/web/programmes/guide.ts";
import { realMind } from "../../real-knowledge.ts";
import { createTestAssistant, replyOf } from "../test-assistant.ts";
import { ask, openPage, startWeb, textOf } from "./web-person.ts";

const { knowledge } = realMind;
const channel = await startWeb(
  createTestAssistant(() => replyOf("看")),
  { policies: () => knowledge.policies, knowledge: () => knowledge },
);
const open = async (path: string) => {
  const response = await ask(channel, path);
  const html = await response.text();
  return { response, html, text: textOf(html).replace(/\s+/g, " ") };
};

describe("the list of programmes", () => {
  it("names every programme, and leads to those that have conditions", async () => {
    const { html, text } = await open("/programmes");
    for (const { title } of knowledge.programmes) expect(text).toContain(title);
    for (const rule of knowledge.rules) expect(html).toContain(`href="${rulePath(rule)}"`);
  });

  it("is searched by names that people use, all words of a query", async () => {
    const { text } = await open("/programmes?q=高企");
    expect(text).toContain("高新技术企业认定");
    expect(text).not.toContain("创新券");
    expect((await open("/programmes?q=没有这样的词")).text).toContain("没有找到");
    expect((await open("/programmes?q=<script>x")).html).not.toContain("<script>x");
  });

  it("is led to from the chat and from the documents", async () => {
    for (const path of ["/", "/policies"])
      expect((await open(path)).html).toContain('href="/programmes"');
  });
});

describe("the page of a programme", () => {
  it.each(knowledge.rules.map((rule) => rule.id))(
    "%s opens, says each condition, and every link leads to something",
    async (id) => {
      const rule = knowledge.rules.find((one) => one.id === id);
      const { response, html, text } = await open(`/programmes/${id}`);
      expect(response.status).toBe(200);
      const [shown = ""] = /<section id="conditions">.*?<\/section>/s.exec(html) ?? [];
      expect(shown).toContain("<li");
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one ?? "");
      expect(ids.filter((one, at) => ids.indexOf(one) !== at)).toEqual([]);
      const inside = [...html.matchAll(/href="#([^"]+)"/g)].map(([, one]) => one ?? "");
      expect(inside.filter((one) => !ids.includes(decodeURIComponent(one)))).toEqual([]);
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
      const current = rule?.versions.at(-1);
      if (current) expect(text).toContain(current.from);
    },
  );

  it("leads from every clause to the document that ships", async () => {
    const pages = new Set<string>();
    for (const { id } of knowledge.rules)
      for (const [, path = ""] of (await open(`/programmes/${id}`)).html.matchAll(
        /class="source" href="([^"]+)"/g,
      ))
        pages.add(path);
    expect(pages.size).toBeGreaterThan(50);
    const byPage = new Map<string, string>();
    for (const path of pages) {
      const [page = "", anchor] = path.split("#");
      const html = byPage.get(page) ?? (await open(page)).html;
      byPage.set(page, html);
      if (anchor !== undefined) expect(html, path).toContain(`id="${decodeURIComponent(anchor)}"`);
    }
    for (const { id } of knowledge.rules)
      expect((await open(`/programmes/${id}`)).html).not.toContain('<span class="source"');
  });

  it("says limits with 含 or 不含, bands as tables, duties, windows and what it is not", async () => {
    const { text } = await open("/programmes/hnte");
    expect(text).toContain("不低于 365 天（含）");
    expect(text).toMatch(/不低于下表的数（含这个数）.*不超过 5000 万元（含）\s*5%/);
    expect(text).toContain("别弄混");
    expect(text).toMatch(
      /下一次估计是 2027-05-01 至 2027-09-30，以当年通知为准。 那时报，看的是 2024、2025、2026 年的数/,
    );
    expect(text).toContain("每年 5 月底前");
    expect(text).toContain("文件没有写明的");
  });

  it("gives no sum that is not known, but the office", async () => {
    const { text } = await open("/programmes/rd-subsidy");
    expect(text).toMatch(/不能给数：比例和上限没有装进来。可以问银川市科技局/);
    expect(text).toContain("转述，原文未核");
  });

  it("is seen as of another day, with what is otherwise than before", async () => {
    const now = await open("/programmes/tech-sme");
    const then = await open("/programmes/tech-sme?day=2020-06-01");
    expect(now.text).toMatch(/和上一版（2017-05-03 至 2026-05-31）有什么不同/);
    expect(now.text).not.toContain("不是今天");
    expect(then.text).toContain("这一页按 2020-06-01 申报看，不是今天");
    expect(then.text).not.toContain("有什么不同");
    expect((await open("/programmes/tech-sme?day=2016-01-01")).text).toContain("没有在管的规定");
    expect((await open("/programmes/tech-sme?day=<b>1")).response.status).toBe(200);
  });

  it("tells a version of past years apart from what holds", async () => {
    const { text } = await open("/programmes/special-envoy");
    expect(text).toMatch(/没有在管的规定；下面这一版已经过了，只作参考/);
  });

  it("is refused with a sentence where there is none", async () => {
    for (const path of ["/programmes/none", "/programmes/..%2Fserver", "/programmes/a/b"])
      expect((await open(path)).response.status).toBe(404);
  });

  it("puts a question into the chat without sending it", async () => {
    const { html } = await open("/programmes/hnte");
    const [, path = ""] = /href="(\/\?ask=[^"]+)"/.exec(html) ?? [];
    expect((await open(path)).html).toMatch(/>\s*高新技术企业认定要满足哪些条件？<\/textarea>/);
    expect((await open("/?ask=</textarea><b>")).html).not.toContain("</textarea><b>");
    expect((await openPage(channel)).html).toMatch(/enterkeyhint="send"\s*>\s*<\/textarea>/);
  });

  it("brings files of its own, and the chat page none of them", async () => {
    const { html } = await open("/programmes/hnte");
    const paths = [...html.matchAll(/(?:href|src)="(\/assets[^"]+)"/g)].map(
      ([, path = ""]) => path,
    );
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      expect(path).toContain("/assets/programmes/");
      const response = await ask(channel, path);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toContain("immutable");
    }
    expect((await open("/")).html).not.toContain("/assets/programmes/");
  });
});
