import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printPlace } from "../../src/clauses/place.ts";
import { readPlace } from "../../src/clauses/place-reading.ts";
import type { Place, PlaceStep } from "../../src/clauses/place.ts";

const printed = (text: string) => {
  const place = readPlace(text);
  return place && printPlace(place);
};

describe("places", () => {
  it.each([
    ["第十一条（五）", "第十一条（五）"],
    ["第11条第(5)项", "第十一条（五）"],
    ["第十一条第五项", "第十一条（五）"],
    ["第十一条的第（五）项", "第十一条（五）"],
    ["11条5项", "第十一条（五）"],
    ["十一条五款", "第十一条（五）"],
    ["11条（5）", "第十一条（五）"],
    ["三（六）2（7）", "三（六）2（7）"],
    ["三、（六）、2.（7）", "三（六）2（7）"],
    ["三(六)2(七)", "三（六）2（7）"],
    ["第三部分（六）2", "三（六）2"],
    ["一（一）2（3）", "一（一）2（3）"],
    ["七（四）", "七（四）"],
    ["四3", "四3"],
    ["四、3", "四3"],
    ["附件1", "附件1"],
    ["附件 一", "附件1"],
    ["附件", "附件"],
    ["附件2第三条（一）", "附件2 第三条（一）"],
    ["附件1 三（二）", "附件1 三（二）"],
    ["第二条第1款", "第二条第一款"],
    ["第六条第二款第（三）项", "第六条第二款（三）"],
    ["第七十条之一", "第七十条之一"],
    ["第三章第二节", "第三章第二节"],
    ["问题4", "问题四"],
    ["第3问", "问题三"],
    ["风险提示 1", "风险提示1"],
    ["三（六）2（7）①", "三（六）2（7）①"],
  ])("reads %s as %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each([
    "",
    "5项",
    "（五）",
    "3.2",
    "十一",
    "第条",
    "第零条",
    "第十一条5000万",
    "三年",
    "附件1 2",
  ])("does not make more of %j than it is", (text) => {
    expect(printed(text)).toBe(text === "十一" ? "十一" : undefined);
  });

  const n = fc.integer({ min: 1, max: 99 });
  const step = <K extends PlaceStep["kind"]>(kind: K) => n.map((value) => ({ kind, n: value }));
  const inner = fc
    .tuple(
      fc.option(step("item"), { nil: undefined }),
      fc.option(step("digit"), { nil: undefined }),
      fc.option(step("paren"), { nil: undefined }),
      fc.option(
        fc.integer({ min: 1, max: 20 }).map((value) => ({ kind: "circle" as const, n: value })),
        {
          nil: undefined,
        },
      ),
    )
    // A place such as （7） needs an outer one to be told from an item.
    .map(([item, digit, paren, circle]) => [item, digit, item || digit ? paren : undefined, circle])
    .map((steps) => steps.filter((one) => one !== undefined));
  const paragraph = fc.option(step("paragraph"), { nil: undefined });
  const article = fc
    .tuple(n, fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), paragraph, inner)
    .map(([value, added, second, rest]): Place => {
      const first = { kind: "article" as const, n: value, ...(added !== undefined && { added }) };
      return [first, ...(second ? [second] : []), ...rest];
    });
  const part = fc.tuple(step("part"), inner).map(([first, rest]): Place => [first, ...rest]);
  const annex = fc
    .tuple(step("annex"), fc.option(fc.oneof(article, part), { nil: undefined }))
    .map(([first, rest]): Place => [first, ...(rest ?? [])]);
  const chapter = fc
    .tuple(step("chapter"), fc.option(step("section"), { nil: undefined }))
    .map(([first, second]): Place => (second ? [first, second] : [first]));

  it("reads what it printed, over generated addresses", () => {
    fc.assert(
      fc.property(fc.oneof(article, part, annex, chapter), (place) => {
        expect(readPlace(printPlace(place))).toEqual(place);
      }),
    );
  });

  it.each([
    ["问六 7", "问题六7"],
    ["案例2 7", "案例2 7"],
    ["案例27", "案例27"],
  ])("keeps the level after a numbered entry apart: %s", (typed, place) => {
    expect(printed(typed)).toBe(place);
    expect(printed(place)).toBe(place);
  });

  it("reads any text without throwing, and prints what it read the same way twice", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."第十一条五（六）(2)款项目附件章节、.之①7 问") }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const place = readPlace(text);
        if (place) expect(printed(printPlace(place))).toBe(printPlace(place));
      }),
      { numRuns: 2000 },
    );
  });
});
