import { pointOf } from "../../units/interval-arithmetic.ts";
import type { BoundaryCheck } from "./boundary-check.ts";
import { NOTHING } from "./found.ts";
import * as read from "./input-facts.ts";

/** Industries of the size standard by what checks call them; the first that fits counts. */
const INDUSTRIES: readonly (readonly [RegExp, string])[] = [
  [/agricult|farm|forest|农|林|牧|渔/i, "农林牧渔业"],
  [/software|软件/i, "软件和信息技术服务业"],
  [/telecom|transmission|信息传输|电信/i, "信息传输业"],
  [/construct|建筑/i, "建筑业"],
  [/wholesale|批发/i, "批发业"],
  [/retail|零售/i, "零售业"],
  [/warehous|storage|仓储/i, "仓储业"],
  [/post|邮政/i, "邮政业"],
  [/transport|交通|运输/i, "交通运输业"],
  [/accommod|hotel|lodging|hospitality|住宿/i, "住宿业"],
  [/cater|restaurant|food_service|餐饮/i, "餐饮业"],
  [/real.?estate|realty|房地产/i, "房地产开发经营"],
  [/property|物业/i, "物业管理"],
  [/leas|rent|business.?serv|租赁|商务/i, "租赁和商务服务业"],
  [/other|unlisted|其他|未列明/i, "其他"],
  [/industr|manufactur|工业|制造/i, "工业"],
];

/** Sizes by the rank that the rule gives them, from 1. */
const SIZES: readonly (readonly [english: string, chinese: RegExp])[] = [
  ["micro", /^微型/],
  ["small", /^小型/],
  ["medium", /^中型/],
  ["large", /^大型/],
];

/** 企业划型. */
export const sizeCheck: BoundaryCheck = {
  rule: "sme-size",
  inputs: {
    industry: read.choice("industrySection", INDUSTRIES),
    employees: read.latest("employeesSize"),
    revenue_yuan: read.latest("operatingRevenue"),
    assets_yuan: read.latest("totalAssets"),
    total_assets_yuan: read.latest("totalAssets"),
  },
  expected: (worked) => {
    const rank = pointOf(worked.evaluation.measure("sizeRank"));
    const [english = "", chinese] = (rank && SIZES[Number(rank.n) - 1]) ?? [];
    if (!chinese) return { size: NOTHING };
    const fits = (said: string) => said === english || chinese.test(said);
    return { size: { kind: "words", shown: english, fits } };
  },
};
