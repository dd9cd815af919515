import { describe, expect, it } from "vitest";
import { faqPassages } from "../../src/knowledge/faq.ts";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { changed, knowledgeFolder } from "./knowledge-folder.ts";

describe("frequent questions as passages", () => {
  it("stand at the first clause that bears the answer, and see the others", () => {
    const clauses = "clauses: [32号 第九条, 32号 第十一条（五）]\n  to: 2027-12-31";
    const folder = knowledgeFolder(changed("faq/hnte.yaml", "clauses: [32号 第九条]", clauses));
    expect(faqPassages(readKnowledge(folder).faq)).toEqual([
      {
        id: "某科发〔2016〕32号 第九条 问：证书丢了怎么办",
        clause: { document: "某科发〔2016〕32号", place: "第九条" },
        heading: "证书丢了怎么办",
        chapter: "常见问题",
        points: [{ text: "向认定机构申请补办。", asked: ["证书丢了怎么办", "证丢了"] }],
        asked: [],
        programmes: ["hnte"],
        aspects: [],
        see: [{ document: "某科发〔2016〕32号", place: "第十一条（五）" }],
        from: "2016-01-01",
        to: "2027-12-31",
        standing: "原文读过",
        kind: "要点",
      },
    ]);
  });
});
