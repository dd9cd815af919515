import type { Fact } from "../../profile/fact.ts";
import {
  addIntervals,
  multiplyIntervals,
  subtractIntervals,
} from "../../units/interval-arithmetic.ts";
import { NOTHING, type Found } from "./found.ts";
import { joined } from "./found-figure.ts";
import { GROWTH, growthInWords, growthOf, methodOf } from "./growth.ts";
import * as read from "./input-facts.ts";
import type { CaseProgramme, Computed } from "./programme.ts";
import type { Worked } from "./worked.ts";

/** Points that experts gave, with the facts that hold them. */
const SCORES = {
  ip: { fact: "scoreIp", part: "ip" },
  transformation: { fact: "scoreTransformation", part: "transformation" },
  rd_management: { fact: "scoreManagement", part: "management" },
  growth_net_assets: { fact: "scoreGrowthNetAssets", part: "growth-net-assets" },
  growth_sales: { fact: "scoreGrowthSales", part: "growth-sales" },
} as const;

/** Classes of cost besides entrusted research. */
const OWN_COSTS = {
  personnel: "rdHntePersonnel",
  direct_input: "rdHnteDirectInput",
  depreciation_and_longterm_prepaid: "rdHnteDepreciation",
  intangible_amortization: "rdHnteAmortization",
  design: "rdHnteDesign",
  equipment_debug_and_test: "rdHnteDebugging",
} as const;

/** Growth bands are those of the figures, whatever points experts gave. */
const unscored = (worked: Worked) => worked.without("scoreGrowthNetAssets", "scoreGrowthSales");

