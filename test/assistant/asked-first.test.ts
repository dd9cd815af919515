import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { talkIn } from "./talk.ts";

let db: Database;
const place = mkdtempSync(join(tmpdir(), "kechuang-asked-"));
beforeAll(async () => {
  db = await openDatabase(join(place, "kechuang.db"));
});
afterAll(async () => {
  await db.$disconnect();
  rmSync(place, { recursive: true, force: true });
});

const talk = (day: string, ...texts: readonly string[]) => talkIn(db, day, ...texts);

const DAY = "2026-11-26";

describe("a first message that tells what another place is said to give", () => {
  it("is answered, and none of its figures is kept", async () => {
    const text = "深圳那边研发投入给资助 最高能到一千万是吧 我深圳分公司今年能拿几个";
    const { last, facts } = await talk(DAY, text);
    expect(last?.text).toMatch(/^深圳的奖补办法库里没有/);
    expect(facts).toEqual([]);
  });
});

describe("a first message that tells of the company and asks more than whether it qualifies", () => {
  it.each([
    [
      "all lines at once, each exactly on it",
      ...["资产总额正正好2个亿，人500个整，去年卖了1.6亿，入科小那三条线超没超", /够[^]*够[^]*够/],
    ],
    [
      "one line that is passed over",
      ...["我们资产总额2.1亿，收入8000万，200号人，科小的规模线超没超", /超 1,000 万元/],
    ],
    [
      "what may be entered, though an amount is told",
      ...["高企的专项审计刚出来，研发费380万，科小那个系统研发费我直接抄这个数没事吧", /119号/],
    ],
    [
      "what was heard of a rule",
      ...["我们就4个人的小公司，今年头一回评那个科小，人家说要上门来看，真的假的", /实地核查/],
    ],
    [
      "how much is given, which is not known",
      ...["去年研发420万，自治区后补助按啥比例给，封顶几百万", /没有装进来/],
    ],
    [
      "a figure that the pre-check of next year would not judge yet",
      ...["我们职工200人，搞研发的正好20个，高企科技人员那条卡住了没", /10%；[^]*这一条够/],
    ],
    [
      "one line that the pre-check would decide as well",
      ...["厂里147号人，搞研发的14个，高企那条人数卡不卡", /不够，[^]*还差 1 人（要 15 人）/],
    ],
    [
      "whether a line is met or passed over",
      ...["刚好500个职工，营收刚好2个亿，资产1.3亿，能评科小吗还是超了", /够[^]*够[^]*够/],
    ],
    [
      "one line beside others that are told",
      ...[
        "我们空间480平米，52个工位，入驻了11家，今年新注册4家，自治区众创空间备案面积够不",
        /480 平方米[^]*不够，差 20 平方米/,
      ],
    ],
    [
      "a line in words that only ask whether it was reached",
      ...["2023年营收5200万，2025年5720万，报国家小巨人增长那条5%达到没有", /4\.88%[^]*不够/],
    ],
    [
      "what the rule does not look at",
      ...["老板听人讲科小不能有成立年限，我们才注册4个月，能评不", /没有要求注册满一年/],
    ],
    ["all that a programme looks at", ...["餐馆，12个人，营收90万，划型算小型不", /是微型/]],
  ])("is answered: %s", async (_, text, answer) => {
    const { last, facts } = await talk(DAY, text as string);
    expect(last?.text).toMatch(answer);
    expect(last?.text).not.toContain("先问最能定的");
    expect(last?.choices).toContain("接着预审");
    expect(facts).toEqual([]);
  });

  it.each([
    ["去年研发420万，自治区后补助按啥比例给，封顶几百万", "rdExpenseUnspecified"],
    ["我们资产总额2.1亿，收入8000万，200号人，科小的规模线超没超", "totalAssets"],
  ])("hands over what it told to the pre-check: %s", async (text, fact) => {
    expect((await talk(DAY, text, "接着预审")).facts).toContain(fact);
  });

  it.each([
    "去年收入3000万，研发180万，职工40人，科技人员6个，能报高企吗",
    "帮我看看高企够不够，去年营收2600万，研发150万",
    "收入2000万，研发130万，20个人，能报哪些项目",
    "想报高企，职工52人，科技人员说不好有多少",
    "高企 24年收入3000万 25年3500万 研发怎么也有200万",
  ])("is pre-checked where nothing else is asked: %s", async (text) => {
    const { last, facts } = await talk(DAY, text);
    expect(last?.text).toContain("记下了：");
    expect(facts.length).toBeGreaterThan(0);
  });

  it.each([
    "我们去年收入1500万，银川市级小巨人奖励几万",
    "去年收入1500万，银川市级小巨人能拿几万块",
  ])(
    "is told that nothing is known of what is given, and not taken for a look: %s",
    async (text) => {
      const { last, facts } = await talk(DAY, text);
      expect(last?.text).toContain("登记，等人答复");
      expect(facts).toEqual([]);
    },
  );

  it("asks how many points a rate has and not which programmes there are", async () => {
    const { last } = await talk(DAY, "去年研发砸了460万，自治区过后补钱的那个，我能拿回来几个点");
    expect(last?.text).not.toContain("先细看哪个");
  });
});

describe("what is told of who audits", () => {
  it("is none of the company's figures", async () => {
    const text =
      "给我们出高企专项审计的事务所成立五年了，全年月平均在职18个人，里头注会7个，这家能用吗";
    const { last, facts } = await talk(DAY, text);
    expect(last?.text).toContain("20 人以上");
    expect(last?.text).not.toContain("记下了");
    expect(facts).toEqual([]);
  });
});

describe("net profit and tax that are told as one sum", () => {
  it.each([
    ["净利润加交的税一共290万，这项过得去不", /290 万元[^]*差 10 万元/],
    ["净利加税正好300万，这条过没过", /300 万元/],
    ["上交的税跟净利润加起来299万，够不够", /差 1 万元/],
  ])("are judged: %s", async (text, said) => {
    const { last, facts } = await talk("2018-05-20", `想报自治区科技小巨人，去年${text}`);
    expect(last?.text).toMatch(said);
    expect(facts).not.toContain("taxPaid");
  });
});
