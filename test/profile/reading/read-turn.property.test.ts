import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorTime } from "../../processor-time.ts";
import { claimText, Reading } from "./turn-reading.ts";

const YEARS = [2023, 2024, 2025];
const SAID: Readonly<Record<number, readonly string[]>> = {
  2023: ["2023年", "23年", "大前年", "2023年度", "二三年"],
  2024: ["2024年", "24年", "前年", "2024年度", "二四年"],
  2025: ["2025年", "25年", "去年", "2025年度", "二五年"],
};
const MONEY = [
  { fact: "salesRevenue", words: ["收入", "销售收入", "销售额"] },
  { fact: "netAssets", words: ["净资产", "所有者权益"] },
  { fact: "rdExpenseUnspecified", words: ["研发", "研发费用", "研发投入"] },
  { fact: "netProfit", words: ["净利润", "净利"] },
  { fact: "hightechIncome", words: ["高新收入", "高品收入"] },
] as const;
const COUNTS = [
  { fact: "employees", words: ["职工", "员工"], unit: "人" },
  { fact: "techStaff", words: ["科技人员", "搞技术的"], unit: "人" },
] as const;

/** A figure of 万元 with at most four decimals, as text. */
const wan = fc
  .tuple(fc.integer({ min: 10, max: 99_999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, parts]) =>
    parts === 0
      ? String(whole)
      : `${String(whole)}.${String(parts).padStart(4, "0").replace(/0+$/, "")}`,
  );

/** 1234.5 with commas between thousands. */
function grouped(figure: string): string {
  const [whole = "", parts] = figure.split(".");
  const text = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return parts === undefined ? text : `${text}.${parts}`;
}

/** Ways to write a fact of one year: name, year, figure in 万元. */
const STYLES: readonly ((name: string, year: string, figure: string) => string)[] = [
  (name, year, figure) => `${year}${name}${figure}万`,
  (name, year, figure) => `${year}${name}是${figure}万元`,
  (name, year, figure) => `${name}${year}${figure}万`,
  (name, year, figure) => `${year}的${name}：${grouped(figure)}万元`,
  (name, year, figure) => `${year} ${name} ${figure}w`,
  (name, year, figure) => `${name}，${year}，${figure}万元`,
  (name, year, figure) => `${year}，${figure}万的${name}`,
  (name, year, figure) => `我们${year}${name}一共${figure} 万元`,
  (name, year, figure) => `${name}（${year}）${figure}万元`,
  (name, year, figure) => `${year}${name}有${figure}万吧`,
];

const fact = fc.record({
  money: fc.constantFrom(...MONEY),
  year: fc.constantFrom(...YEARS),
  figure: wan,
  style: fc.constantFrom(...STYLES),
  pick: fc.nat({ max: 4 }),
});

/** All that was stored of a message, without what follows from it. */
function stored(texts: readonly string[], asked: readonly string[] = []): string[] {
  const reading = new Reading();
  for (const text of texts) reading.say(text, asked);
  return reading.facts;
}