/** 高新技术企业认定. */
export const hnte: CaseProgramme = {
  rule: "hnte",
  inputs: {
    registration_date: read.date("regDate"),
    application_date: read.elsewhere,
    core_ip_owned_and_supports_main_product: read.yes(["coreIpOwned"]),
    ip_authorized_in_china_and_valid: read.yes(["ipValidInChina"]),
    technology_field_in_catalogue: read.yes(["techFieldInCatalogue"]),
    employees_annual_monthly_avg: read.latest("employees"),
    st_staff_annual_monthly_avg: read.latest("techStaff"),
    monthly_headcount: read.group({
      employees_begin_end: read.months("employeesMonthly"),
      st_staff_begin_end: read.months("techStaffMonthly"),
    }),
    days_since_last_major_incident_or_serious_env_violation: readIncident,
    sales_revenue_yuan: read.years("salesRevenue"),
    rd_expense_counted_yuan: read.years("rdExpenseHnte"),
    rd_expense_domestic_counted_yuan_total: read.total("rdExpenseDomesticHnte"),
    rd_breakdown_3y_total_yuan: read.group({
      ...totals(OWN_COSTS),
      other: read.total("rdHnteOther"),
      outsourced_domestic_actual: read.total("rdHnteOutsourcedDomestic"),
      outsourced_overseas_actual: read.total("rdHnteOutsourcedOverseas"),
    }),
    gross_income_yuan: read.latest("grossIncome"),
    non_taxable_income_yuan: read.latest("nonTaxableIncome"),
    hightech_income_yuan: read.latest("hightechIncome"),
    net_assets_year_end_yuan: read.years("netAssets"),
    expert_scores: read.group(
      Object.fromEntries(Object.entries(SCORES).map(([key, { fact }]) => [key, read.figure(fact)])),
    ),
    _derived: read.elsewhere,
  },
  derived: {
    core_six_yuan: (worked) =>
      Object.values(OWN_COSTS)
        .map((key) => worked.sum(key))
        .reduce((a, b) => joined(addIntervals, a, b)),
    outsourced_domestic_80pct_yuan: (worked) => counted(worked, "rdHnteOutsourcedDomestic"),
    outsourced_overseas_80pct_yuan: (worked) => counted(worked, "rdHnteOutsourcedOverseas"),
    other_cap_yuan: (worked) => worked.measure("otherCap"),
    other_counted_yuan: (worked) =>
      joined(subtractIntervals, worked.measure("rdByClass"), worked.measure("rdSeven")),
    rd_total_counted_yuan: (worked) => worked.measure("rdTotal"),
    rd_domestic_counted_yuan: (worked) =>
      joined(multiplyIntervals, worked.measure("rdTotal"), worked.measure("rdDomesticRatio")),
  },
  criteria: {
    H1_registered_365_days: {
      condition: "registered",
      asRegistered: true,
      computed: { calendar_days: (worked) => worked.measure("daysRegistered") },
    },
    H2_core_ip: { condition: "core-ip", computed: {} },
    H3_field: { condition: "field", computed: {} },
    H4_st_staff_ratio: {
      condition: "tech-staff",
      computed: {
        employees_avg: (worked) => worked.measure("employeesAverage"),
        st_staff_avg: (worked) => worked.measure("techStaffAverage"),
        ratio: (worked) => worked.measure("techStaffRatio"),
      },
    },
    H5_rd_ratio: {
      condition: "rd-ratio",
      computed: {
        latest_sales_yuan: (worked) => worked.measure("latestSales"),
        required: (worked) => worked.param("rdThreshold"),
        rd_total_yuan: (worked) => worked.measure("rdTotal"),
        sales_total_yuan: (worked) => worked.sum("salesRevenue"),
        ratio: (worked) => worked.measure("rdRatio"),
      },
    },
    H6_domestic_rd: {
      condition: "domestic-rd",
      computed: { ratio: (worked) => worked.measure("rdDomesticRatio") },
    },
    H7_hightech_income: {
      condition: "hightech-income",
      computed: {
        total_income_yuan: (worked) => worked.measure("totalIncomeLatest"),
        ratio: (worked) => worked.measure("hightechIncomeRatio"),
      },
    },
    H8_innovation_score: {
      condition: "innovation",
      unknownWithout: ["netAssets", "salesRevenue", "regDate"],
      computed: {
        ...growthKeys("net_asset", GROWTH.netAssets),
        ...growthKeys("sales", GROWTH.sales),
        growth: growthInWords,
        total: (worked) => worked.score("innovation"),
        total_range: (worked) => worked.range("innovation"),
        parts: (worked) => ({
          kind: "parts",
          parts: new Map(
            Object.entries(SCORES).map(([key, { part }]) => [key, worked.score(part)]),
          ),
        }),
      },
    },
    H9_no_incident: {
      condition: "no-incident",
      computed: {
        days_since: (worked) =>
          worked.condition("none-happened").outcome === "met"
            ? NOTHING
            : worked.measure("daysSinceIncident"),
      },
    },
  },
};

/** Nothing happened where a case says `null`. */
function readIncident(value: unknown, filing: read.Filing): Fact[] {
  const happened = read.once("majorIncident", read.yesNo(value !== null));
  if (value === null) return [happened];
  const day = read.daysBefore(value, filing);
  return [happened, read.once("incidentDate", { kind: "date", from: day, to: day })];
}

function totals(keys: Readonly<Record<string, string>>): Record<string, read.InputReader> {
  return Object.fromEntries(Object.entries(keys).map(([key, fact]) => [key, read.total(fact)]));
}

function growthKeys(
  name: string,
  rate: (typeof GROWTH)[keyof typeof GROWTH],
): Record<string, Computed> {
  return {
    [`${name}_growth`]: (worked) => growthOf(worked, rate),
    [`${name}_method`]: (worked) => methodOf(worked, rate),
    [`${name}_band`]: (worked) => unscored(worked).band(rate.score),
    [`${name}_score_range`]: (worked) => unscored(worked).range(rate.score),
  };
}

function counted(worked: Worked, key: string): Found {
  return joined(multiplyIntervals, worked.sum(key), worked.param("outsourcedShare"));
}
