import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import { withOriginals } from "../../src/answering/mind.ts";
import type { Policy } from "../../src/knowledge/policy.ts";
import { realMind as bare } from "../real-knowledge.ts";

/** An invented document; `parts` are its articles, each with its paragraphs. */
function published(
  head: Partial<Policy> & Pick<Policy, "id" | "title">,
  parts: readonly [place: string, ...paragraphs: string[]][],
): Policy {
  const policy: Policy = {
    short: [head.title.replace(/^中华人民共和国/, "")],
    issuer: "某某局",
    level: "国家",
    region: "全国",
    kind: "正式",
    programmes: [],
    effective: "2020-01-01",
    supersedes: [],
    checked: "2026-11-24",
    standing: "原文读过",
    passages: [],
    ...head,
  };
  const document = policy.number ?? policy.title;
  return {
    ...policy,
    passages: parts.map(([place, ...paragraphs]) => ({
      id: `${document} ${place}`,
      clause: { document, place },
      heading: "",
      chapter: "",
      points: paragraphs.map((text) => ({ text, asked: [] })),
      asked: [],
      programmes: [],
      aspects: [],
      see: [],
      from: policy.effective,
      ...(policy.expires !== undefined && { to: policy.expires }),
      standing: policy.standing,
      kind: "原文" as const,
    })),
  };
}

const law = published({ id: "law-1", title: "中华人民共和国灯塔看护法" }, [
  ["第一条", "为了规范灯塔看护活动，制定本法。"],
  ["第二条", "灯塔看护人每满三年应当向看护机关换领看护证书，逾期不换的，证书失效。"],
]);
const county = published(
  {
    id: "doc-drum",
    title: "银川市鼓乐传习企业奖补申报通知",
    number: "银鼓发〔2026〕7号",
    level: "市",
    region: "银川",
    effective: "2026-03-01",
  },
  [["二", "鼓乐传习企业申报奖补的，应当在2026年9月30日前向所在县区鼓乐办公室提交申报书。"]],
);
const elsewhere = published(
  {
    id: "doc-other",
    title: "深圳市鼓乐传习企业奖补办法",
    level: "市",
    region: "深圳",
  },
  [["第三条", "鼓乐传习企业奖补标准为每家每年十一万元。"]],
);

const ask = (text: string, policies: readonly Policy[], asOf = "2026-06-15") =>
  answer({ text, asOf, earlier: [] }, withOriginals(bare, policies)).replies[0];

