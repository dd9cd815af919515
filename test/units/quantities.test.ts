import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/units/quantities.ts";
import type { Quantity } from "../../src/units/quantity.ts";
import { decimalText, type Rational } from "../../src/units/rational.ts";

const today = "2026-06-15";

function decimal(value: Rational | undefined): string {
  return value === undefined ? "" : decimalText(value);
}

/** `3210元`, or `[60,70]人` where only a range was said. */
function figure({ value, low, high, lowIncluded, highIncluded, unit }: Quantity): string {
  const range = `${lowIncluded ? "[" : "("}${decimal(low)},${decimal(high)}${highIncluded ? "]" : ")"}`;
  return `${value ? decimal(value) : range}${unit ?? ""}`;
}

function range({ low, high, lowIncluded, highIncluded }: Quantity): string {
  return `${lowIncluded ? "[" : "("}${decimal(low)},${decimal(high)}${highIncluded ? "]" : ")"}`;
}

function figures(text: string): string[] {
  return readQuantities(text, { today }).map(figure);
}

function only(text: string): Quantity {
  const found = readQuantities(text, { today });
  expect(found.map(figure)).toHaveLength(1);
  const [quantity] = found;
  if (!quantity) throw new Error(`nothing read in ${text}`);
  return quantity;
}

describe("money", () => {
  it.each([
    ["1,204,500", "1204500"],
    ["３２００万元", "32000000元"],
    ["3 2 0 0 万 元", "32000000元"],
    ["一百八十一万", "1810000元"],
    ["两千三", "2300"],
    ["两千三百万", "23000000元"],
    ["三千零六万", "30060000元"],
    ["两亿零三百万", "203000000元"],
    ["1.2个亿", "120000000元"],
    ["0.341亿", "34100000元"],
    ["3200w", "32000000元"],
    ["12kw", "120000000元"],
    ["三千万", "30000000元"],
    ["5,000 千元", "5000000元"],
    ["2264千元", "2264000元"],
    ["半个亿", "50000000元"],
    ["一个半亿", "150000000元"],
    ["两个半百万", "2500000元"],
    ["3个半千万", "35000000元"],
    ["叁仟肆佰万元整", "34000000元"],
    ["人民币壹佰万元", "1000000元"],
    ["¥34,000,000.00", "34000000元"],
    ["3千5百万", "35000000元"],
    ["1亿2千万", "120000000元"],
    ["5亿1万4千6百元", "500014600元"],
    ["12元5角", "12.5元"],
    ["五块八", "5.8元"],
    ["8万块钱", "80000元"],
    ["二百五十万", "2500000元"],
    ["百五十万", "1500000元"],
    ["1.2E+07元", "12000000元"],
  ])("reads %s as %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
  });

  it.each([
    ["一点五亿", "150000000元"],
    ["一点零五亿", "105000000元"],
    ["一点五百万", "1500000元"],
    ["三点五千万", "35000000元"],
    ["净利润一点一万", "11000元"],
    ["一点二五个亿", "125000000元"],
    ["一点五万元", "15000元"],
    ["一点五个点", "1.5%"],
    ["一点五倍", "1.5倍"],
    ["一点五成", "15%"],
    ["收入一点二", "1.2"],
    ["占比一点五左右", "1.5"],
  ])("reads the point of a spoken decimal that begins with 一: %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
  });

  it.each(["多一点", "差一点", "早一点说", "下午一点", "下午一点零五", "一点都不"])(
    "reads no decimal in %s",
    (text) => {
      expect(figures(text)).not.toContain("1.05");
      expect(figures(text).length).toBeLessThan(2);
      expect(readQuantities(text, { today }).some(({ words }) => words.startsWith("一点"))).toBe(
        false,
      );
    },
  );

  it.each([
    ["差一点五百万", "5000000元"],
    ["两亿多一点三个点", "3%"],
    ["差一点六成", "60%"],
  ])("takes 一点 for a little in %s", (text, expected) => {
    expect(figures(text).at(-1)).toBe(expected);
  });

  it.each([
    ["5000万又1元", "50000001元"],
    ["两亿又一元", "200000001元"],
    ["5000万加1块钱", "50000001元"],
    ["2亿0001元", "200000001元"],
    ["2亿0500万元", "205000000元"],
    ["比五千万多两万", "50020000元"],
    ["比一个亿少两百万", "98000000元"],
    ["研发比5%高0.2个点", "5.2%"],
    ["差3万到五千万", "49970000元"],
    ["差三万五千万", "49970000元"],
    ["还差5000块就一千万了", "9995000元"],
    ["离5000万还差120万", "48800000元"],
    ["离要求的5%还差0.5个点", "4.5%"],
    ["还差5个人到50人", "45人"],
  ])("reads what lies between a round figure and the one meant: %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
    expect(only(text).unsure).toBe(false);
    expect(only(text).approximate).toBe(false);
  });

  it("asks back where the round figure may be what there is", () => {
    expect(only("五千万还差三万").unsure).toBe(true);
    expect(only("差3万到5万").unsure).toBe(true);
    expect(figures("研发96万差4万")).toEqual(["960000元", "40000元"]);
    expect(figures("国内3000万加200万")).toEqual(["30000000元", "2000000元"]);
  });

  it("takes 投资三万五千万 for one figure", () => {
    expect(figure(only("投资三万五千万"))).toBe("350000000元");
  });

  it.each([
    ["收入亿五", "150000000元", false],
    ["卖了亿二", "120000000元", false],
    ["亿五", "150000000元", true],
    ["收入百万", "1000000元", true],
    ["百万", "1000000元", true],
  ])("reads the power without its digit in %s as %s", (text, expected, unsure) => {
    expect(figure(only(text))).toBe(expected);
    expect(only(text).unsure).toBe(unsure);
  });

  it.each([
    ["研发费用 1 024 500 元", "1024500元"],
    ["研发费用 2 438 000.00 元", "2438000元"],
    ["收入5 000万元", "50000000元"],
    ["收入4 980 万", "49800000元"],
    ["收入3，500万", "35000000元"],
    ["3，500万", "35000000元"],
  ])("reads thousands parted by blanks or full-width commas: %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
    expect(only(text).unsure).toBe(false);
  });

  it.each([
    ["分别3，500万", 2],
    ["近三年研发3，500万", 3],
    ["23、24年3，500万", 4],
    ["前年180，226万", 3],
    ["180 226万", 2],
    ["研发120 140 160 万", 3],
    ["25 300万", 2],
    ["科技人员8，320万研发费用", 2],
  ])("leaves the figures of a list apart: %s", (text, count) => {
    expect(readQuantities(text, { today })).toHaveLength(count);
  });

  it.each(["收入3，500万、4，200万", "收入4 980 万 5 120 万", "收入12 500万元"])(
    "asks back where parted thousands may be a list: %s",
    (text) => {
      expect(readQuantities(text, { today })[0]?.unsure).toBe(true);
    },
  );

  it.each(["亿三科技", "千万别忘了", "千万，别忘了", "单位百万", "百万级"])(
    "reads no amount in %s",
    (text) => {
      expect(figures(text)).toEqual([]);
    },
  );

  it.each([
    ["四一二六万", "41260000元"],
    ["营收一二三四五万元", "123450000元"],
    ["5'000万元", "50000000元"],
    ["5’000’000元", "5000000元"],
    ["八毛", "0.8元"],
    ["八毛五", "0.85元"],
  ])("reads the form of %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
  });

  it("does not add 一丁点 to the figure before it", () => {
    expect(figure(only("刚过两个亿一丁点"))).toBe("200000000元");
  });

  it("keeps what lies a hair beside a threshold", () => {
    expect(figure(only("5000.0001万"))).toBe("50000001元");
    expect(figure(only("49999999.99元"))).toBe("49999999.99元");
    expect(figure(only("4999.9999999999万元"))).toBe("49999999.999999元");
  });

  it("says when 元 was not said", () => {
    expect(only("3200万").unitImplied).toBe(true);
    expect(only("3200万元").unitImplied).toBe(false);
  });

  it("takes 一亿两千 for 1.2亿, and asks back", () => {
    expect(figure(only("一亿两千"))).toBe("120000000元");
    expect(only("一亿两千").unsure).toBe(true);
    expect(only("1亿2").unsure).toBe(false);
    expect(figure(only("一亿零两千元"))).toBe("100002000元");
  });

  it("keeps both meanings of 百八十万", () => {
    const quantity = only("百八十万");
    expect(range(quantity)).toBe("[800000,1800000]");
    expect(quantity.unsure).toBe(true);
  });

  it.each([
    ["亏损1,204,500元", "-1204500元"],
    ["亏了30万", "-300000元"],
    ["净利润-50万", "-500000元"],
    ["净利润－50万", "-500000元"],
    ["负三十二万", "-320000元"],
    ["净资产是负的120万", "-1200000元"],
    ["收入负增长5%", "-5%"],
    ["收入负增长了5%", "-5%"],
    ["净利润（12.5）万元", "-125000元"],
    ["净利润（-12.5）万元", "-125000元"],
    ["利润总额（1，234，567.89）元", "-1234567.89元"],
    ["净资产：(300,000.00)元", "-300000元"],
    ["净利润(123,456.78)", "-123456.78"],
  ])("reads %s as below zero", (text, expected) => {
    expect(figures(text)).toEqual([expected]);
  });

  it("asks back where the brackets of a profit may only part it from the words before", () => {
    expect(figure(only("净利润（12.5万元）"))).toBe("-125000元");
    expect(only("净利润（12.5万元）").unsure).toBe(true);
    expect(only("净利润（12.5）万元").unsure).toBe(false);
  });

  it("takes brackets of other lines, of years and of units for no sign", () => {
    expect(figures("研发费用（120万元）")).toEqual(["1200000元"]);
    expect(figures("净利润（万元）：120")).toEqual(["1200000元"]);
    expect(figures("净利润(2024)120万").at(-1)).toBe("1200000元");
    expect(figures("净利润(3)")).toEqual(["3"]);
  });

  it("does not take the dash of a range or of 负债 for a sign", () => {
    expect(figures("3000万-3500万")).toEqual(["[30000000,35000000]元"]);
    expect(figures("负债3000万")).toEqual(["30000000元"]);
  });

  it("gives the last unit to a list of bare figures", () => {
    expect(figures("依次是1500、1800和2250万")).toEqual(["15000000元", "18000000元", "22500000元"]);
    expect(figures("分别1500 1800 2250万")).toEqual(["15000000元", "18000000元", "22500000元"]);
    expect(figures("分别180,226,240万")).toEqual(["1800000元", "2260000元", "2400000元"]);
    expect(figures("1500、1800、2250（万）")).toEqual(["15000000元", "18000000元", "22500000元"]);
    expect(figures("职工85，收入3200万")).toEqual(["85", "32000000元"]);
  });

  it("takes the unit that a heading names", () => {
    expect(figures("销售收入（万元）：3200 职工（人）：85")).toEqual(["32000000元", "85人"]);
  });

  it("does not join figures that stand side by side", () => {
    expect(figures("研发五百万三年")).toEqual(["5000000元", "3年"]);
    expect(figures("收入500万 30人")).toEqual(["5000000元", "30人"]);
    expect(figures("营收620万12个发明")).toEqual(["6200000元", "12"]);
    expect(figures("前年研发180，去年226")).toEqual(["2024年", "180", "2025年", "226"]);
  });

  it("is nothing of 加一块, and a share of nothing of 两块业务", () => {
    expect(figures("三项加一块1.3亿")).toEqual(["3项", "130000000元"]);
    expect(only("两块业务").kind).toBe("count");
  });
});

