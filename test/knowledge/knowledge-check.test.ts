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
    [
      law,
      "see: 第十一条（五）",
      "see: 第十二条",
      "某科发〔2016〕32号 第九条 的“see”指到 某科发〔2016〕32号 第十二条，那份文件里没有这一条",
    ],
    [law, "see: 第十一条（五）", "see: 某科发〔2016〕33号 第九条", "policies/ 里没有这份文件"],
    [
      "missing.yaml",
      "[32号 第九条]",
      "[32号 第八条]",
      "award 的“maySay”指到 某科发〔2016〕32号 第八条",
    ],
    ["refusals.yaml", "第九条", "第八条", "faking 的“cite”指到"],
    ["facts.yaml", "第十一条（五）", "第十一条（六）", "salesRevenue 的“clause”指到"],
    [
      "faq/hnte.yaml",
      "[32号 第九条]",
      "[32号 第九条, 某办法]",
      "“证书丢了怎么办”的“clauses”指到 某办法",
    ],
    [
      law,
      "programmes: [hnte]",
      "programmes: [hntx]",
      "“programmes”写的“hntx”没有登记：只能写 programmes.yaml 里有的。",
    ],
    [
      law,
      "aspects: validity",
      "aspects: validty",
      "写的“validty”没有登记：只能写 aspects.yaml 里有的。",
    ],
    [
      law,
      "region: 全国",
      "region: 中国",
      "“region”写的“中国”没有登记：只能写 regions.yaml 里有的。",
    ],
    [
      "missing.yaml",
      "region: home",
      "region: 火星",
      "只能写 regions.yaml 里有的，或 home、other、any。",
    ],
    ["missing.yaml", "office: science", "office: tax", "award 的“office”写的“tax”"],
    ["programmes.yaml", "office: science", "office: tax", "hnte 的“office”写的“tax”"],
    ["regions.yaml", ", home: yes", "", "没有地区写“home: yes”"],
    ["regions.yaml", "aliases: [] }", "aliases: [], home: yes }", "全国、银川都写了“home: yes”"],
    ["aspects.yaml", "id: threshold", "id: validity", "“id”写的“validity”有两处"],
    [law, "## 第十一条（五）", "## 第九条", "某科发〔2016〕32号 第九条 有两段"],
    [law, "expires:", "expires: 2015-12-31", "这份文件从 2016-01-01 起，却到 2015-12-31 止"],
    [
      law,
      "aspects: validity",
      "to: 2015-12-31",
      "某科发〔2016〕32号 第九条从 2016-01-01 起，却到 2015-12-31 止",
    ],
    ["synonyms.yaml", "term: 高企", "term: 高", "“term”写的“高”只有一个字"],
    [
      law,
      "asked: 研发占比要多少",
      "asked: 证书管几年",
      "问法“证书管几年”在 某科发〔2016〕32号 第十一条（五） 和 某科发〔2016〕32号 第九条 都有",
    ],
    [law, "  asked: 研发占比要多少\n", "", "某科发〔2016〕32号 第十一条（五） 没有“asked”"],
  ])("%s: %s → %s", (file, part, by, what) => {
    const found = findings(changed(file, part, by));
    expect(found.some((one) => one.startsWith(`${file}: `) && one.includes(what))).toBe(true);
  });

  it("accepts a reference to a clause of which only parts have headings", () => {
    expect(findings(changed(law, "see: 第十一条（五）", "see: 第十一条"))).toEqual([]);
  });

  it("allows points of 200 characters and not of 201", () => {
    const point = (length: number) =>
      changed(law, "证书有效期三年，自发证之日起算。", "年".repeat(length));
    expect(findings(point(200))).toEqual([]);
    expect(findings(point(201))).toEqual([expect.stringContaining("有 201 个字：最多 200 个")]);
  });

  it("allows a check on the day itself and not before it", () => {
    expect(findings({}, "2026-11-24")).toEqual([]);
    expect(findings({}, "2026-11-23")).toHaveLength(2);
  });

  it("lets no answer hold before the clause that bears it", () => {
    const from = (day: string) =>
      findings(changed("faq/hnte.yaml", "from: 2016-01-01", `from: ${day}`));
    expect(from("2016-01-02")).toEqual([]);
    expect(from("2015-12-31")).toEqual([expect.stringContaining("“from”要写 2016-01-01 或更晚")]);
  });

  it("lets one clause have spans that follow each other", () => {
    const twice = (from: string) => {
      const later = `## 第九条 有效期（新）\nfrom: ${from}\n\n- 证书有效期五年。\n  asked: 证书管几年\n`;
      const changes = changed(law, "aspects: validity", "aspects: validity\nto: 2020-12-31");
      return findings({ [law]: `${changes[law] ?? ""}\n${later}` });
    };
    expect(twice("2021-01-01")).toEqual([]);
    expect(twice("2020-12-31")).toEqual([
      expect.stringContaining("有两段（“有效期”“有效期（新）”），日子有重叠"),
    ]);
  });

  it("lets one version of a clause be told otherwise on other days, each day once", () => {
    const told = (first: string, second: string) => {
      const later = `## 第九条 有效期\n${second}\n\n- 证书有效期三年，以后要改。\n  asked: 证书管几年\n`;
      const changes = changed(law, "aspects: validity", `aspects: validity\n${first}`);
      return findings({ [law]: `${changes[law] ?? ""}\n${later}` });
    };
    expect(told("told: ..2020-12-31", "told: 2021-01-01..")).toEqual([]);
    expect(
      told("to: 2025-06-30\ntold: ..2020-12-31", "to: 2025-06-30\ntold: 2021-01-01.."),
    ).toEqual([]);
    expect(told("told: ..2021-01-01", "told: 2021-01-01..")).toEqual([
      expect.stringContaining("有两段（“有效期”“有效期”），说的日子有重叠"),
    ]);
    expect(told("told: ..2020-12-31", "to: 2025-06-30\ntold: 2021-01-01..")).toEqual([
      expect.stringContaining("日子有重叠：条文改过的"),
    ]);
    expect(told("to: 2020-12-31", "from: 2021-01-01\ntold: 2021-01-01..2022-12-31")).toEqual([]);
  });

  it.each([
    ["told: 2015-01-01..2015-12-31", undefined],
    ["told: 2015-06-01..2016-06-01", "超出了条文的日子（2016-01-01 起）"],
    [
      "to: 2020-12-31\ntold: 2018-01-01..2021-01-01",
      "超出了条文的日子（2016-01-01 至 2020-12-31）",
    ],
    ["to: 2020-12-31\ntold: 2022-01-01..2022-12-31", "超出了条文的日子"],
    ["told: 2018-01-01..2017-12-31", "“told”从 2018-01-01 起，却到 2017-12-31 止"],
  ])("lets a clause be told while it held, or wholly before: %s", (keys, what) => {
    const found = findings(changed(law, "aspects: validity", `aspects: validity\n${keys}`));
    expect(found).toEqual(what === undefined ? [] : [expect.stringContaining(what)]);
  });

  it("wants a superseded document to end the day before its successor begins", () => {
    const successor = second(["supersedes: []", "supersedes: [某科发〔2016〕32号]"]);
    const ending = (day: string) => ({
      ...successor,
      ...changed(law, "expires:", `expires: ${day}`),
    });
    expect(findings(ending("2026-03-31"))).toEqual([]);
    expect(findings(ending("2026-04-01"))).toEqual([
      `${law}: “expires”是 2026-04-01，而 某科发〔2026〕2号 从 2026-04-01 起代替这份文件：“expires”要写 2026-03-31。`,
    ]);
    expect(findings(successor)).toEqual([expect.stringContaining("“expires”没有写")]);
  });

  it("lets a phrase stand under clauses of programmes that differ, or of days that do", () => {
    const shared = (parts: [string, string][], changes: Record<string, string> = {}) =>
      findings({ ...second(["新证管几年", "证书管几年"], ...parts), ...changes });
    expect(shared([])).toEqual([expect.stringContaining("问法“证书管几年”在")]);
    const other = `${sound["programmes.yaml"] ?? ""}- { id: gazelle, title: 瞪羚, names: [瞪羚企业], kind: certification, level: 自治区, office: science, loaded: no }\n`;
    expect(
      shared([["programmes: [hnte]", "programmes: [gazelle]"]], { "programmes.yaml": other }),
    ).toEqual([]);
    expect(shared([], changed(law, "expires:", "expires: 2026-03-31"))).toEqual([]);
  });

  it("wants names to mean one document and one programme", () => {
    expect(findings(second(["[2号文]", "[2号文, 32号]"]))).toEqual(
      expect.arrayContaining([expect.stringContaining("名字“32号”也指")]),
    );
    const other = `${sound["programmes.yaml"] ?? ""}- { id: small, title: 科小, names: [科小, 高企], kind: evaluation, level: 国家, office: science, loaded: no }\n`;
    expect(findings({ "programmes.yaml": other })).toEqual([
      "programmes.yaml: 名字“高企”在 hnte 和 small 都有：一个名字只能指一个项目，改掉一处。",
    ]);
  });
});
