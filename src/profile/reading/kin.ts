/** How a figure is meant beside the name of a fact that holds another kind of figure. */
interface Kin {
  /** The fact of its share: 研发4.6个点. */
  readonly share?: string;
  /** The fact of its growth: 收入涨了一成. */
  readonly growth?: string;
  /** The facts of the people who do it, the usual first: 研发12个人. */
  readonly people?: readonly string[];
}

const RD: Kin = { share: "rdRatio", people: ["rdStaff", "techStaff", "techStaffSme"] };

const KIN: Readonly<Record<string, Kin>> = {
  rdExpenseUnspecified: RD,
  rdExpenseHnte: RD,
  rdExpenseDeduction: RD,
  rdExpenseStatistics: RD,
  rdExpenseBook: RD,
  rdExpenseAudited: RD,
  rdExpenseDomesticHnte: { share: "rdDomesticRatio" },
  rdDedDomestic: {},
  techStaff: { share: "techStaffRatio" },
  techStaffSme: { share: "techStaffRatioSme" },
  rdStaff: { share: "rdStaffRatio" },
  hightechIncome: { share: "hightechIncomeRatio" },
  mainRevenue: { share: "mainRevenueRatio", growth: "mainRevenueGrowth" },
  mainProductIncome: { share: "mainProductRatio" },
  salesRevenue: { growth: "revenueGrowth" },
  operatingRevenue: { growth: "revenueGrowth" },
  netAssets: { growth: "netAssetsGrowth" },
};

/** What stands behind the name of a fact (id) in another kind of figure. */
export function kinOf(id: string): Kin {
  return KIN[id] ?? {};
}
