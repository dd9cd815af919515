import { INPUTS_2026, rdShare, RIGHTS_IN_USE } from "./little-giant.ts";
import * as read from "./input-facts.ts";
import type { CaseProgramme } from "./programme.ts";

/** An award or a research organisation excuses; a case does not say which. */
const exempt: read.InputReader = (value, filing) => [
  ...read.yes(["provincialAwardTop3"])(value, filing),
  ...(value === false ? [read.once("rdOrgLevel", read.chosen("没有"))] : []),
];

/** Either of two titles is enough; a case does not say which. */
const title: read.InputReader = (value, filing) =>
  read.yes(value === false ? ["techSmeValid", "isInnovative"] : ["techSmeValid"])(value, filing);

/** 专精特新中小企业, standard of 2026. */
export const srdiSme: CaseProgramme = {
  rule: "srdi-sme",
  inputs: {
    ...INPUTS_2026,
    has_valid_tech_or_innovative_title: title,
    new_equity_paid_in_2y_yuan: read.figure("equityFinancing2y"),
    ip_exempt: exempt,
  },
  criteria: {
    S1_title_years: {
      condition: "title-years",
      computed: { years: (worked) => worked.fact("nicheYears") },
    },
    S2a_revenue_or_equity: {
      condition: "revenue-or-equity",
      computed: {
        revenue: (worked) => worked.fact("operatingRevenue", 1),
        equity: (worked) => worked.fact("equityFinancing2y"),
      },
    },
    S2b_main: {
      condition: "main-ratio",
      computed: { ratio: (worked) => worked.measure("mainRevenueRatio") },
    },
    S2c_debt: {
      condition: "debt",
      computed: { ratio: (worked) => worked.measure("debtRatio") },
    },
    S3_rd: {
      condition: "rd",
      computed: { "Y-2": (worked) => rdShare(worked, 2), "Y-1": (worked) => rdShare(worked, 1) },
    },
    S4_ip: {
      condition: "ip",
      computed: { effective: (worked) => worked.measure("class1OwnInUse") },
    },
    S5_market: { condition: "market", computed: {} },
    S6_eval: {
      condition: "evaluation",
      computed: { score: (worked) => worked.fact("platformScore") },
    },
  },
  unsaid: RIGHTS_IN_USE,
};
