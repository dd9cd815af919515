import { describe, expect, it } from "vitest";
import { claimText, Reading } from "./turn-reading.ts";

/** What was said before, then a message with what it stores and asks back. */
type Row = readonly [
  programme: string,
  today: string,
  before: string,
  said: string,
  stores: readonly string[],
  asks?: readonly string[],
];

const kinds: Readonly<Record<string, readonly Row[]>> = {
  "the income of some products is not all that was sold": [
    [
      "agri-hnte",
      "2020-09-10",
      "去年卖了2980万",
      "枸杞新品种产品收入1600万 总收入3010万",
      ["agriHightechIncome 2019 1600万", "totalIncome 2019 3010万"],
    ],
    [
      "agri-hnte",
      "2021-08-20",
      "",
      "大米产品收入1490万",
      [],
      ["agriHightechIncome 2020 1490万 field"],
    ],
    [
      "region-little-giant",
      "2018-06-01",
      "",
      "技术产品收入1400万 总收入2350万",
      ["techContentIncome 2017 1400万", "totalIncome 2017 2350万"],
    ],
    [
      "region-little-giant",
      "2018-06-01",
      "",
      "技术服务收入300万",
      [],
      ["techContentIncome 2017 300万 field"],
    ],
    [
      "hnte",
      "2026-06-15",
      "",
      "去年LED产品收入1400万 总收入2000万",
      ["totalIncome 2025 2000万"],
      ["hightechIncome 2025 1400万 field"],
    ],
    ["hnte", "2026-06-15", "", "去年产品收入1400万", ["salesRevenue 2025 1400万"]],
  ],
  "some of those that were counted": [
    [
      "incubator",
      "2025-06-10",
      "高企3家",
      "其中有一家高企是拿证以后才搬进来的",
      [],
      ["incubatedHnte 2 sure"],
    ],
    ["incubator", "2025-06-10", "高企5家", "里面2家高企是2022年认定的", []],
    ["incubator", "2025-06-10", "", "高企3家", ["incubatedHnte 3"]],
  ],
  "a day of what was named right before": [
    [
      "tech-finance-subsidy",
      "2022-11-10",
      "",
      "有高企证 22年刚拿的",
      ["isHnte 是", "hnteCertDate 2022", "titleNewThisYear 是"],
    ],
    [
      "tech-finance-subsidy",
      "2022-11-10",
      "",
      "有高企证 20年拿的",
      ["isHnte 是", "hnteCertDate 2020"],
    ],
  ],
  "a rate that is told of or asked about": [
    ["tech-contract", "2021-07-30", "一共付了270万", "老板说是30% 就是81万 对不对", []],
    ["tech-finance-subsidy", "2022-11-10", "21年收入3100万", "一定要增长5%吗", []],
    ["tech-finance-subsidy", "2022-11-10", "", "收入增长5%", ["revenueGrowth 2021 5%"]],
  ],
  "a place that is only spoken of": [
    ["rd-subsidy", "2026-06-15", "公司在灵武", "我们分公司在贺兰", []],
    ["rd-subsidy", "2026-06-15", "公司在灵武", "贺兰那个5%我们能不能也拿", []],
    ["rd-subsidy", "2026-06-15", "公司在灵武", "不对 我们注册在贺兰", ["regRegion 贺兰"]],
  ],
  "a room beside the place that is asked about": [
    ["makerspace", "2026-06-15", "", "480平 52个工位", ["spaceArea 480", "spaceDesks 52"]],
    ["makerspace", "2026-06-15", "", "公共区域60平", []],
    ["makerspace", "2019-05-10", "", "公共区域75平", ["spacePublicArea 75"]],
    ["makerspace", "2026-06-15", "", "把走廊也算上有510平 能算500吗", []],
  ],
  "things told one by one": [
    [
      "tech-contract",
      "2026-06-15",
      "",
      "两项成果 一项到账1500万 一项到账2600万",
      [],
      ["techSellReceived 1500万 scope", "techSellReceived 2600万 scope"],
    ],
  ],
};

describe.each(Object.entries(kinds))("%s", (_, rows) => {
  it.each(rows.map((row) => ({ name: row.slice(0, 4).join(" "), row })))("$name", ({ row }) => {
    const [programme, today, before, said, stores, asks = []] = row;
    const reading = new Reading({ programme, today });
    if (before !== "") reading.say(before);
    const turn = reading.say(said);
    const told = turn.claims.filter(({ implied }) => implied !== true);
    expect(told.map(claimText)).toEqual(stores);
    expect(turn.doubted.map(({ claim, doubt }) => `${claimText(claim)} ${doubt}`)).toEqual(asks);
  });
});
