import type { Statement } from "../../../profile/reading/statement.ts";

/** Facts that differ in law and that people do not tell apart: the one that the rule looks at is meant. */
const ALIKE: readonly (readonly string[])[] = [
  ["techStaffRatio", "techStaffRatioSme", "rdStaffRatio"],
  ["techStaff", "techStaffSme", "rdStaff", "rdStaffDirect"],
  ["employees", "employeesSme", "employeesTax", "employeesSize"],
  ["salesRevenue", "operatingRevenue"],
  ["totalAssets", "totalAssetsTax"],
  [
    "rdExpenseUnspecified",
    "rdExpenseHnte",
    "rdExpenseDeduction",
    "rdExpenseAudited",
    "rdExpenseBook",
  ],
  ["rdRatio", "rdRatioSme", "rdRatioAudited", "rdRatioBook1y", "rdRatioHnte1y", "rdTradeRatio2y"],
];

/** Of costs, not of income. */
const OF_COSTS = /占(?:总|全部|企业)*(?:成本|费用|支出)/;

const SALES = "salesRevenue";

/** All income of several years together is looked at by no rule: sales are what is meant. */
function isOfYears({ fact, years }: Statement): boolean {
  return fact === "totalIncome" && years !== undefined && years[0] < years[1];
}

/**
 * A statement of a text as one of the fact that a rule looks at (`within`), where its own is none of them
 * and one like it is.
 */
export function asMeant(statement: Statement, text: string, within: readonly string[]): Statement {
  if (isOfYears(statement) && within.includes(SALES)) return { ...statement, fact: SALES };
  if (within.includes(statement.fact)) return statement;
  if (statement.fact.startsWith("rdRatio") && OF_COSTS.test(text)) return statement;
  const alike = ALIKE.find((group) => group.includes(statement.fact));
  const meant = alike?.find((fact) => within.includes(fact));
  return meant === undefined ? statement : { ...statement, fact: meant };
}
