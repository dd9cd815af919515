import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/knowledge.ts";
import { checkKnowledge } from "../../src/knowledge/knowledge-check.ts";
import { changed, knowledgeFolder, sound } from "./knowledge-folder.ts";

const law = "policies/law-32.md";
const today = "2026-11-24";
const findings = (changes: Record<string, string> = {}, day = today) =>
  checkKnowledge(readKnowledge(knowledgeFolder(changes)), day).map(
    ({ file, message }) => `${file}: ${message}`,
  );

/** The sound policy as a second document, with these parts of its text replaced. */
function second(...parts: [string, string][]): Record<string, string> {
  const own: [string, string][] = [
    ["〔2016〕32号", "〔2026〕2号"],
    ["title: 某企业认定办法", "title: 某企业认定新办法"],
    ["[32号]", "[2号文]"],
    ["effective: 2016-01-01", "effective: 2026-04-01"],
    ["programmes: [hnte]", "programmes: [hnte]"],
    ["证书管几年", "新证管几年"],
    ["高企证几年；什么时候到期", "新证几年"],
    ["asked: 研发占比要多少", "asked: 新办法研发占比"],
  ];
  let text = sound[law] ?? "";
  for (const [part, by] of [...own, ...parts]) {
    if (!text.includes(part)) throw new Error(`no "${part}"`);
    text = text.replace(part, by);
  }
  return { "policies/law-2.md": text };
}

