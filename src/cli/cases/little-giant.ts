import { NOTHING } from "./found.ts";
import * as read from "./input-facts.ts";
import type { CaseProgramme } from "./programme.ts";
import type { Worked } from "./worked.ts";

/** Class 1 rights of a case are in use for the main product; the rule takes off those that were bought. */
export const RIGHTS_IN_USE: NonNullable<CaseProgramme["unsaid"]> = (inputs, filing) => {
  const [all, bought] = [inputs["class1_ip_total"], inputs["class1_ip_transferred_in"]];
  const known = (value: unknown) => value !== null && value !== undefined;
  return known(all) && known(bought) ? read.figure("ipClass1OwnInUse")(all, filing) : [];
};

/** Inputs that the standards of 2026 for both titles share. */
export const INPUTS_2026: CaseProgramme["inputs"] = {
  application_date: read.elsewhere,
  assessment_date: read.elsewhere,
  years_in_niche_by_prev_year_end: read.figure("nicheYears"),
  revenue_yuan: read.years("operatingRevenue"),
  main_business_revenue_yuan_Y1: read.latest("mainRevenue"),
  total_assets_yuan_Y1_end: read.latest("totalAssets"),
  total_liabilities_yuan_Y1_end: read.latest("totalLiabilities"),
  rd_expense_yuan: read.years("rdExpenseAudited"),
  class1_ip_total: read.figure("ipClass1"),
  class1_ip_transferred_in: read.figure("ipClass1TransferredIn"),
  platform_eval_score: read.figure("platformScore"),
  is_recheck: read.yes([]),
};

/** 专精特新“小巨人”, standard of 2026. */
export const littleGiant: CaseProgramme = {
  rule: "srdi-little-giant",
  inputs: {
    ...INPUTS_2026,
    has_valid_srdi_sme_title: read.yes(["isSrdi"]),
    main_product_in_key_chain_link: read.yes(["inKeyChain"]),
    ip_exempt_national_award_top3_within_3y: read.yes(["nationalAwardTop3"]),
    market_share: read.figure("marketShare"),
    market_rank: read.figure("marketRank"),
    market_rank_domestic: read.figure("marketRank"),
  },
  criteria: {
    G1_title_and_years: {
      condition: "title-years",
      computed: { years: (worked) => worked.fact("nicheYears") },
    },
    G2a_revenue: {
      condition: "revenue",
      computed: { yuan: (worked) => worked.fact("operatingRevenue", 1) },
    },
    G2b_main_ratio: {
      condition: "main-ratio",
      computed: { ratio: (worked) => worked.measure("mainRevenueRatio") },
    },
    G2c_cagr: {
      condition: "growth",
      computed: { cagr: (worked) => worked.measure("revenueGrowth2y") },
    },
    G2d_debt: {
      condition: "debt",
      computed: { ratio: (worked) => worked.measure("debtRatio") },
    },
    G3_rd: {
      condition: "rd",
      computed: {
        sum_yuan: (worked) => worked.measure("rdTwoYears"),
        ratio_Y2: (worked) => rdShare(worked, 2),
        ratio_Y1: (worked) => rdShare(worked, 1),
      },
    },
    G4_ip: {
      condition: "ip",
      computed: {
        effective: (worked) => worked.measure("class1OwnInUse"),
        exempt: (worked) => {
          const said = worked.evaluation.collect(() => worked.evaluation.said("nationalAwardTop3"));
          return said.value?.kind === "yesno" ? { kind: "yes", yes: said.value.yes } : NOTHING;
        },
      },
    },
    G5_market: {
      condition: "market",
      computed: {
        share: (worked) => worked.fact("marketShare"),
        rank: (worked) => worked.fact("marketRank"),
      },
    },
    G6_chain: { condition: "chain", computed: {} },
    G7_eval: {
      condition: "evaluation",
      computed: { score: (worked) => worked.fact("platformScore") },
    },
  },
  unsaid: RIGHTS_IN_USE,
};

/** Research cost as a share of revenue, in a fiscal year. */
export function rdShare(worked: Worked, ago: number) {
  return worked.share("rdExpenseAudited", "operatingRevenue", ago);
}
