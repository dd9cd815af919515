import { describe, expect, it } from "vitest";
import { buildLexicalIndex } from "../../src/search/lexical-index.ts";
import {
  passageEntry,
  PassageRetriever,
  type SearchedPassage,
} from "../../src/search/passage-retriever.ts";
import { createTokenizer } from "../../src/search/tokens.ts";

const common = {
  level: "国家",
  region: "全国",
  kind: "要点",
  standing: "原文读过",
  programmes: ["hnte"],
} as const;
const head = "高新技术企业认定管理办法";
const passages: SearchedPassage[] = [
  {
    at: {
      ...common,
      id: "旧 第十条",
      document: "国科发火〔2008〕172号",
      place: "第十条",
      from: "2008-01-01",
      to: "2015-12-31",
    },
    head,
    text: "大专以上科技人员的比例",
  },
  {
    at: {
      ...common,
      id: "新 第十一条",
      document: "国科发火〔2016〕32号",
      place: "第十一条",
      from: "2016-01-01",
    },
    head,
    text: "科技人员占职工总数的比例",
  },
];
const index = buildLexicalIndex(passages.map(passageEntry), createTokenizer());

describe("PassageRetriever", () => {
  it("retrieves the text with where it stands and why it was found", async () => {
    const [document] = await new PassageRetriever({ passages, index }).invoke("科技人员占职工比例");
    expect(document).toMatchObject({ id: "新 第十一条", pageContent: "科技人员占职工总数的比例" });
    expect(document?.metadata).toMatchObject({
      document: "国科发火〔2016〕32号",
      place: "第十一条",
      from: "2016-01-01",
      programmes: ["hnte"],
    });
    expect(document?.metadata).not.toHaveProperty("head");
    const { signals } = document?.metadata ?? {};
    expect(signals?.matched).toContain("科技");
    expect(signals?.coverage).toBeGreaterThan(0.5);
    expect(signals?.known).toBeLessThan(signals?.terms ?? 0);
  });

  it("retrieves only what is accepted", async () => {
    const accept = ({ at: { from, to } }: SearchedPassage) =>
      from <= "2010-06-01" && (to === undefined || to >= "2010-06-01");
    const found = await new PassageRetriever({ passages, index, accept }).invoke("科技人员比例");
    expect(found.map(({ id }) => id)).toEqual(["旧 第十条"]);
  });

  it("looks for what the words of the question stand for", async () => {
    const expand = () => [{ term: "大专", weight: 1 }];
    const found = await new PassageRetriever({ passages, index, expand }).invoke("学历");
    expect(found.map(({ id }) => id)).toEqual(["旧 第十条"]);
  });

  it("retrieves nothing for a question the passages know no word of", async () => {
    expect(await new PassageRetriever({ passages, index }).invoke("天气")).toEqual([]);
  });

  it("refuses an index of other passages", () => {
    const search = { passages: passages.slice(1), index };
    expect(() => new PassageRetriever(search)).toThrow("1 passages but 2 entries");
  });
});
