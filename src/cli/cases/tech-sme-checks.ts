import type { BoundaryCheck } from "./boundary-check.ts";
import * as read from "./input-facts.ts";

/** Score of a share of a whole of one, since a check gives the share alone. */
function ofOne(whole: string, score: string): BoundaryCheck {
  return {
    rule: "tech-sme",
    inputs: { ratio: read.latest("rdExpenseDeduction") },
    unsaid: (_, filing) => read.latest(whole)(1, filing),
    expected: (worked) => ({ score: worked.score(score) }),
  };
}

/** Single functions of 科技型中小企业评价. */
export const TECH_SME_CHECKS: Readonly<Record<string, BoundaryCheck>> = {
  techsme_staff_score: {
    rule: "tech-sme",
    inputs: { st_staff: read.latest("techStaffSme"), employees: read.latest("employeesSme") },
    expected: (worked) => ({ score: worked.score("staff") }),
  },
  techsme_rd_sales_score: ofOne("salesRevenue", "rd-sales"),
  techsme_rd_cost_score: ofOne("costExpense", "rd-cost"),
  techsme_ip_score: {
    rule: "tech-sme",
    inputs: { class1: read.figure("ipClass1"), class2: read.figure("ipClass2") },
    expected: (worked) => ({ score: worked.score("ip") }),
  },
};
