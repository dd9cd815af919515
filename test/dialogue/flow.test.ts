import { describe, expect, it } from "vitest";
import { converse, type Conversed } from "../../src/dialogue/converse.ts";
import {
  currentCompany,
  newDialogue,
  type DialogueState,
} from "../../src/dialogue/dialogue-state.ts";
import { standing } from "../../src/profile/history.ts";
import { realGround } from "./real-ground.ts";

/** Holds a conversation on one day, or on the day that a text such as `@2027-04-12` says. */
function held(...texts: string[]): Conversed[] {
  let state: DialogueState = newDialogue();
  let day = "2026-03-10";
  return texts.flatMap((text) => {
    if (text.startsWith("@")) {
      day = text.slice(1);
      return [];
    }
    const done = converse(state, { text, at: `${day}T10:00` }, realGround);
    state = JSON.parse(JSON.stringify(done.state)) as DialogueState;
    return [done];
  });
}

const text = (done: Conversed | undefined) =>
  (done?.replies ?? []).map((reply) => reply.text).join("\n");
const labels = (done: Conversed | undefined) =>
  (done?.replies ?? []).flatMap(({ choices }) => choices.map(({ label }) => label));
const known = (done: Conversed | undefined) =>
  done
    ? standing(currentCompany(done.state).history)
        .filter(({ implied }) => implied !== true)
        .map(
          ({ fact, value }) =>
            `${fact}=${value.kind === "figure" ? (value.low ?? "") : value.kind}`,
        )
    : [];
const last = (...texts: string[]) => held(...texts).at(-1);

const TOLD = "2015年2月1日成立 职工100人 科技人员12人";
const MONEY = "销售收入23年3000万 24年3500万 25年4000万 研发费用23年160万 24年190万 25年220万";

describe("a wish for a person", () => {
  it("is registered with what the conversation is about, and touches nothing that was told", () => {
    const done = last("能报高企吗", TOLD, "登记吧 让人给我回话");
    expect(text(done)).toContain("登记了：“高新技术企业认定的预审”");
    expect(known(done)).toContain("employees=100");
    expect(text(last("能报高企吗", "登记了3项软著"))).not.toContain("登记了：“");
  });
});

describe("the extra deduction", () => {
  const FIVE = "想看加计扣除 去年研发五项加起来450万 其他相关费用花了60万";

  it("is reckoned by what was told, and again where rent of rooms is taken out of it", () => {
    expect(text(last(FIVE))).toContain("可加计扣除的研发费用 500 万元，加计扣除额 500 万元");
    const done = last(FIVE, "对了五项里有90万是实验楼房租");
    expect(text(done)).toContain("房屋租金不在范围里");
    expect(text(done)).toContain("加计扣除额 400 万元");
    expect(known(done)).toContain("rdDedFiveItems=3600000");
  });

  it("does not count what was given out without a registered contract", () => {
    const done = last(FIVE, "还委托外地一家做了50万 合同没登记 能算不");
    expect(text(done)).toContain("50 万元能计 40 万元；合同没登记的先不算进去");
    expect(known(done).some((one) => one.startsWith("rdDedEntrusted"))).toBe(false);
  });
});

describe("what is declined", () => {
  it("speaks of what was asked for, and of 高企 only to those that ask for it", () => {
    expect(text(last("想报高企", TOLD, "买个老公司的壳 把成立时间做早行不行"))).toMatch(
      /买壳.*取消资格.*真实的日子/,
    );
    expect(text(last("想报高企", TOLD, "大家都这么干 你就说电费咋拆进去"))).toMatch(
      /不能拆进研发.*按实际归集/,
    );
    const other = last("想报专精特新中小企业", "24年研发99.8万", "差两千块 就记100呗");
    expect(text(other)).toContain("不能往上添");
    expect(text(other)).not.toContain("高企认定后");
  });
});

