import type { Fact } from "../../profile/fact.ts";
import { certified, directWays, reaching, researchOrganisation, saidYes } from "./direct-way.ts";
import type { Found } from "./found.ts";
import * as read from "./input-facts.ts";
import type { CaseProgramme, Inputs } from "./programme.ts";
import { rdShare } from "./little-giant.ts";
import type { Worked } from "./worked.ts";

/** Rights of a case: those of its own research are class 1 too, and what it does not list it has not. */
const RIGHTS: CaseProgramme["inputs"] = {
  class1_ip_self_developed: read.figure("ipClass1SelfDeveloped"),
  class1_self_developed: read.figure("ipClass1SelfDeveloped"),
  class1_high_value: (value, filing) =>
    read.figure("ipClass1HighValue")(typeof value === "boolean" ? Number(value) : value, filing),
  class1_ip_total: read.figure("ipClass1"),
  ip_class1: read.figure("ipClass1"),
  ip_class2: read.figure("ipClass2"),
};

const NO_TITLE = ["isHnte", "innovationHonour", "provincialAward3y"].map((key) =>
  read.once(key, read.yesNo(false)),
);
const NO_PRIZE = ["provincialAwardTop3", "nationalAwardTop5", "makerChinaTop500"].map((key) =>
  read.once(key, read.yesNo(false)),
);

const DIRECT_INNOVATIVE = directWays(
  [
    [/equity|financ|股权|融资/i, reaching("direct-equity")],
    [/hnte|high.?tech_ent|高企|高新技术企业/i, certified],
    [/award|prize|奖/i, saidYes("provincialAward3y")],
    [/honou?r|demonstrat|advantage|示范|优势|荣誉/i, saidYes("innovationHonour")],
    [/rd_|r&d|research|institut|organi[sz]|laborator|机构/i, researchOrganisation("direct-rd-org")],
  ],
  [
    ...NO_TITLE,
    read.once("rdOrgLevel", read.chosen("没有")),
    read.once("equityFinancing3y", read.NONE),
  ],
);

/** 创新型中小企业, 附件1 of the law of 2022. */
export const innovativeSme: CaseProgramme = {
  rule: "innovative-sme",
  inputs: {
    ...RIGHTS,
    application_date: read.elsewhere,
    assessment_date: read.elsewhere,
    rd_ratio: rdRatio,
    main_revenue_growth: read.latest("mainRevenueGrowth"),
    debt_ratio: read.latest("debtRatio"),
    strategic_emerging_industry: read.yes(["strategicIndustry"]),
    main_revenue_ratio: read.latest("mainRevenueRatio"),
    direct_conditions: DIRECT_INNOVATIVE,
  },
  criteria: {
    I_score: {
      condition: "score-or-direct",
      computed: {
        parts: (worked) =>
          partsOf(worked, {
            innovation: "innovation",
            growth: "growth",
            specialization: "specialisation",
          }),
        total: (worked) => worked.score("total"),
      },
    },
  },
  unsaid: (inputs) => [
    ...unsaidRights(inputs),
    read.once("ipClass1NewlyTransferred", read.NONE),
    read.once("ipClass2NotCounted", read.NONE),
  ],
};