describe("ranges, bounds and vague figures", () => {
  it.each([
    ["三四百万", "[3000000,4000000]"],
    ["一百二三十万", "[1200000,1300000]"],
    ["3到5百万", "[3000000,5000000]"],
    ["60到70人", "[60,70]"],
    ["3000-3500万", "[30000000,35000000]"],
    ["800万至1.2亿", "[8000000,120000000]"],
    ["8000到1亿", "[80000000,100000000]"],
    ["十七八个人", "[17,18]"],
    ["几百万", "[2000000,10000000)"],
    ["二十多个", "(20,30)"],
    ["十几个人", "(10,20)"],
    ["一千多万", "(10000000,20000000)"],
    ["1.2亿多", "(120000000,130000000)"],
    ["一亿多点", "(100000000,110000000]"],
    ["五千万多一丢丢", "(50000000,55000000]"],
    ["两亿刚过一点点", "(200000000,220000000]"],
    ["大于5小于6", "(5,6)"],
    ["大于5小于6%", "(5,6)"],
    ["小于6%大于5%", "(5,6)"],
    ["超过4000但不到5000万", "(40000000,50000000)"],
    ["2000万元以上、2亿元以下", "[20000000,200000000]"],
    ["三点五个多亿", "(350000000,360000000)"],
    ["一点五来亿", "[145000000,155000000]"],
    ["占比5%多", "(5,6)"],
    ["六成多", "(60,70)"],
    ["四千一百来万", "[40500000,41500000]"],
    ["两百来万", "[1800000,2200000]"],
    ["一百二十来号人", "[115,125]"],
    ["百十来号人", "[100,120]"],
    ["300出头", "(300,330]"],
    ["小两千万", "[18000000,20000000)"],
    ["将近5000万", "[45000000,50000000)"],
    ["快100人了", "[90,100)"],
    ["大概五千万", "[45000000,55000000]"],
    ["15%左右", "[13.5,16.5]"],
    ["4126万上下", "[41210000,41310000]"],
    ["收入2000万上下浮动5%", "[19000000,21000000]"],
    ["5000万±200万", "[48000000,52000000]"],
    ["不到500万", "(,5000000)"],
    ["5%不到", "(,5)"],
    ["撑死500万研发", "(,5000000]"],
    ["不超过500人", "(,500]"],
    ["10%以下", "(,10]"],
    ["5000万元（含）以下", "(,50000000]"],
    ["70分以上（不含）", "(70,)"],
    ["还没满一年", "(,1)"],
    ["快满三年了", "[2.7,3)"],
    ["超过5%", "(5,)"],
    ["过亿", "(100000000,)"],
    ["至少3项", "[3,)"],
    ["不低于10%", "[10,)"],
    ["300人以上", "[300,)"],
    ["上千万", "[10000000,)"],
    ["最多也就二十来万", "(,220000]"],
    ["亏损不到50万", "(-500000,)"],
  ])("reads %s as %s", (text, expected) => {
    const quantity = only(text);
    expect(range(quantity)).toBe(expected);
    expect(quantity.approximate).toBe(true);
  });

  it("keeps the figure said beside its range", () => {
    expect(decimal(only("二十多个").value)).toBe("20");
    expect(decimal(only("收入2000万上下浮动5%").value)).toBe("20000000");
    expect(only("60到70人").value).toBeUndefined();
  });

  it.each([
    ["300出头", ">"],
    ["将近5000万", "<"],
    ["撑死500万", "<="],
    ["起码60人", ">="],
    ["亏损不超过50万", ">="],
    ["二十多个", undefined],
    ["15%左右", undefined],
  ])("names the bound of %s", (text, bound) => {
    expect(only(text).bound).toBe(bound);
  });

  it.each(["正好五百万整 一分不差", "刚好500万", "500万整"])("takes %s for exact", (text) => {
    expect(only(text).approximate).toBe(false);
    expect(decimal(only(text).value)).toBe("5000000");
  });

  it("does not read a bound out of words that only look like one", () => {
    expect(only("通过5项").bound).toBeUndefined();
    expect(only("罚过3万").bound).toBeUndefined();
    expect(only("附近3家").bound).toBeUndefined();
    expect(only("合约500万").approximate).toBe(false);
    expect(only("中小3家").approximate).toBe(false);
    expect(only("科小100%").approximate).toBe(false);
    expect(only("一家多资质").approximate).toBe(false);
  });

  it("takes two bounds of two things for two figures", () => {
    expect(figures("收入超过5000万，研发不到5%")).toHaveLength(2);
    expect(figures("超过60%，低于50%")).toHaveLength(2);
  });

  it("asks back whether 从300万到500万 is a range", () => {
    expect(only("收入从300万到500万").unsure).toBe(true);
    expect(only("收入300万到500万").unsure).toBe(false);
  });
});

