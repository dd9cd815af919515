import { describe, expect, it } from "vitest";
import { lastAnswer as last } from "./held.ts";

describe("rights in the name of somebody else", () => {
  it.each([
    ["我老公名下一个发明 公司名下3个实用新型", "实用新型专利 3 项"],
    ["发明1个在老板名下 软著3个", "软件著作权 3 项"],
  ])("are none of the company's: %s", (text, own) => {
    const reply = last("想看高企", text);
    expect(reply).toContain(own);
    expect(reply).not.toContain("发明专利");
    expect(reply).toContain("权属人要是申请企业");
  });

  it.each(["总公司那边有5个发明 我们能用吗", "那用我老公的行不行"])(
    "may not be used either: %s",
    (text) => {
      expect(last("想看高企", "实用新型3个", text)).toContain("权属人要是申请企业");
    },
  );

  it("count once they are the company's", () => {
    expect(last("想看高企", "老板名下的发明已经转到公司了 发明1个")).toContain("发明专利 1 项");
  });
});

describe("rights that were used before", () => {
  it.each([
    ["实用新型7个 但是3个上次用过了", "4"],
    ["实用新型7个 用过的有3个", "4"],
    ["7个实用新型 2个软著 其中3个上次认定用过", "6"],
    ["实用新型7个 都没用过", "7"],
  ])("leave fewer of the second class: %s", (text, left) => {
    expect(last("想看高企", text)).toContain(`可用的Ⅱ类：${left} 项`);
  });

  it("are subtracted when that is told later", () => {
    const reply = last("想看高企", "实用新型7个", "有三个23年认定的时候用过了");
    expect(reply).toContain("可用的Ⅱ类：4 项");
    expect(reply).not.toContain("职工总数 2025 年 3");
  });

  it("are no second count of the first class, which may be used again", () => {
    const reply = last("想看高企", "发明2个 1个上次用过 实用新型4个");
    expect(reply).toContain("发明专利 2 项；实用新型专利 4 项");
  });

  it("count all the same where nothing hangs on it", () => {
    const reply = last("想报科技型中小企业", "实用新型7个 但是3个上次用过了");
    expect(reply).toContain("有效的Ⅱ类知识产权 7 项");
  });
});