describe("readTurn on what is written in many ways", () => {
  it("reads a fact back exactly in each style", () => {
    fc.assert(
      fc.property(fact, ({ money, year, figure, style, pick }) => {
        const name = money.words[pick % money.words.length] ?? "";
        const said = SAID[year]?.[pick] ?? "";
        const text = style(name, said, figure);
        expect([text, stored([text])]).toEqual([
          text,
          [`${money.fact} ${String(year)} ${figure}万`],
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it("reads the years of one fact back exactly in any order", () => {
    const rows = fc.tuple(
      fc.constantFrom(...MONEY),
      fc.shuffledSubarray(YEARS, { minLength: 2 }),
      fc.array(wan, { minLength: 3, maxLength: 3 }),
      fc.constantFrom("，", " ", "；", "、"),
      fc.boolean(),
    );
    fc.assert(
      fc.property(rows, ([{ fact: id, words }, years, figures, mark, bare]) => {
        const parts = years.map((year, at) => {
          const name = bare ? `${String(year)} ` : (SAID[year]?.[1] ?? "");
          return `${name}${figures[at] ?? ""}万`;
        });
        const text = `${words[0]} ${parts.join(bare ? " " : mark)}`;
        const expected = years.map((year, at) => `${id} ${String(year)} ${figures[at] ?? ""}万`);
        expect([text, stored([text])]).toEqual([text, expected.sort()]);
      }),
      { numRuns: 300 },
    );
  });

  it("reads several facts of one message back exactly", () => {
    const several = fc.tuple(
      fc.shuffledSubarray([...MONEY], { minLength: 2, maxLength: 4 }),
      fc.constantFrom(...YEARS),
      fc.array(wan, { minLength: 4, maxLength: 4 }),
      fc.tuple(fc.integer({ min: 50, max: 900 }), fc.integer({ min: 2, max: 49 })),
      fc.constantFrom("，", " ", "；"),
    );
    fc.assert(
      fc.property(several, ([facts, year, figures, people, mark]) => {
        const money = facts.map(({ words }, at) => `${words[0]}${figures[at] ?? ""}万`);
        const staff = COUNTS.map(
          ({ words, unit }, at) => `${words[0]}${String(people[at])}${unit}`,
        );
        const text = `${String(year)}年${[...money, ...staff].join(mark)}`;
        const told = stored([text]);
        const expected = facts.map(
          ({ fact: id }, at) => `${id} ${String(year)} ${figures[at] ?? ""}万`,
        );
        expect([text, told.filter((one) => !/Staff|employees/.test(one))]).toEqual([
          text,
          expected.sort(),
        ]);
        expect(
          told.filter((one) => /Staff|employees/.test(one)).map((one) => one.split(" ").at(-1)),
        ).toEqual([String(people[0]), String(people[1])]);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps the last of corrections after corrections", () => {
    const corrections = fc.tuple(
      fc.constantFrom(...MONEY),
      fc.uniqueArray(wan, { minLength: 2, maxLength: 6 }),
      fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(corrections, ([{ fact: id, words }, figures, ways]) => {
        const [name, first = ""] = [words[0], figures[0]];
        const texts = figures.slice(1).map((figure, at) => {
          const old = figures[at] ?? "";
          return [
            `不对，${name}是${figure}万`,
            `说错了，是${figure}万`,
            `不是${old}万，是${figure}万`,
            `${name}改成${figure}万元`,
            `更正：25年${name}应该是${figure}万`,
          ][ways[at] ?? 0];
        });
        const all = [`25年${name}${first}万`, ...texts.flatMap((text) => text ?? [])];
        expect([all, stored(all)]).toEqual([all, [`${id} 2025 ${figures.at(-1) ?? ""}万`]]);
      }),
      { numRuns: 200 },
    );
  });

  it("stores nothing of a message that only asks", () => {
    const names = [...MONEY, ...COUNTS].flatMap(({ words }) => words);
    const questions = fc
      .tuple(
        fc.constantFrom(...names, "税率", "补贴", "发明", "高企", "小微企业"),
        fc.constantFrom(
          "怎么算",
          "要多少",
          "多少算够",
          "是啥意思",
          "怎么填",
          "要求是什么",
          "看哪一年的",
          "有啥要求",
          "为什么要问",
        ),
        fc.constantFrom("", "?", "？", "呢", "啊"),
      )
      .map((parts) => parts.join(""));
    const before = ["去年收入4100万 研发180万 职工52人"];
    const known = stored(before);
    const asked = [["salesRevenue 2024"], ["techStaff 2025"], ["regDate"], ["hasRdRules"]];
    fc.assert(
      fc.property(questions, fc.constantFrom(...asked), (text, question) => {
        const reading = new Reading();
        for (const one of before) reading.say(one);
        const { claims, withdrawn } = reading.say(text, question);
        expect([text, claims.map(claimText), withdrawn, reading.facts]).toEqual([
          text,
          [],
          [],
          known,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws, whatever is said", () => {
    const pieces = fc.constantFrom(
      ..."去年前年三年分别是不到多个万亿元%点人项有没不对说错了跟一样翻番少两成其中里头在审买来的听说如果隔壁2024，。\n\t😀".split(
        "",
      ),
      "2024 180万",
      "第一年",
      "1.",
      "（",
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
      fc.string({ unit: "binary", maxLength: 200 }),
    );
    const asked = fc.constantFrom<readonly string[]>(
      [],
      ["salesRevenue 2023 2024 2025"],
      ["employees 2025", "techStaff 2025"],
      ["regDate", "hasRdRules", "hasRdOrg"],
    );
    fc.assert(
      fc.property(text, asked, (said, question) => {
        const reading = new Reading();
        reading.say("去年收入4100万 职工52人");
        expect(() => reading.say(said, question)).not.toThrow();
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it("reads a hundred thousand characters in moderate time", async () => {
    const long = ["去年收入4100万，", "我们说的是这样的事情", "3 ", "一", "。", "不是"];
    for (const piece of long) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      expect(await processorTime(() => new Reading().say(text))).toBeLessThan(4000);
    }
  }, 120_000);
});
