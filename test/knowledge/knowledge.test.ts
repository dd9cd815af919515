import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { matches } from "../../src/knowledge/pattern.ts";
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
    expect(knowledge.missing[0]?.maySay).toEqual([
      { document: "某科发〔2016〕32号", place: "第九条" },
    ]);
    expect(knowledge.facts[0]).toMatchObject({ plausible: { from: "0", to: "100000000000" } });
    expect(knowledge.synonyms[0]?.weight).toBe(1);
    expect(knowledge.regions.map((region) => region.home)).toEqual([false, true]);
    expect(knowledge.calendar.get(2026)?.workdays.has("2026-01-04")).toBe(true);
  });

  it("lets a clause have its own span, programmes and standing", () => {
    const own =
      "aspects: validity\nfrom: 2018-01-01\nto: 2020-12-31\nprogrammes: hnte, other\nstanding: 转述";
    const knowledge = readKnowledge(knowledgeFolder(changed(law, "aspects: validity", own)));
    expect(knowledge.policies[0]?.passages[0]).toMatchObject({
      from: "2018-01-01",
      to: "2020-12-31",
      programmes: ["hnte", "other"],
      standing: "转述",
    });
  });

  it.each([
    ["told: 2018-01-01..2020-12-31", { from: "2018-01-01", to: "2020-12-31" }],
    ["told: ..2020-12-31", { from: "2016-01-01", to: "2020-12-31" }],
    ["told: 2018-01-01..", { from: "2018-01-01" }],
    ["to: 2025-06-30\ntold: 2018-01-01..", { from: "2018-01-01", to: "2025-06-30" }],
  ])("reads the days a clause is told for, beside those it held: %s", (keys, told) => {
    const knowledge = readKnowledge(
      knowledgeFolder(changed(law, "aspects: validity", `aspects: validity\n${keys}`)),
    );
    const [passage] = knowledge.policies[0]?.passages ?? [];
    expect(passage?.told).toEqual(told);
    expect(passage?.from).toBe("2016-01-01");
    expect(passage?.to).toBe(keys.startsWith("to:") ? "2025-06-30" : undefined);
  });

  it.each(["2018-01-01", "..", "2018-01-01..2020-02-30", "从2018年起"])(
    "refuses days of telling that are none: %s",
    (days) => {
      const folder = knowledgeFolder(
        changed(law, "aspects: validity", `aspects: validity\ntold: ${days}`),
      );
      expect(() => readKnowledge(folder)).toThrow(`“told”写的“${days}”不对`);
    },
  );

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

  it("minds in a row what holds for all its lines, written out or named", () => {
    const matter = 'when: ["刻章|公章"]';
    const read = (by: string) =>
      readKnowledge(knowledgeFolder(changed("offices.yaml", matter, by))).offices[0]?.topics[0];
    const topic = read('when: [刻章, 公章], unless: ["{field}"]');
    expect(matches(topic?.when ?? [], "公章丢了")).toBe(true);
    expect(matches(topic?.when ?? [], "高企公章")).toBe(false);
    expect(matches(readKnowledge(knowledgeFolder()).missing[0]?.when ?? [], "奖多少")).toBe(true);
    expect(matches(readKnowledge(knowledgeFolder()).missing[0]?.when ?? [], "国家奖多少")).toBe(
      false,
    );
  });

  it.each([
    [
      "programmes.yaml",
      "kind: certification",
      "kind: certificate",
      4,
      "“kind”写的“certificate”不对：只能写 certification、",
    ],
    [
      "programmes.yaml",
      "loaded: yes",
      "loaded: true",
      7,
      "“loaded”写的“true”不对：只能写 yes、no。",
    ],
    ["programmes.yaml", "office:", "ofice:", 6, "没有“ofice”这个键：可以写 id、title"],
    ["programmes.yaml", "  office: science\n", "", 1, "缺“office”"],
    ["programmes.yaml", "[高新技术企业, 高企]", "高企", 3, "“names”不是列表"],
    ["programmes.yaml", "title: 高新", "title: [高新", 3, "缩进或括号不对"],
    ["programmes.yaml", "title: 高新", "id: 高新", 2, "同一个键写了两次"],
    ["programmes.yaml", "title: 高新", "title: 叫: 高新", 2, "一行里有两个“: ”"],
    ["programmes.yaml", "title: 高新", "title： 高新", 2, "这一行不是“键: 值”"],
    ["programmes.yaml", "title: 高新", "title: & 高新", 2, "YAML 写得不对（Anchor"],
    ["aspects.yaml", "多少|几 占比", "多少| 占比", 2, "“words”的“多少| 占比|比例”有空着的词"],
    ["aspects.yaml", '"有效期|管几年"', '"!有效期"', 1, "只说了不能有什么词"],
    ["words.yaml", "field", "Field", 1, "“name”写的“Field”不对：只能用小写字母和“-”。"],
    ["words.yaml", "高企, 高新", "高企, ^", 1, "“words”的“高企|^”有空着的词"],
    [
      "aspects.yaml",
      "有效期|管几年",
      "{feild}|管几年",
      1,
      "“{feild}|管几年”里的 {feild} 不是 words.yaml 里的一组词：可以写 {field}。",
    ],
    ["refusals.yaml", "假 材料", "!国家", 1, "“when”的“!国家”只说了不能有什么词：加上必须有的词。"],
    [
      "offices.yaml",
      "say: 刻章",
      'unless: ["!国家"], say: 刻章',
      4,
      "“unless”的“!国家”只说了不能有什么词",
    ],
    ["smalltalk.yaml", "when:", "unless:", 1, "缺“when”"],
    ["synonyms.yaml", '"1"', '"1.5"', 1, "“weight”写的“1.5”不对：要大于 0，不大于 1。"],
    [
      "facts.yaml",
      "per: year",
      "per: month",
      5,
      "“per”写的“month”不对：只能写 year、point、once。",
    ],
    ["facts.yaml", "clause: 32号 第十一条（五）", "clause: 第十一条（五）", 7, "没有说是哪份文件"],
    ["facts.yaml", '"100000000000"', "很多", 8, "“to”写的“很多”不是数"],
    ["faq/hnte.yaml", "clauses: [32号 第九条]", "clauses: []", 4, "缺“clauses”"],
    [
      "faq/hnte.yaml",
      "from: 2016-01-01",
      "from: 2016-02-30",
      5,
      "“from”写的“2016-02-30”不是日子：写成 YYYY-MM-DD。",
    ],
    ["calendar/2026.yaml", "year: 2026", "year: 2025", 1, "“year”写的“2025”不对"],
    ["calendar/2026.yaml", "2026-01-04", "2026-01-32", 5, "“workdays”里的“2026-01-32”不是日子"],
    [law, "number: 某科发〔2016〕32号", "number: 某科发[2016]32号", 2, "写成 某科发〔2016〕32号。"],
    [law, "level: 国家", "level: 省", 6, "“level”写的“省”不对：只能写 国家、自治区、市、县。"],
    [law, "issued:", "published:", 10, "没有“published”这个键：可以写 number、title"],
    [law, "---\nnumber", "number", 1, "没有文件头"],
    [law, "## 第九条 有效期", "## 有效期", 21, "开头不是条款的位置"],
    [law, "## 第九条 有效期", "## 第九条", 21, "没有标题"],
    [law, "aspects: validity", "aspect: validity", 24, "没有“aspect”这个键：只能写 asked、"],
    [law, "aspects: validity", "asked: 再来", 24, "“asked”写了两次"],
    [law, "aspects: validity", "standing: 读过", 24, "“standing”写的“读过”不对：只能写 原文读过"],
    [law, "aspects: validity", "to: 明年", 24, "“to”写的“明年”不是日子"],
    [law, "  asked: 高企证几年", "  aksed: 高企证几年", 27, "不是要点也不是键"],
    [law, "# 第三章 条件", "条件如下", 19, "条文标题的前面有文字"],
  ])("%s: %s → %s is told with line %i", (file, part, by, line, what) => {
    const read = () => readKnowledge(knowledgeFolder(changed(file, part, by)));
    expect(read).toThrow(`${file}:${line}：`);
    expect(read).toThrow(what);
  });

  it("tells a clause without points by the line of its heading", () => {
    const folder = knowledgeFolder(
      changed(law, "# 第三章", "## 第一条 目的\nasked: 目的\n\n# 第三章"),
    );
    expect(() => readKnowledge(folder)).toThrow(`${law}:19：“第一条 目的”下面没有要点`);
  });

  it("tells that there is no folder", () => {
    expect(() => readKnowledge("nowhere/at/all")).toThrow(
      "知识库文件夹 nowhere/at/all 没有或不能读（ENOENT）",
    );
  });

  it("tells of a table whose name is misspelt", () => {
    const folder = knowledgeFolder({ "synonym.yaml": "[]" });
    expect(() => readKnowledge(folder)).toThrow(
      "synonym.yaml:1：没有叫这个名字的表：可以有 words.yaml、programmes.yaml、",
    );
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
    expect(told.map((line) => line.slice(0, line.indexOf("：")))).toEqual([
      "programmes.yaml:5",
      "offices.yaml:1",
      "refusals.yaml:1",
    ]);
    for (const line of told) expect(line).toMatch(/。$/);
  });
});
