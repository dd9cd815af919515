import { describe, expect, it } from "vitest";
import { answers, lastAnswer as last } from "./held.ts";

describe("a colleague who answers by link", () => {
  const ASKED = ["高企预审 去年收入1.6亿 职工210 科技人员多少我不清楚", "这个发给人事的同事填"];
  const told = (text: string) => last(...ASKED, `同事：${text}`);

  it("is told back what was said, and nothing of the company", () => {
    const reply = told("科技人员月平均26");
    expect(reply).toContain("收到，记下了：科技人员 2025 年 26 人。");
    for (const own of ["210", "16,000", "符合", "注册成立"]) expect(reply).not.toContain(own);
    expect(told("这谁知道啊")).toContain("没读出要记的数");
  });

  it("is not shown the figure of the company that an answer contradicts", () => {
    expect(told("科技人员月平均320")).not.toContain("210");
    expect(told("科技人员月平均320")).toContain("对不上，先没记");
  });

  it("is told of when what was told contradicts a figure of the company", () => {
    const reply = last(...ASKED, "同事：科技人员月平均320", "人事填了没");
    expect(reply).toContain("同事填了，但和记着的数对不上，先没记，请你定。");
    expect(reply).toContain("比职工总数 2025 年 210 人还多");
    expect(reply).not.toContain("还没有收到同事填的数");
  });

  it("is told of when somebody asks, once, and a link by itself without all that stands", () => {
    const done = answers(...ASKED, "同事：科技人员月平均26", "人事填了没", "链接还能打开不");
    expect(done.at(-2)?.match(/科技人员占比/g)).toHaveLength(1);
    expect(done.at(-2)).toContain("同事填了");
    expect(done.at(-1)).toContain("链接到期前还能打开");
    expect(done.at(-1)).not.toContain("科技人员占比");
  });
});

describe("what a figure settles", () => {
  it("is told of the parts that are enough, of a condition that others of its parts leave unmet or open", () => {
    const reply = last(
      "@2026-05-08",
      "报专精特新 营收25年2000万 24年1800万 研发25年98万 24年120万 这行干了5年",
    );
    expect(reply).toContain("✗ 不符合：近两年研发费用：每年研发总额：98 万元");
    expect(reply).toContain("已够的：每年研发占比：4.9%，要求 3%");
    expect(reply).toContain("这几项够了，整条还要看别的：细分市场年限：5 年，要求 3 年");
  });

  it("is told when it is taken back and leaves a condition open again", () => {
    const reply = last("高企 高新收入3700 总收入6000", "高新收入那个撤了吧 是瞎估的");
    expect(reply).toContain("? 还不知道：高新收入占比（原来符合）。");
  });

  it("is told with what it still waits for", () => {
    expect(last("高企 去年收入2260万 前年1980")).toContain("现在还算不了，缺研发费用（高企口径）");
  });

  it("is told from which day to which where the day is not known", () => {
    const reply = last("高企 2025年8月注册的 去年收入800万");
    expect(reply).toContain("最早 2026-08-01、最晚 2026-08-31 申报，这一条就满足");
    expect(last("高企 2025年8月注册的 去年收入800万", "8月20号")).toContain("最早 2026-08-20 申报");
    expect(last("高企 2025年8月20日注册的")).toContain("最早 2026-08-20 申报，这一条就满足");
  });
});

describe("how a figure was taken", () => {
  it("is said where figures in a row were put to years, and not where the speaker said how", () => {
    const row = "高企 近三年收入 6800 7350 8120 万";
    expect(last(row)).toContain("销售收入没写年份，按 2023、2024、2025 年的顺序记的");
    expect(last("高企 收入23年6800 24年7350 25年8120 万")).not.toContain("没写年份");
    expect(last("高企 收入8120 7350 6800 分别对25 24 23年")).not.toContain("没写年份");
  });

  it("is said where it was reckoned from the one before", () => {
    const begun = "高企 职工48 科技人员6个";
    expect(last(begun, "科技人员那6个里头有俩是后勤 不算")).toContain(
      "6 人 → 4 人（原来的减去 2 人，不对就告诉我）",
    );
    expect(last(begun, "科技人员改成4人")).not.toContain("原来的");
  });

  it("is said where an audit bears all of it", () => {
    expect(last("高企 去年收入4200 审计过的")).toContain("（审计数）。");
    expect(last("高企 去年收入4200")).not.toContain("审计数");
  });

  it("is on the company's word where the books do not have it yet", () => {
    const reply = last("报专精特新 研发24年99.8万", "翻账24年真有一笔3万的研发检测费没归进去");
    expect(reply).toContain("99.8 万元 → 102.8 万元");
    expect(reply).toContain("自报");
    expect(reply).toContain("留好");
  });

  it("is asked about as more than its whole before as far from what was told", () => {
    expect(last("高企 职工80 科技人员9个", "科技人员满共95")).toContain(
      "比职工总数 2025 年 80 人还多",
    );
  });
});

describe("a table of which the row is open", () => {
  it("is bounded by the total of several years", () => {
    const reply = last("三年销售收入一共1.38亿 研发三年一共640万 高企研发那条够不够");
    expect(reply).toContain("够 4% 不够 5%；缺销售收入（2025 年），它不会比合计还多");
    // Only below a total that is large enough every row may count.
    expect(last("三年销售收入一共9亿 研发三年一共3800万 高企研发那条够不够")).toContain(
      "够 3% 不够 5%",
    );
  });
});

