/** How a figure is meant beside the name of a fact that holds another kind of figure. */
interface Kin {
  /** The facts of its share, the usual first: 研发4.6个点. */
  readonly share?: readonly string[];
  /** What its share is of where that is a part of something itself: 境内研发占研发费用的八成. */
  readonly shareOf?: readonly string[];
  /** The fact that holds in each of some years: 每年都4个点. */
  readonly each?: string;
  /** The fact of one of those years alone: 去年4个点. */
  readonly single?: string;
  /** The fact of its growth: 收入涨了一成. */
  readonly growth?: string;
  /** The facts of the people who do it, the usual first: 研发12个人. */
  readonly people?: readonly string[];
}

const RD_SHARES = [
  "rdRatio",
  "rdRatioSme",
  "rdRatioAudited",
  "rdRatioLeast2y",
  "rdRatioBook1y",
  "rdRatioHnte1y",
  "rdTradeRatio2y",
];
const RD_KINDS = [
  "rdExpenseUnspecified",
  "rdExpenseHnte",
  "rdExpenseDeduction",
  "rdExpenseStatistics",
  "rdExpenseBook",
  "rdExpenseAudited",
];
const RD: Kin = { share: RD_SHARES, people: ["rdStaff", "techStaff", "techStaffSme"] };

const KIN: Readonly<Record<string, Kin>> = {
  rdExpenseUnspecified: RD,
  rdExpenseHnte: RD,
  rdExpenseDeduction: RD,
  rdExpenseStatistics: RD,
  rdExpenseBook: RD,
  rdExpenseAudited: RD,
  rdExpenseDomesticHnte: { share: ["rdDomesticRatio"], shareOf: RD_KINDS },
  rdDedDomestic: {},
  rdRatioAudited: { each: "rdRatioLeast2y" },
  rdRatioLeast2y: { single: "rdRatioAudited" },
  techStaff: { share: ["techStaffRatio"] },
  techStaffSme: { share: ["techStaffRatioSme"] },
  rdStaff: { share: ["rdStaffRatio"] },
  hightechIncome: { share: ["hightechIncomeRatio"] },
  mainRevenue: { share: ["mainRevenueRatio"], growth: "mainRevenueGrowth" },
  mainProductIncome: { share: ["mainProductRatio"] },
  salesRevenue: { growth: "revenueGrowth" },
  operatingRevenue: { growth: "revenueGrowth" },
  netAssets: { growth: "netAssetsGrowth" },
};

/** What stands behind the name of a fact (id) in another kind of figure. */
export function kinOf(id: string): Kin {
  return KIN[id] ?? {};
}
