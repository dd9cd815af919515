import type { FactDefinition } from "../profile/fact-definition.ts";

/** Labels under which several facts count as one field in what `read` prints; ids by label, the usual first. */
export const LABELS: Readonly<Record<string, readonly string[]>> = {
  销售收入: ["salesRevenue", "operatingRevenue", "mainRevenue"],
  研发费用: ["rdExpenseUnspecified", "rdExpenseHnte", "rdExpenseDeduction", "rdExpenseBook"],
  研发费用占比: ["rdRatio", "rdCostRatio"],
  科技人员: ["techStaff", "rdStaff", "techStaffSme"],
  科技人员占比: ["techStaffRatio", "rdStaffRatio", "techStaffRatioSme"],
  职工总数: ["employees", "employeesSme"],
  总资产: ["totalAssets"],
  高新技术产品收入: ["hightechIncome"],
  细分市场年限: ["nicheYears"],
  Ⅰ类知识产权: ["ipClass1", "ipInvention", "ipPlant", "ipLayout", "ipDrug"],
  Ⅱ类知识产权: ["ipClass2", "ipUtility", "ipDesign", "ipSoftware"],
};

const BY_FACT = new Map(
  Object.entries(LABELS).flatMap(([label, ids]) => ids.map((id) => [id, label] as const)),
);

/** What a fact is called in what `read` prints. */
export function labelOfField(
  fact: string,
  definitions: ReadonlyMap<string, FactDefinition>,
): string {
  return BY_FACT.get(fact) ?? definitions.get(fact)?.label ?? fact;
}