/** 专精特新中小企业, 附件2 of the law of 2022. */
export const srdiSme2022: CaseProgramme = {
  rule: "srdi-sme",
  inputs: {
    ...RIGHTS,
    application_date: read.elsewhere,
    assessment_date: read.elsewhere,
    years_in_niche: read.figure("nicheYears"),
    rd_expense_yuan_Y1: read.latest("rdExpenseAudited"),
    revenue_yuan_Y1: read.latest("operatingRevenue"),
    new_equity_paid_in_2y_yuan: read.figure("equityFinancing2y"),
    main_revenue_ratio: read.latest("mainRevenueRatio"),
    main_revenue_avg_growth_2y: read.latest("mainRevenueAvgGrowth2y"),
    main_product_field: read.choice("mainProductField", [
      [/gap|short|weak|fill|短板|空白/i, "补短板填空白"],
      [/six|bases|key|important|六基|重点/i, "六基等重点领域"],
      [/other|none|neither|其他|都不/i, "都不是"],
    ]),
    digital_level: read.choice("digitalLevel", [
      [/^(0|none)$/i, "没测过"],
      [/^(1|L1|一级)$/i, "一级"],
      [/^(2|L2|二级)$/i, "二级"],
      [/^(3|L3|三级)$/i, "三级"],
      [/^(4|L4|四级)$/i, "四级"],
    ]),
    quality_items: readItems,
    net_margin: read.latest("netMargin"),
    debt_ratio: read.latest("debtRatio"),
    local_feature_score: read.figure("localFeatureScore"),
    rd_staff_ratio: read.latest("rdStaffRatio"),
    rd_org_level: read.choice("rdOrgLevel", [
      [/below|sub|under|county|以下|县/i, "市级以下"],
      [/municipal|city|市/i, "市级"],
      [/provinc|minist|省|部/i, "省部级"],
      [/nation|state|国/i, "国家级"],
      [/none|no|没有|无/i, "没有"],
    ]),
    direct_conditions: directWays(
      [
        [/equity|financ|股权|融资/i, reaching("direct-equity")],
        [/maker|创客/i, saidYes("makerChinaTop500")],
        [/national.*(award|prize)|国家.*奖/i, saidYes("nationalAwardTop5")],
        [/award|prize|奖/i, saidYes("provincialAwardTop3")],
      ],
      NO_PRIZE,
    ),
  },
  criteria: {
    B1: { condition: "years", computed: { years: (worked) => worked.fact("nicheYears") } },
    B2: { condition: "rd", computed: { ratio: (worked) => rdShare(worked, 1) } },
    B3: {
      condition: "revenue-or-equity",
      computed: { revenue_yuan: (worked) => worked.fact("operatingRevenue", 1) },
    },
    B4: {
      condition: "score-or-direct",
      computed: {
        specialization: (worked) => worked.score("specialisation"),
        refinement: (worked) => worked.score("refinement"),
        local_feature: (worked) => worked.score("local-feature"),
        innovation: (worked) => worked.score("innovation"),
        total: (worked) => worked.score("total"),
      },
    },
  },
  unsaid: (inputs, { lastYear }) => [
    ...unsaidRights(inputs),
    ...("direct_conditions" in inputs ? [] : NO_PRIZE),
    ...("new_equity_paid_in_2y_yuan" in inputs ? [] : [read.once("equityFinancing2y", read.NONE)]),
    read.ofYear("rdExpenseAudited", lastYear - 1, read.NONE),
  ],
};

/** A share of a revenue of one, since the case gives the share alone. */
function rdRatio(value: unknown, filing: read.Filing): Fact[] {
  if (value === null) return [];
  return [
    ...read.latest("rdExpenseAudited")(value, filing),
    ...read.latest("operatingRevenue")(1, filing),
  ];
}

function readItems(value: unknown): Fact[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new read.InputFault("要写成列表，没有写 []");
  const items = [...new Set(value.map(String))].map((kind) => ({ kind }));
  return [read.once("qualityItems", { kind: "items", items })];
}

/** What is in no list is not there; the rights of own research are class 1. */
function unsaidRights(inputs: Inputs): Fact[] {
  const says = (...keys: string[]) => keys.some((key) => key in inputs);
  const own = inputs["class1_ip_self_developed"] ?? inputs["class1_self_developed"];
  const value = (figure: unknown) => read.exactly(read.figureIn(figure ?? 0));
  return [
    ...(says("class1_ip_self_developed", "class1_self_developed")
      ? []
      : [read.once("ipClass1SelfDeveloped", read.NONE)]),
    ...(says("class1_high_value") ? [] : [read.once("ipClass1HighValue", read.NONE)]),
    ...(says("class1_ip_total", "ip_class1") ? [] : [read.once("ipClass1", value(own))]),
    ...(says("ip_class2") ? [] : [read.once("ipClass2", read.NONE)]),
  ];
}

function partsOf(worked: Worked, parts: Readonly<Record<string, string>>): Found {
  const found = Object.entries(parts).map(([key, id]) => [key, worked.score(id)] as const);
  return { kind: "parts", parts: new Map(found) };
}
