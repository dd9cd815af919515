import type { Fact } from "../../profile/fact.ts";
import type { BoundaryCheck } from "./boundary-check.ts";
import { GROWTH, growthOf, methodOf } from "./growth.ts";
import * as read from "./input-facts.ts";

/** Years of business by closed fiscal years: registered on the first day of the first of them. */
function businessOf(count: number, { lastYear }: read.Filing): Fact {
  const day = `${String(lastYear - count + 1)}-01-01`;
  return read.once("regDate", { kind: "date", from: day, to: day });
}

/** The figure of one year, counted back from the last closed one. */
function yearBack(key: string, ago: number): read.InputReader {
  return (value, filing) =>
    value === null
      ? []
      : [read.ofYear(key, filing.lastYear + 1 - ago, read.exactly(read.figureIn(value)))];
}

/** Single functions of 高新技术企业认定. */
export const HNTE_CHECKS: Readonly<Record<string, BoundaryCheck>> = {
  hnte_required_rd_ratio: {
    rule: "hnte",
    inputs: { latest_year_sales_yuan: read.latest("salesRevenue") },
    expected: (worked) => ({ required: worked.param("rdThreshold") }),
  },
  hnte_growth_band: {
    rule: "hnte",
    inputs: {
      y1: yearBack("netAssets", 3),
      y2: yearBack("netAssets", 2),
      y3: yearBack("netAssets", 1),
    },
    unsaid: ({ y1, y2 }, filing) => {
      const missing = [y1, y2].findLastIndex((year) => year === null || year === undefined);
      return [businessOf(2 - missing, filing)];
    },
    expected: (worked) => ({
      growth: growthOf(worked, GROWTH.netAssets),
      method: methodOf(worked, GROWTH.netAssets),
      band: worked.band(GROWTH.netAssets.score),
      score_range: worked.range(GROWTH.netAssets.score),
    }),
  },
  hnte_transformation_band: {
    rule: "hnte",
    inputs: { count: read.figure("transformations"), years: read.elsewhere },
    unsaid: ({ years }, filing) => [
      businessOf(Number(read.figureIn(years ?? filing.years)), filing),
    ],
    expected: (worked) => ({
      annual_avg: worked.measure("annualTransformations"),
      band: worked.band("transformation"),
      score_range: worked.range("transformation"),
    }),
  },
  hnte_ip_count_band: {
    rule: "hnte",
    inputs: { class1: read.figure("ipClass1"), class2_unused: read.figure("ipClass2Unused") },
    expected: (worked) => ({
      band: worked.band("ip-count"),
      score_range: worked.range("ip-count"),
    }),
  },
  hnte_other_expense_cap: {
    rule: "hnte",
    inputs: {
      other_excluded_total_yuan: read.total("rdHntePersonnel"),
      other_actual_yuan: read.total("rdHnteOther"),
    },
    unsaid: (_, filing) =>
      [
        "rdHnteDirectInput",
        "rdHnteDepreciation",
        "rdHnteAmortization",
        "rdHnteDesign",
        "rdHnteDebugging",
        "rdHnteOutsourcedDomestic",
        "rdHnteOutsourcedOverseas",
      ].flatMap((key) => read.total(key)(0, filing)),
    expected: (worked) => ({
      cap_yuan: worked.measure("otherCap"),
      counted_total_yuan: worked.measure("rdByClass"),
    }),
  },
  days_365: {
    rule: "hnte",
    inputs: { registered: read.date("regDate"), applied: read.elsewhere },
    filedOn: "applied",
    expected: (worked) => ({
      days: worked.measure("daysRegistered"),
      pass: worked.met("registered"),
    }),
  },
};