describe("shares", () => {
  it.each([
    ["4.6%", "4.6%"],
    ["5％", "5%"],
    ["4.6个点", "4.6%"],
    ["3个百分点", "3%"],
    ["百分之三", "3%"],
    ["百分之三点五", "3.5%"],
    ["百分之十五", "15%"],
    ["百分百", "100%"],
    ["四成", "40%"],
    ["一成五", "15%"],
    ["三成半", "35%"],
    ["5‰", "0.5%"],
    ["千分之五", "0.5%"],
    ["八折", "80%"],
    ["八五折", "85%"],
    ["九 五 折", "95%"],
    ["第一 九折", "90%"],
    ["5-10%", "[5,10]%"],
    ["百分之三到五", "[3,5]%"],
    ["负3.9%", "-3.9%"],
    ["一半", "50%"],
    ["1.8倍", "1.8倍"],
    ["一倍半", "1.5倍"],
    ["翻一番", "2倍"],
    ["翻倍", "2倍"],
    ["翻两番", "4倍"],
  ])("reads %s as %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
  });

  it("leaves bare decimals and fractions bare", () => {
    expect(only("研发占比0.053").kind).toBe("number");
    expect(only("三分之二").value?.toFraction()).toBe("2/3");
    expect(only("一又四分之一").value?.toFraction()).toBe("5/4");
  });

  it("takes 2016年成立, 300万折旧 and 5成本 for no shares", () => {
    expect(figures("2016年成立")).toEqual(["2016年"]);
    expect(figures("300万折旧")).toEqual(["3000000元"]);
    expect(only("3成本").kind).toBe("number");
  });
});

