import { notesOf } from "../../rules/judge.ts";
import { certified, directWays, saidYes } from "./direct-way.ts";
import { NOTHING, type Found } from "./found.ts";
import { withConditions } from "../../rules/condition-tree.ts";
import * as read from "./input-facts.ts";
import type { CaseProgramme, Computed, Flags } from "./programme.ts";
import type { Worked } from "./worked.ts";

const NO_WAY = [
  read.once("isHnte", read.yesNo(false)),
  read.once("nationalAward5y", read.yesNo(false)),
  read.once("rdOrgLevel", read.chosen("没有")),
  read.once("standardsLed", read.yesNo(false)),
];

/** Facts that notes about checks on the spot speak of, by what cases call them. */
const CHECKS: Flags["names"] = [
  [/first|首次/i, "firstTechSme"],
  [/dishonest|revok|credit|失信|撤销/i, "techSmeRevoked"],
  [/employ|staff|headcount|职工|人数/i, "employeesSme"],
  [/(^|[^a-z])rd|r&d|research|研发/i, "rdExpenseDeduction"],
  [/(^|[^a-z])ip([^a-z]|$)|intellectual|知识产权|知产/i, "class1"],
];

/** 科技型中小企业评价. */
export const techSme: CaseProgramme = {
  rule: "tech-sme",
  inputs: {
    application_date: read.elsewhere,
    assessment_date: read.elsewhere,
    resident_enterprise_mainland: read.yes(["residentEnterprise"]),
    product_prohibited_restricted_eliminated: read.yes(["prohibitedProduct"]),
    no_major_incident_or_research_dishonesty: read.yes(
      ["majorIncident", "researchDishonesty"],
      true,
    ),
    not_in_abnormal_or_serious_dishonesty_list: read.yes(["abnormalList"], true),
    direct_conditions: directWays(
      [
        [/hnte|high.?tech|高企|高新/i, certified],
        [/award|prize|奖/i, saidYes("nationalAward5y")],
        [/standard|标准/i, saidYes("standardsLed")],
        [
          /rd_|r&d|research|institut|organi[sz]|laborator|机构/i,
          () => [read.once("rdOrgLevel", read.chosen("省部级"))],
        ],
      ],
      NO_WAY,
    ),
    employees_total: read.latest("employeesSme"),
    st_staff: read.latest("techStaffSme"),
    sales_revenue_yuan: read.years("salesRevenue"),
    total_assets_yuan: read.latest("totalAssets"),
    rd_expense_yuan: read.years("rdExpenseDeduction"),
    total_cost_expense_yuan: read.latest("costExpense"),
    ip_class1: read.figure("ipClass1"),
    ip_class2: read.figure("ipClass2"),
  },
  criteria: {
    T1_resident: { condition: "resident", computed: {} },
    T2_size: {
      condition: "size",
      computed: {
        employees: (worked) => worked.fact("employeesSme", 1),
        sales_yuan: (worked) => worked.fact("salesRevenue", 1),
        assets_yuan: (worked) => worked.fact("totalAssets", 1),
      },
    },
    T3_product: { condition: "product", computed: {} },
    T4_conduct: { condition: "conduct", computed: {} },
    T5_score_or_direct: {
      condition: "score-or-direct",
      computed: {
        st_staff_ratio: (worked) => worked.measure("staffRatio"),
        st_staff_score: (worked) => worked.score("staff"),
        rd_to_sales: ofShare("salesRevenue", (worked) => worked.measure("rdToSales")),
        rd_to_sales_score: ofShare("salesRevenue", (worked) => worked.score("rd-sales")),
        rd_to_cost: ofShare("costExpense", (worked) => worked.measure("rdToCost")),
        rd_to_cost_score: ofShare("costExpense", (worked) => worked.score("rd-cost")),
        rd_score_used: (worked) => worked.score("rd"),
        ip_score: (worked) => worked.score("ip"),
        total: (worked) => worked.score("total"),
        direct_confirmation: (worked) => worked.met("direct"),
      },
    },
  },
  flags: { key: "onsite_check_flags_2026_160", read: flagsOf },
};

/** What is found of a share; nothing where there is nothing to have a share in. */
function ofShare(whole: string, found: (worked: Worked) => Found): Computed {
  return (worked) => {
    const base = worked.fact(whole, 1);
    const none = base.kind === "figure" && base.interval.high?.n === 0n;
    return none ? { ...NOTHING, alsoZero: true } : found(worked);
  };
}

/** What the notes of the yearly notice, where they are met, speak of. */
function flagsOf(worked: Worked): Flags {
  const notes = notesOf(worked.filing.version.notes, worked.evaluation);
  const tests = notes.flatMap(({ when }) => (when ? withConditions([when]) : []));
  const subjects = tests.flatMap(({ test }) => ("subject" in test ? [test.subject.name] : []));
  const spoken = new Set(CHECKS.map(([, fact]) => fact));
  return { told: new Set(subjects.filter((name) => spoken.has(name))), names: CHECKS };
}