describe("research of no known kind", () => {
  it("decides nothing of a subsidy either", () => {
    const reply = last("研发后补助能拿多少钱 银川的 去年研发480万 规上");
    expect(reply).toContain("研发费用（口径未定） 2025 年 480 万元");
    expect(reply).toContain("统计报表上的研发费用是多少");
  });
});

describe("points that fall short", () => {
  const BEGUN = "科小 去年收入2150万 职工45 科技人员6个 加计的研发92万 资产3100 3个实用新型1个软著";

  it("are told by what is known, with what each way takes and what it comes to", () => {
    expect(last("@2026-06-15", BEGUN)).toContain("照已有的数合 58 分，差 2 分");
    const reply = last("@2026-06-15", BEGUN, "成本费用支出一共1820");
    expect(reply).toContain("科技人员到 8 分（科技人员占职工总数比例到 15%，合 62 分）");
    expect(reply).toContain("科技成果到 30 分（Ⅰ类知识产权到 1 项，合 64 分）");
  });
});

describe("what does not count", () => {
  it("is said of rights that ran out, of trademarks, of another denominator and of points that others gave", () => {
    const tech = "科小 去年收入1480万 职工25 科技人员5";
    expect(last("@2026-06-20", tech, "软著2个 实用新型1个过期了 还有个商标")).toContain(
      "过期的实用新型、商标不算知识产权，没有记",
    );
    expect(last("@2026-06-20", tech, "软著2个 实用新型1个")).not.toContain("不算知识产权");
    const share = "高新收入比的是主营收入 高新2600 主营4200 总收入4420";
    expect(last("高企", share)).toContain("高新收入占比除的是总收入，不是主营业务收入〔");
    expect(last("高企", "高新收入比的是总收入 高新2600 总收入4420")).not.toContain("除的是");
    expect(last("高企", "我们中介打的分是75分")).toContain("不作数，创新能力评价由专家打〔");
  });
});

describe("what is asked beside", () => {
  it("is where rights come from, for a programme that does not count bought ones", () => {
    expect(last("@2026-05-08", "报专精特新 营收2000万", "有个发明")).toContain("其中转让进来的");
    expect(last("高企", "有个发明")).not.toContain("其中转让进来的");
  });

  it("is what research came to each year, where only its share was told", () => {
    const reply = last(
      "高企 去年收入5000万 三年研发占比4.6% 2015年3月1日成立 职工50 科技人员8",
      "接着问",
    );
    expect(reply).toMatch(/研发费用（高企口径）|各年的研发费用也一起说/);
  });

  it("is how research was parted, where only the books' figure is known", () => {
    const reply = last(
      "高企 收入23年3000 24年3200 25年3500万",
      "账面研发费用23年150 24年160 25年180万",
    );
    expect(reply).toContain("2023、2024、2025 年研发费用请按类拆一下");
  });

  it("is whether another works is a company of its own", () => {
    expect(last("高企 职工50", "我中卫还有个厂 职工30")).toContain("有自己的营业执照吗");
  });
});

describe("when one can file", () => {
  it("is told from when to when with its clause, and what is not known of this year's days", () => {
    expect(last("@2026-06-20", "科小")).toMatch(/现在就能报，2026-06-01 到 2026-08-31〔工企业函/);
    expect(last("@2026-11-20", "高企")).toContain("2026 年哪天截止库里没有装，还收不收看当年通知");
    expect(last("@2026-06-24", "报专精特新小巨人")).toContain("2026 年的 2026-05-25 已经截止");
    expect(last("@2026-03-20", "高企")).not.toContain("哪天截止");
  });

  it("is told with the titles that are needed first, by the rules to come too", () => {
    const reply = last(
      "@2026-03-18",
      "高企 收入25年6400万 职工72 科技人员12",
      "今年都能报啥 排个先后",
    );
    expect(reply).toMatch(/专精特新中小企业认定.*2026-04-01 起新申请要先取得科小编号/);
    expect(reply).toMatch(/专精特新“小巨人”企业认定.*要先是有效期内的专精特新/);
  });
});

describe("what can be done by now", () => {
  it("is to keep records of a year that is not over", () => {
    const reply = last("@2026-11-20", "高企 收入25年5600万 24年5100万", "12月之前还能做点啥");
    expect(reply).toMatch(/2026 年还没过完：研发项目先立项.*辅助账.*〔/);
    expect(reply).toMatch(/2026 年还没过完：职工和科技人员每个月记.*〔/);
    const spring = last("@2026-06-20", "高企 收入25年5600万 24年5100万", "现在还能做点啥");
    expect(spring).not.toContain("还没过完：");
  });
});

describe("what is left", () => {
  it("is named with the years it lacks, and classes of expenses as one thing", () => {
    const reply = last(
      "高企 收入23年3000 24年3200 25年3500 研发120 140 160 万",
      "@2027-04-12",
      "接着预审",
    );
    expect(reply).toContain("销售收入（2026 年）");
    expect(reply).toContain("研发费用分类（2024、2025 年）");
  });
});

describe("what the extra deduction saves", () => {
  it("is reckoned by the figures told, at each rate that may be the company's", () => {
    const reply = last("想看加计扣除 去年研发五项加起来450万 其他相关费用花了60万", "那能省多少税");
    expect(reply).toContain("加计扣除额 500 万元：一般企业税率 25%");
    expect(reply).toContain("合 125 万元");
    expect(reply).toContain("合 75 万元");
  });
});
