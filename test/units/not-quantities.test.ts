import { describe, expect, it } from "vitest";
import { readQuantities } from "../../src/units/quantities.ts";
import { decimalText } from "../../src/units/rational.ts";

const today = "2026-06-15";

describe("what is no quantity", () => {
  it.each([
    "国科发火〔2016〕32号怎么说的",
    "国科发火[2016]195号 三（六）2（7）",
    "财税【2018】99号",
    "32号文11条5项",
    "三（六）2（7）",
    "不是一回事 二次确认",
    "2023年第7号",
    "第十一条（五）",
    "附件1",
    "Ⅰ类 Ⅱ类 一类 二类 2类",
    "A档 一档",
    "我电话13900001111 有事打给我",
    "139 0000 1111",
    "0951-5035123",
    "打400-820-0000问问 8008200000",
    "微信12345678",
    "91640100MA76ABCD1X",
    "640102199001011234",
    "RD01-RD05 PS03 ISO9001 5G 3D打印 Q345B",
    "一般纳税人 一切 统一 唯一 四川 十三五 五险一金 千万别 一次性 十分满意 一下",
    "大陆，队伍，朝花夕拾，肆意，拾取",
    "增速几个点 拿几分 几年",
    "单位：万元",
    "https://example.com/a1/2?b=30%25 a1@example.com",
    "8:30 下午3点 192.168.255.255",
    "万 亿 百",
  ])("is not read in %s", (text) => {
    expect(readQuantities(text, { today }).map((each) => each.words)).toEqual([]);
  });

  it.each([
    ["收入4000000000元", "4000000000"],
    ["收入8008200000元", "8008200000"],
    ["收入4000000000.50元", "4000000000.5"],
    ["收入13900001111元", "13900001111"],
  ])("is read where it only looks like a telephone's: %s", (text, yuan) => {
    const [money] = readQuantities(text, { today });
    expect(money?.kind).toBe("money");
    expect(money?.value && decimalText(money.value)).toBe(yuan);
  });

  it("leaves the number of a list's heading out", () => {
    const text = "1、去年收入3200万\n2、研发200万\n3. 职工85人";
    const words = readQuantities(text, { today }).map((each) => each.words);
    expect(words).toEqual(["去年", "3200万", "200万", "85人"]);
  });

  it("does not mistake counts parted by 、 for headings", () => {
    const values = readQuantities("发明3、实新5、软著8").map((each) => each.value?.toString());
    expect(values).toEqual(["3", "5", "8"]);
  });
});

describe("other currencies and shares", () => {
  it.each([
    ["500万美元", "foreign", "USD", "5000000"],
    ["$3000", "foreign", "USD", "3000"],
    ["30万欧元", "foreign", "EUR", "300000"],
    ["300万港币", "foreign", "HKD", "3000000"],
    ["１．０７５３美元", "foreign", "USD", "1.0753"],
    ["200万股", "shares", "股", "2000000"],
  ])("reads %s, never as 元", (text, kind, unit, value) => {
    const [quantity] = readQuantities(text, { today });
    expect([quantity?.kind, quantity?.unit, quantity?.value?.toString()]).toEqual([
      kind,
      unit,
      value,
    ]);
  });

  it("reads an investment in shares as money", () => {
    expect(readQuantities("300万股权投资")[0]?.kind).toBe("money");
  });
});
