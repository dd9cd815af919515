import { describe, expect, it } from "vitest";
import { answer } from "../../src/answering/answer.ts";
import type { Frame } from "../../src/answering/frame.ts";
import { realMind } from "../real-knowledge.ts";

const asOf = "2026-11-24";

/** What is said to a message, after others of the same conversation. */
function said(text: string, ...before: string[]): string {
  const earlier: Frame[] = [];
  for (const one of before) {
    const { frame } = answer({ text: one, asOf, earlier }, realMind);
    if (frame) earlier.push(frame);
  }
  const { replies } = answer({ text, asOf, earlier }, realMind);
  return replies.map((reply) => reply.text).join("\n");
}

describe("what a question takes for granted", () => {
  it.each([
    ["银川有没有“某某独角兽培育三十条”，说补200万", "某某独角兽培育三十条"],
    ["宁夏“某某企业首贷奖励办法”2026版第七条写的奖多少", "某某企业首贷奖励办法"],
    ["银川出了个某某科创扶持二十条，给高企50万？", "某某科创扶持二十条"],
    ["宁夏高企提质奖励办法第五条奖多少", "宁夏高企提质奖励办法"],
  ])("a title that is not known is said to be so first: %s", (text, title) => {
    expect(said(text)).toMatch(new RegExp(`^库里没有《${title}》`));
  });

  it.each([
    "“专精特新政策”一共几条",
    "“科技型中小企业评价办法”第六条写了啥",
    "银川有三十条惠企政策吗",
    "高新技术企业认定管理办法第十一条有哪些",
    "我们要满足创新八条吗",
  ])("what is no unknown title is not taken for one: %s", (text) => {
    expect(said(text)).not.toMatch(/^库里没有《/);
  });

  it.each([
    ["上海科技小巨人给150万，我们宁夏企业照这个申请行吗", "上海"],
    ["青海科技小巨人还评，我们海东有子公司，宁夏总公司能报么", "青海"],
    ["江苏高新培育库入库给20万，咱宁夏照着申请可以吗", "江苏"],
  ])("another place beside the own one is said to be another's: %s", (text, place) => {
    expect(said(text).split("\n")[0]).toMatch(new RegExp(`${place}的办法库里没有`));
  });

  it.each([
    "听说2026出了新的高企认定办法，一类专利占45分，是不是今年要按新的",
    "加计扣除出新规了吗，是不是提到120%",
  ])("a new rule that is not known is said not to be found: %s", (text) => {
    expect(said(text)).toMatch(/^没有查到.*新出的规定/);
  });

  it("a rule that did come out is not denied", () => {
    expect(said("今年小巨人出新办法了是不是")).not.toContain("没有查到");
  });

  it.each([
    ["专精特新小巨人新办法分50就够了吧", /小巨人 60 分|50 分 \/ 60 分/],
    ["老孵化器规定租期五年、公共面积15%还管用不", /众创空间.*老要求/],
    ["我们有国家级小巨人了，那区上科技小巨人的40万能领吧", /报道.*40 万元.*不能当现行的/],
    ["宁科规11号跟税务11号公告是不是一个东西，7月能享受加计那个", /不是一份文件/],
  ])("a figure or a number is put right: %s", (text, right) => {
    expect(said(text)).toMatch(right);
  });

  it("what a sentence offers to tell is told", () => {
    expect(said("孵化器里头孵出来一家高企，园区能拿多少奖")).toMatch(/国家高企每家 3 万元/);
  });

  it("a question that goes on with a subject of its own is answered by its own", () => {
    const before = "请了个德国专家个人在国外给我们搞研发，委托境外加计扣几成";
    const text = "那国内一家公司委托我们研发，我们受托方这边花的能不能也加计";
    expect(said(text, before)).toMatch(/受托方.*不得加计/);
  });
});