describe("published documents", () => {
  it("are quoted by their article when the question names them", () => {
    const reply = ask("灯塔看护法说看护证书几年换一次", [law]);
    expect(reply?.kind).toBe("answer");
    expect(reply?.text).toContain("每满三年");
    expect(reply?.citations[0]).toMatchObject({ article: "第二条", kind: "原文" });
    expect(ask("灯塔看护法第一条", [law])?.citations[0]?.article).toBe("第一条");
  });

  it("that are named but hold no fitting passage are shown, not made to answer", () => {
    const reply = ask("灯塔看护法里骆驼一天喂几斤草料才算规范", [law]);
    expect(reply?.text).toContain("没有一条的字面和你问的对得上");
    expect(reply?.citations.length).toBeGreaterThan(0);
  });

  it("answer what the digests say nothing of", () => {
    expect(ask("鼓乐传习企业奖补几号前申报", [])?.kind).not.toBe("answer");
    const reply = ask("鼓乐传习企业奖补几号前申报", [county]);
    expect(reply?.citations[0]).toMatchObject({ number: "银鼓发〔2026〕7号", article: "二" });
    expect(reply?.text).toContain("9月30日");
  });

  it("of another place answer only where that place is meant, and say whose they are", () => {
    const question = "鼓乐传习企业奖补标准每家多少";
    expect(JSON.stringify(ask(question, [elsewhere]))).not.toContain("十一万元");
    const named = ask(`深圳${question}`, [elsewhere]);
    expect(named?.text).toMatch(/^这是深圳的文件，不是银川的/);
    const mind = withOriginals(bare, [elsewhere]);
    const set = answer({ text: question, asOf: "2026-06-15", place: "深圳", earlier: [] }, mind)
      .replies[0];
    expect(set?.citations[0]?.document).toBe("深圳市鼓乐传习企业奖补办法");
  });

  it("do not answer for a like matter that is not the same", () => {
    const puppets = published(
      {
        id: "doc-puppets",
        title: "银川市皮影传习企业奖补申报通知",
        level: "市",
        region: "银川",
        effective: "2026-03-01",
      },
      [["二", "皮影传习企业申报奖补的，应当在2026年8月30日前提交申报书。"]],
    );
    const reply = ask("鼓乐传习企业奖补几号前申报", [puppets]);
    expect(JSON.stringify(reply)).not.toContain("8月30日");
    expect(ask("皮影传习企业奖补几号前申报", [puppets])?.text).toContain("8月30日");
  });

  it("leave alone what the digests answer", () => {
    const rival = published({ id: "doc-rival", title: "科技人员占比若干规定" }, [
      ["第一条", "科技人员占比要不低于百分之九十。"],
    ]);
    const reply = ask("高企的科技人员占比要到多少", [rival]);
    expect(reply?.citations.map(({ number }) => number)).toContain("国科发火〔2016〕32号");
    expect(reply?.text).not.toContain("百分之九十");
  });

  it("stand beside the digest of the same clause as its original", () => {
    const original = published(
      {
        id: "doc-32",
        title: "高新技术企业认定管理办法",
        number: "国科发火〔2016〕32号",
        effective: "2016-01-01",
      },
      [["第九条", "灯塔原文在此。"]],
    );
    const citation = ask("32号文第九条", [original])?.citations[0];
    expect(citation).toMatchObject({ kind: "要点", article: "第九条", quote: "灯塔原文在此。" });
  });

  it("answer by the version of the day", () => {
    const older = published(
      { id: "law-1", title: "中华人民共和国灯塔看护法", expires: "2026-06-30" },
      [["第二条", "灯塔看护人每满三年应当换领看护证书。"]],
    );
    const newer = published(
      { id: "law-2", title: "中华人民共和国灯塔看护法", effective: "2026-07-01" },
      [["第二条", "灯塔看护人每满五年应当换领看护证书。"]],
    );
    const question = "灯塔看护法说看护证书几年换一次";
    expect(ask(question, [newer, older], "2026-06-30")?.text).toContain("每满三年");
    expect(ask(question, [newer, older], "2026-07-01")?.text).toContain("每满五年");
  });

  it("take their days anew when an edition ends", () => {
    const before = withOriginals(bare, [law]);
    const ended = published(
      { id: "law-1", title: law.title, expires: "2026-05-31" },
      law.passages.map(({ clause, points }) => [clause.place, ...points.map(({ text }) => text)]),
    );
    const mind = withOriginals(bare, [ended], before);
    expect(mind.originals.index.size).toBe(before.originals.index.size);
    const [reply] = answer(
      { text: "灯塔看护法第二条", asOf: "2026-06-15", earlier: [] },
      mind,
    ).replies;
    expect(reply?.text ?? "").not.toContain("每满三年");
  });

  it("are gone at once when they are taken away, and others stay", () => {
    const both = withOriginals(bare, [law, county]);
    const one = withOriginals(bare, [county], both);
    const told = (text: string) =>
      answer({ text, asOf: "2026-06-15", earlier: [] }, one).replies[0]?.kind;
    expect(told("灯塔看护法第二条")).not.toBe("answer");
    expect(told("鼓乐传习企业奖补几号前申报")).toBe("answer");
    const back = withOriginals(bare, [law, county], one);
    expect(
      answer({ text: "灯塔看护法第二条", asOf: "2026-06-15", earlier: [] }, back).replies[0]?.kind,
    ).toBe("answer");
  });

  it("that only answer a question of old say so", () => {
    const asked = published(
      {
        id: "doc-asked",
        title: "12366热线问答",
        kind: "问答",
        issuer: "某某市税务局",
        effective: "2014-05-01",
      },
      [["问题1", "灯塔折旧年限按二十年计算。"]],
    );
    const reply = ask("灯塔折旧年限按几年计算", [asked]);
    expect(reply?.text).toMatch(/^这是某某市税务局2014年的答复，不是规定本身/);
  });
});