describe("counts, scores and durations", () => {
  it.each([
    ["96个人", "96人"],
    ["19名", "19人"],
    ["二十号人", "20人"],
    ["就俩人", "2人"],
    ["仨人", "3人"],
    ["十九个", "19"],
    ["5项发明", "5项"],
    ["实用新型10件", "10项"],
    ["实新一个", "1"],
    ["俩软著", "2"],
    ["廿三人", "23人"],
    ["卅人", "30人"],
    ["74分", "74分"],
    ["七十点五分", "70.5分"],
    ["三年半", "3.5年"],
    ["两年零三个月", "2.25年"],
    ["六年了", "6年"],
    ["半年", "0.5年"],
    ["半个小时", "0.5小时"],
    ["三个半月", "3.5月"],
    ["提前仨月", "3月"],
    ["365天", "365天"],
    ["3个工作日", "3工作日"],
    ["500平方米", "500平方米"],
    ["500千瓦", "500千瓦"],
  ])("reads %s as %s", (text, expected) => {
    expect(figure(only(text))).toBe(expected);
  });

  it.each([
    ["二类的一个都没有", "一个都没有", "0"],
    ["一项发明也没有", "一项发明也没有", "0项"],
    ["外观一个没有", "一个没有", "0"],
    ["零个", "零个", "0"],
  ])("reads nothing out of %s", (text, words, expected) => {
    expect(only(text).words).toBe(words);
    expect(figure(only(text))).toBe(expected);
  });

  it("takes 打平 for a profit of nothing and leaves 基本打平 open", () => {
    expect(figure(only("不赚不亏"))).toBe("0元");
    expect(only("不赚不亏").approximate).toBe(false);
    expect(range(only("基本打平"))).toBe("(,)");
  });

  it("parts the people from the labour cost", () => {
    expect(figures("其中委托农大做的40 人工20 材料12")).toEqual(["40", "20", "12"]);
    expect(figures("科技人员6人，人工12万")).toEqual(["6人", "120000元"]);
  });
});

describe("words", () => {
  it("cover the figure with what bounds it, in the text as typed", () => {
    const text = "去年收入大概３２００万元左右，职工六十人";
    const found = readQuantities(text, { today });
    expect(found.map((each) => each.words)).toEqual(["去年", "大概３２００万元左右", "六十人"]);
    for (const each of found) expect(text.slice(each.start, each.end)).toBe(each.words);
  });
});
