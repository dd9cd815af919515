import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

/** The programmes of an order, as they are told. */
function order(...texts: readonly string[]): string[] {
  const lines = last(...texts).split("\n");
  return lines.flatMap((line) => /^- (.+?)（/.exec(line)?.[1] ?? []);
}

const FIGURES = "西夏区的公司 今年都能报啥 给我排个先后 收入25年6400 24年5800 23年5200 职工72";

describe("the order of programmes through the year", () => {
  it.each(["2026-03-18", "2026-06-20"])("puts on %s what is needed first in front", (day) => {
    const told = order(`@${day}`, FIGURES);
    const at = (title: string) => told.findIndex((one) => one.startsWith(title));
    expect(at("科技型中小企业")).toBeGreaterThanOrEqual(0);
    expect(at("科技型中小企业")).toBeLessThan(at("专精特新中小企业"));
    expect(at("创新型中小企业")).toBeLessThan(at("专精特新中小企业"));
    expect(at("专精特新中小企业")).toBeLessThan(at("专精特新“小巨人”"));
  });

  it("tells what only opens behind the title that is looked at, though it is out of reach", () => {
    const reply = last(
      "@2026-05-12",
      "报专精特新 营收25年3200万 24年2900万 研发25年150万 24年90万",
      "先报哪个后报哪个",
    );
    expect(reply).toMatch(
      /- 专精特新“小巨人”企业认定（现在不符合）：.*要先是有效期内的专精特新中小企业/,
    );
  });

  it("asks for no title first that is held", () => {
    const held = last(
      "@2026-05-12",
      "报专精特新 营收25年3200万 我们是创新型中小企业",
      "先报哪个后报哪个",
    );
    expect(held).not.toContain("先取得科小编号");
    expect(last("@2026-05-12", "报专精特新 营收25年3200万", "先报哪个后报哪个")).toContain(
      "先取得科小编号",
    );
  });

  it("never says that all is met where nothing of a programme was looked at", () => {
    const reply = last("@2026-03-18", FIGURES);
    expect(reply).toContain("科技计划项目（条件要主管部门看，自己核不了）");
    expect(reply).not.toContain("科技计划项目（自己能核的都符合）");
  });
});

describe("a programme that needs the title of another one", () => {
  it("is begun with that", () => {
    const words = "要先是有效期内的专精特新中小企业，不能跳级〔工信部企业〔2026〕2号 附件2（一）〕";
    expect(last("@2026-06-24", "专精特新小巨人 去年营收2400万")).toContain(words);
    expect(
      last("@2026-06-24", "专精特新小巨人 我们是专精特新中小企业 去年营收6400万"),
    ).not.toContain(words);
  });
});
