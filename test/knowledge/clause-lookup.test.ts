import { describe, expect, it } from "vitest";
import { passagesOf } from "../../src/knowledge/clause-lookup.ts";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { changed, knowledgeFolder } from "./knowledge-folder.ts";

const law = "policies/law-32.md";

describe("passages of a clause", () => {
  const extra = [
    "第十一条（四） 人员占比",
    "三（六） 归集",
    "三（六）2 各项费用",
    "第六条第二款 组织",
  ];
  const body = extra.map((title) => `## ${title}\nasked: ${title}\n\n- 一句话。\n`).join("\n");

  it.each([
    ["第九条", ["第九条"]],
    ["11条5项", ["第十一条（五）"]],
    ["第十一条第五款", ["第十一条（五）"]],
    ["第六条（二）", ["第六条第二款"]],
    ["第十一条", ["第十一条（四）", "第十一条（五）"]],
    ["三（六）2（7）", ["三（六）2"]],
    ["第九条（三）", ["第九条"]],
    ["第二十条", []],
  ])("%s is told by %j", (place, expected) => {
    const { policies } = readKnowledge(
      knowledgeFolder(changed(law, "## 第十一条（五）", `${body}\n## 第十一条（五）`)),
    );
    const found = passagesOf(policies, { document: "某科发〔2016〕32号", place });
    expect(found.map((passage) => passage.clause.place)).toEqual(expected);
    expect(passagesOf(policies, { document: "某科发〔2016〕33号", place })).toEqual([]);
  });
});