describe("what is not known yet", () => {
  it("is told by its year, and once nothing else lacks as the only thing that lacks", () => {
    const done = held(
      "能报高企吗",
      "收入25年2260万 24年1980万 23年的不晓得",
      "研发三年加一块350万 高企口径",
    );
    expect(text(done[1])).toContain("2023 年销售收入：先空着");
    expect(text(done[2])).toContain("研发费用占比还不知道，只差 2023 年销售收入");
  });

  it("is looked at by the year before where the year that counts is not over, and decides nothing", () => {
    const done = last("想报高企", "收入25年2400万", "@2026-06-24", "看专精特新小巨人");
    expect(text(done)).toMatch(
      /^照 2025 年的数还不够（营业收入先用销售收入看）：.*要看的是 2026 年的数/,
    );
  });

  it("is what a score takes to come to what is asked", () => {
    const done = last("能报科小吗", "去年职工72人 科技人员12人 1个发明");
    expect(text(done)).toContain(
      "研发投入到 30 分（占销售收入到 4%或占成本费用支出到 20%，合 68 分）才够",
    );
  });

  it("is nothing where the years add up to the total that was said", () => {
    const done = last(
      "能报高企吗",
      "研发三年合计635万 高企口径",
      "研发费用23年190万 24年210万 25年235万",
    );
    expect(text(done)).toContain("分年加起来 635 万元，和说过的合计对得上");
  });

  it("is the kind of research expenses, which is looked at as told and decides nothing", () => {
    const done = last("想报研发后补助 去年研发480万 规上");
    expect(text(done)).toContain("研发费用（口径未定） 2025 年 480 万元");
    expect(text(done)).toContain("是研发费用（统计口径）的数才作数");
  });

  it("goes to a colleague as the kind of research expenses that is looked at", () => {
    const done = last("能报高企吗", "25年研发200万", "研发费用让财务的同事填");
    expect(text(done)).toMatch(/研发费用（高企口径）.*发给同事填/);
    expect(text(done)).not.toMatch(/口径未定）[^。]*发给同事填/);
  });
});

describe("the first answer", () => {
  it("comes after three questions at most, says what is decided, and leaves it open to go on", () => {
    const done = last("能报高企吗", TOLD, MONEY);
    expect(text(done)).toContain("先看这几条");
    expect(text(done)).toMatch(/注册成立满一年.*符合/);
    expect(text(done)).toContain("还有 6 条没看");
    expect(labels(done)).toEqual(["接着把其余的问完", "先到这"]);
  });

  it("comes even where nothing was answered", () => {
    const done = last("能报高企吗", "去年销售收入4000万", "职工100人", "2015年2月1日成立");
    expect(text(done)).toContain("先看这几条");
  });

  it("is followed by the rest where that is chosen, or where something is told", () => {
    expect(text(last("能报高企吗", TOLD, MONEY, "接着把其余的问完"))).toContain("知识产权");
    expect(text(last("能报高企吗", TOLD, MONEY, "1个发明专利 自己研发的"))).toMatch(/^\d\. |请问/m);
  });

  it("asks first what decides by few figures", () => {
    expect(text(last("能报高企吗"))).toMatch(
      /1\. 公司哪天注册.*\n2\. .*科技人员.*\n3\. .*销售收入/,
    );
  });
});

describe("what becomes of what is said", () => {
  it("is told once, before the first figure", () => {
    const turns = held("能报高企吗", TOLD, MONEY, "继续").map(text);
    expect(turns[0]).toContain("说“清除”就删掉");
    expect(turns.slice(1).some((one) => one.includes("说“清除”就删掉"))).toBe(false);
  });

  it("is told again after everything was erased, which has to be confirmed", () => {
    const turns = held("报高企", TOLD, "把我的数都删了", "确认清掉", "报高企");
    expect(text(turns[2])).toContain("清了找不回来");
    expect(turns[3]?.wants).toEqual([{ kind: "erase" }]);
    expect(text(turns[4])).toContain("说“清除”就删掉");
  });

  it("is answered when asked about", () => {
    expect(text(last("报高企", TOLD, "你把我数存了？我没同意啊"))).toContain("存在这台服务器上");
  });
});

describe("at rest", () => {
  it.each(["高企税率多少", "科技人员占比要多少"])("%s is answered alone", (question) => {
    const done = last("报高企", TOLD, "先到这", question);
    expect(done?.replies).toHaveLength(1);
    expect(text(done)).not.toMatch(/^\d\. |请问：/m);
  });

  it("puts nothing that has to be confirmed", () => {
    const done = last("报高企", "科技人员70人 职工52人", "先到这");
    expect(text(done)).not.toContain("对不上");
  });

  it("goes on another day with what was passed over", () => {
    const done = last("报高企", TOLD, "先到这", "@2026-03-20", "继续");
    expect(text(done)).toContain("上次（2026-03-10）记下的都在");
    expect(text(done)).toMatch(/^\d\. |请问：/m);
  });

  it("says in another year which years are looked at now", () => {
    const done = last("报高企", MONEY, "先到这", "@2027-04-12", "继续");
    expect(text(done)).toContain("年份往后移了，2023 年不再用");
  });

  it("says that another version of the rule is in force", () => {
    const asked = "预审专精特新小巨人 营业收入25年8600万 24年8000万";
    const done = last("@2026-03-20", asked, "先到这", "@2026-04-10", "继续");
    expect(text(done)).toContain("办法换了，2026-04-01 起");
  });
});