describe("the check of a whole knowledge", () => {
  it("finds nothing in a sound one", () => {
    expect(findings()).toEqual([]);
    expect(findings(second())).toEqual([]);
  });

  it.each([
    [law, "see: 第十一条（五）", "see: 第十二条", "see of 某科发〔2016〕32号 第九条 points to 某科发〔2016〕32号 第十二条, a place"],
    [law, "see: 第十一条（五）", "see: 某科发〔2016〕33号 第九条", "a document that policies/ does not have"],
    ["missing.yaml", "[32号 第九条]", "[32号 第八条]", "maySay of award points to 某科发〔2016〕32号 第八条"],
    ["refusals.yaml", "第九条", "第八条", "cite of faking points to"],
    ["facts.yaml", "第十一条（五）", "第十一条（六）", "clause of salesRevenue points to"],
    ["faq/hnte.yaml", "[32号 第九条]", "[32号 第九条, 某办法]", 'clauses of "证书丢了怎么办" points to 某办法'],
    [law, "programmes: [hnte]", "programmes: [hntx]", 'programmes names "hntx"; allowed are those of programmes.yaml'],
    [law, "aspects: validity", "aspects: validty", 'names "validty"; allowed are those of aspects.yaml'],
    [law, "region: 全国", "region: 中国", 'region names "中国"; allowed are those of regions.yaml'],
    ["missing.yaml", "region: home", "region: 火星", "allowed are those of regions.yaml or home, other, any"],
    ["missing.yaml", "office: science", "office: tax", 'office of award names "tax"'],
    ["programmes.yaml", "office: science", "office: tax", 'office of hnte names "tax"'],
    ["regions.yaml", ", home: yes", "", "home: yes stands at none; exactly one region must have it"],
    ["aspects.yaml", "id: threshold", "id: validity", 'id "validity" stands twice'],
    [law, "## 第十一条（五）", "## 第九条", "某科发〔2016〕32号 第九条 stands twice"],
    [law, "expires:", "expires: 2015-12-31", "the document begins 2016-01-01 after it ends 2015-12-31"],
    [law, "aspects: validity", "to: 2015-12-31", "某科发〔2016〕32号 第九条 begins 2016-01-01 after it ends 2015-12-31"],
    ["synonyms.yaml", "term: 高企", "term: 高", 'term "高" has one character'],
    [law, "asked: 研发占比要多少", "asked: 证书管几年", '"证书管几年" is asked for 某科发〔2016〕32号 第十一条（五） and for 某科发〔2016〕32号 第九条'],
    [law, "  asked: 研发占比要多少\n", "", "某科发〔2016〕32号 第十一条（五） has no asked phrase"],
  ])("%s: %s → %s", (file, part, by, what) => {
    const found = findings(changed(file, part, by));
    expect(found.some((one) => one.startsWith(`${file}: `) && one.includes(what))).toBe(true);
  });

  it("accepts a reference to a clause of which only parts have headings", () => {
    expect(findings(changed(law, "see: 第十一条（五）", "see: 第十一条"))).toEqual([]);
  });

  it("allows points of 200 characters and not of 201", () => {
    const point = (length: number) => changed(law, "证书有效期三年，自发证之日起算。", "年".repeat(length));
    expect(findings(point(200))).toEqual([]);
    expect(findings(point(201))).toEqual([expect.stringContaining("has 201 characters; at most 200")]);
  });

  it("allows a check on the day itself and not before it", () => {
    expect(findings({}, "2026-11-24")).toEqual([]);
    expect(findings({}, "2026-11-23")).toHaveLength(2);
  });

  it("lets no answer hold before the clause that bears it", () => {
    const from = (day: string) => findings(changed("faq/hnte.yaml", "from: 2016-01-01", `from: ${day}`));
    expect(from("2016-01-02")).toEqual([]);
    expect(from("2015-12-31")).toEqual([expect.stringContaining("from must be 2016-01-01 or later")]);
  });

  it("lets one clause have spans that follow each other", () => {
    const twice = (from: string) => {
      const later = `## 第九条 有效期（新）\nfrom: ${from}\n\n- 证书有效期五年。\n  asked: 证书管几年\n`;
      const changes = changed(law, "aspects: validity", "aspects: validity\nto: 2020-12-31");
      return findings({ [law]: `${changes[law] ?? ""}\n${later}` });
    };
    expect(twice("2021-01-01")).toEqual([]);
    expect(twice("2020-12-31")).toEqual([expect.stringContaining("stands twice")]);
  });

  it("wants a superseded document to end the day before its successor begins", () => {
    const successor = second(["supersedes: []", "supersedes: [某科发〔2016〕32号]"]);
    const ending = (day: string) => ({ ...successor, ...changed(law, "expires:", `expires: ${day}`) });
    expect(findings(ending("2026-03-31"))).toEqual([]);
    expect(findings(ending("2026-04-01"))).toEqual([
      `${law}: the document expires 2026-04-01, but 某科发〔2026〕2号 supersedes it from 2026-04-01; expires must be 2026-03-31.`,
    ]);
    expect(findings(successor)).toEqual([expect.stringContaining("expires never")]);
  });

  it("lets a phrase stand under clauses of programmes that differ, or of days that do", () => {
    const shared = (parts: [string, string][], changes: Record<string, string> = {}) =>
      findings({ ...second(["新证管几年", "证书管几年"], ...parts), ...changes });
    expect(shared([])).toEqual([expect.stringContaining('"证书管几年" is asked for')]);
    const other = `${sound["programmes.yaml"] ?? ""}- { id: gazelle, title: 瞪羚, names: [瞪羚企业], kind: certification, level: 自治区, office: science, loaded: no }\n`;
    expect(shared([["programmes: [hnte]", "programmes: [gazelle]"]], { "programmes.yaml": other })).toEqual([]);
    expect(shared([], changed(law, "expires:", "expires: 2026-03-31"))).toEqual([]);
  });

  it("wants names to mean one document and one programme", () => {
    expect(findings(second(["[2号文]", "[2号文, 32号]"]))).toEqual(
      expect.arrayContaining([expect.stringContaining('the name "32号" means')]),
    );
    const other = `${sound["programmes.yaml"] ?? ""}- { id: small, title: 科小, names: [科小, 高企], kind: evaluation, level: 国家, office: science, loaded: no }\n`;
    expect(findings({ "programmes.yaml": other })).toEqual([
      'programmes.yaml: name "高企" stands at hnte and at small; a name must mean one programme.',
    ]);
  });
});
