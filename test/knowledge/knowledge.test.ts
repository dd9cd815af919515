import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { changed, knowledgeFolder } from "./knowledge-folder.ts";

const law = "policies/law-32.md";

describe("a knowledge folder", () => {
  it("is read into typed tables", () => {
    const knowledge = readKnowledge(knowledgeFolder());
    const [policy] = knowledge.policies;
    expect(policy).toMatchObject({ id: "law-32", effective: "2016-01-01", short: ["32号"] });
    expect(policy).not.toHaveProperty("expires");
    expect(policy?.passages[0]).toEqual({
      id: "某科发〔2016〕32号 第九条",
      clause: { document: "某科发〔2016〕32号", place: "第九条" },
      heading: "有效期",
      chapter: "第三章 条件",
      points: [{ text: "证书有效期三年，自发证之日起算。", asked: ["高企证几年", "什么时候到期"] }],
      asked: ["证书管几年"],
      programmes: ["hnte"],
      aspects: ["validity"],
      see: [{ document: "某科发〔2016〕32号", place: "第十一条（五）" }],
      from: "2016-01-01",
      standing: "原文读过",
      kind: "要点",
    });
    expect(knowledge.names.get("32号")).toBe("某科发〔2016〕32号");
    expect(knowledge.missing[0]?.maySay).toEqual([{ document: "某科发〔2016〕32号", place: "第九条" }]);
    expect(knowledge.facts[0]).toMatchObject({ plausible: { from: "0", to: "100000000000" } });
    expect(knowledge.synonyms[0]?.weight).toBe(1);
    expect(knowledge.regions.map((region) => region.home)).toEqual([false, true]);
    expect(knowledge.calendar.get(2026)?.workdays.has("2026-01-04")).toBe(true);
  });

  it("lets a clause have its own span, programmes and standing", () => {
    const own = "aspects: validity\nfrom: 2018-01-01\nto: 2020-12-31\nprogrammes: hnte, other\nstanding: 转述";
    const knowledge = readKnowledge(knowledgeFolder(changed(law, "aspects: validity", own)));
    expect(knowledge.policies[0]?.passages[0]).toMatchObject({
      from: "2018-01-01",
      to: "2020-12-31",
      programmes: ["hnte", "other"],
      standing: "转述",
    });
  });

  it("takes the whole document, annexes and their parts as places", () => {
    const titles = ["（全文） 摘要", "附件1 评分表", "附件1 三（二） 评分"];
    const body = titles.map((title) => `## ${title}\nasked: ${title}\n\n- 一句话。\n`).join("\n");
    const knowledge = readKnowledge(knowledgeFolder(changed(law, "# 第三章", `${body}\n# 第三章`)));
    const places = knowledge.policies[0]?.passages.slice(0, 3).map(({ clause }) => clause.place);
    expect(places).toEqual(["", "附件1", "附件1 三（二）"]);
  });

  it("has a revision that changes with contents and names, and only with them", () => {
    const revision = (changes = {}) => readKnowledge(knowledgeFolder(changes)).revision;
    expect(revision()).toBe(revision());
    expect(revision()).toMatch(/^[0-9a-f]{64}$/);
    expect(revision(changed(law, "三年", "五年"))).not.toBe(revision());
    expect(revision({ "faq/empty.yaml": "[]" })).not.toBe(revision());
    expect(revision({ "README.md": "not of the knowledge" })).toBe(revision());
  });

  it.each([
    ["programmes.yaml", "kind: certification", "kind: certificate", 4, 'kind is "certificate"; allowed are certification'],
    ["programmes.yaml", "loaded: yes", "loaded: true", 7, 'loaded is "true"; allowed are yes, no'],
    ["programmes.yaml", "office:", "ofice:", 6, 'unknown key "ofice"; allowed are id, title'],
    ["programmes.yaml", "  office: science\n", "", 1, "office is missing"],
    ["programmes.yaml", "[高新技术企业, 高企]", "高企", 3, "names is not a list"],
    ["programmes.yaml", "title: 高新", "title: [高新", 3, "not valid YAML"],
    ["aspects.yaml", "多少|几 占比", "多少| 占比", 2, "empty alternative"],
    ["aspects.yaml", '"有效期|管几年"', '"!有效期"', 1, "only says what must not occur"],
    ["synonyms.yaml", '"1"', '"1.5"', 1, 'weight is "1.5"; it must be above 0 and at most 1'],
    ["facts.yaml", "per: year", "per: month", 5, 'per is "month"; allowed are year, point, once'],
    ["facts.yaml", "clause: 32号 第十一条（五）", "clause: 第十一条（五）", 7, "without a document"],
    ["facts.yaml", '"100000000000"', "很多", 8, 'to is "很多"; it must be a decimal figure'],
    ["faq/hnte.yaml", "clauses: [32号 第九条]", "clauses: []", 4, "clauses is missing"],
    ["faq/hnte.yaml", "from: 2016-01-01", "from: 2016-02-30", 5, 'from is "2016-02-30", which is no day'],
    ["calendar/2026.yaml", "year: 2026", "year: 2025", 1, 'year is "2025"'],
    ["calendar/2026.yaml", "2026-01-04", "2026-01-32", 5, "which is no day"],
    [law, "number: 某科发〔2016〕32号", "number: 某科发[2016]32号", 2, "write 某科发〔2016〕32号"],
    [law, "level: 国家", "level: 省", 6, 'level is "省"; allowed are 国家, 自治区, 市, 县'],
    [law, "issued:", "published:", 10, 'unknown key "published"; allowed are number, title'],
    [law, "---\nnumber", "number", 1, "no front matter"],
    [law, "## 第九条 有效期", "## 有效期", 21, "does not begin with a place"],
    [law, "## 第九条 有效期", "## 第九条", 21, "has no heading"],
    [law, "aspects: validity", "aspect: validity", 24, 'unknown key "aspect"; allowed once each are asked'],
    [law, "aspects: validity", "asked: 再来", 24, 'key "asked" stands twice'],
    [law, "aspects: validity", "standing: 读过", 24, 'standing is "读过"; allowed are 原文读过'],
    [law, "aspects: validity", "to: 明年", 24, 'to is "明年", which is no day'],
    [law, "  asked: 高企证几年", "  aksed: 高企证几年", 27, "no point and no key"],
    [law, "# 第三章 条件", "条件如下", 19, "text before the first clause"],
  ])("%s: %s → %s is told with line %i", (file, part, by, line, what) => {
    const read = () => readKnowledge(knowledgeFolder(changed(file, part, by)));
    expect(read).toThrow(`${file}:${line}: `);
    expect(read).toThrow(what);
  });

  it("tells a clause without points by the line of its heading", () => {
    const folder = knowledgeFolder(changed(law, "# 第三章", "## 第一条 目的\nasked: 目的\n\n# 第三章"));
    expect(() => readKnowledge(folder)).toThrow(`${law}:19: "第一条 目的" has no points`);
  });

  it("tells of a table whose name is misspelt", () => {
    const folder = knowledgeFolder({ "synonym.yaml": "[]" });
    expect(() => readKnowledge(folder)).toThrow("synonym.yaml:1: no such table is known; allowed are programmes.yaml");
  });

  it("tells what is wrong in every file, one sentence a line", () => {
    const folder = knowledgeFolder({
      ...changed("programmes.yaml", "level: 国家", "level: 省"),
      ...changed("refusals.yaml", "id: faking", "name: faking"),
      "offices.yaml": undefined,
    });
    const told: string[] = [];
    try {
      readKnowledge(folder);
    } catch (error) {
      told.push(...String((error as Error).message).split("\n"));
    }
    expect(told.map((line) => line.slice(0, line.indexOf(" ")))).toEqual([
      "programmes.yaml:5:",
      "offices.yaml:1:",
      "refusals.yaml:1:",
    ]);
    for (const line of told) expect(line).toMatch(/\.$/);
  });
});