describe("figures that cannot be", () => {
  it.each([
    ["职工52人 科技人员70人", "比职工总数 2025 年 52 人还多", "techStaff"],
    ["去年销售收入3000万 研发费用3600万", "是多了一位还是单位不对", "rdExpenseUnspecified"],
    ["销售收入去年3000万 去年销售收入3200万", "说了两个数", "salesRevenue"],
    ["职工80人 科技人员占15% 科技人员有9个", "以哪个为准", "techStaff"],
    ["2031年3月1日成立", "还没到", "regDate"],
  ])("%s is asked about and not taken", (told, says, fact) => {
    const done = last("报高企", told);
    expect(text(done)).toContain(says);
    expect(known(done).some((one) => one.startsWith(fact))).toBe(false);
  });

  it("are taken once they are put right", () => {
    expect(known(last("报高企", "职工52人 科技人员70人", "科技人员7人"))).toContain("techStaff=7");
  });

  it("of a total that its years do not add up to are asked about", () => {
    const apart = [
      "报高企",
      "近三年销售收入合计1.38亿",
      "销售收入23年3900万 24年4750万 25年5230万",
    ];
    expect(text(last(...apart))).toContain("以哪个为准");
    expect(known(last(...apart, "分年的准"))).toContain("salesRevenue=138800000");
  });
});

describe("figures of years without a name", () => {
  const told = ["报高企", TOLD, "近三年销售收入合计1.38亿", "25年销售收入5230万"];

  it("go on with what was told last", () => {
    expect(known(last(...told, "23年3900 24年4750"))).toContain("salesRevenue=39000000");
  });

  it("are not taken for it where other words stand with them", () => {
    const done = last(...told, "635是专审报告的 23年190 24年210 25年235");
    expect(known(done)).toContain("salesRevenue=52300000");
  });
});

describe("what is said of others and by others", () => {
  it.each([
    "你说错了吧，32号文明明写的是研发占比3%",
    "听说研发费用有300万就行",
    "我同学那家职工120 科技人员15",
    "那我多报2个科技人员行不行",
    "那我们把收入往5000以上靠一靠",
    "发你张图",
    "24年收入你现在记的多少",
  ])("%s stores nothing", (said) => {
    expect(known(last("报高企", TOLD, said))).toEqual(known(last("报高企", TOLD)));
  });

  it("is answered with the clause where the law is said to be otherwise", () => {
    const done = last("报高企", MONEY, "你说错了吧，32号文明明写的是研发占比3%");
    expect(text(done)).toContain("国科发火〔2016〕32号 第十一条（五）");
    expect(text(done)).toContain("把文号和条款发我");
  });
});

describe("what others do", () => {
  it("gives the open questions to a colleague and goes on with others", () => {
    const done = last("报高企", TOLD, "这个我不知道 发给财务的同事填");
    const [want] = done?.wants ?? [];
    expect(want?.kind).toBe("colleague");
    expect(want?.kind === "colleague" && want.asked.map(({ fact }) => fact)).toContain(
      "salesRevenue",
    );
    expect(text(done)).toContain("先空着，不当作没有");
  });

  it("makes the filing package", () => {
    for (const wish of ["下载预审包", "给我导出来", "要个给老板看的一页纸", "下载"])
      expect(last("报高企", TOLD, wish)?.wants).toEqual([{ kind: "files" }]);
  });

  it("goes back to what was asked where the last message told nothing", () => {
    const [, asked, , back] = held("报高企", TOLD, "跳过", "返回");
    expect(text(back)).toContain("退回上一步");
    const question = /(?:请问：|1\. )(.*)/.exec(text(asked))?.[1] ?? "";
    expect(question).not.toBe("");
    expect(text(back)).toContain(question);
  });
});

describe("a turn", () => {
  it("has at most four lines beside the questions", () => {
    const turns = held("能报高企吗", TOLD, MONEY, "接着把其余的问完", "职工改成150人", "不知道");
    for (const done of turns) {
      const lines = text(done).split("\n");
      expect(lines.filter((line) => !/^(?:\d\. |请问：)/.test(line)).length).toBeLessThanOrEqual(4);
    }
  });

  it.each(["预审", "帮我看看", "想报高企"])("goes on where “%s” is said once more", (again) => {
    const turns = held("能报高企吗", TOLD, MONEY, again);
    expect(labels(turns[2])).toContain("接着把其余的问完");
    expect(text(turns[3])).toMatch(/[?？]/);
  });

  it("speaks of a programme whose rule decides nothing that day, and goes on with the other", () => {
    const done = last("报高企", TOLD, "那自治区的科技小巨人呢");
    expect(text(done)).toContain("只有 2018-01-01 到 2018-12-31 的口径");
    expect(currentCompany(done?.state ?? newDialogue()).rules).toEqual(["hnte"]);
  });
});
