import type { ClassColumn } from "./voucher-sheet.ts";

/** Columns of the ledger by the scope of the title, in the order of the application form. */
export const TITLE_CLASSES: readonly ClassColumn[] = [
  { label: "人员人工费用", fact: "rdHntePersonnel" },
  { label: "直接投入费用", fact: "rdHnteDirectInput" },
  { label: "折旧费用与长期待摊费用", fact: "rdHnteDepreciation" },
  { label: "无形资产摊销费用", fact: "rdHnteAmortization" },
  { label: "设计费用", fact: "rdHnteDesign" },
  { label: "装备调试费用与试验费用", fact: "rdHnteDebugging" },
  { label: "其他费用", fact: "rdHnteOther" },
  { label: "委托境内研发（实际发生额）", fact: "rdHnteOutsourcedDomestic" },
  { label: "委托境外研发（实际发生额）", fact: "rdHnteOutsourcedOverseas" },
];

/** Columns of the ledger by the scope of the tax deduction, as the simplified ledger has them. */
export const TAX_CLASSES: readonly ClassColumn[] = [
  { label: "人员人工费用", fact: "rdDedPersonnel" },
  { label: "直接投入费用", fact: "rdDedDirectInput" },
  { label: "折旧费用", fact: "rdDedDepreciation" },
  { label: "无形资产摊销", fact: "rdDedAmortization" },
  { label: "新产品设计费等", fact: "rdDedDesign" },
  { label: "其他相关费用", fact: "rdDedOther" },
  { label: "委托境内机构或个人", fact: "rdDedEntrustedDomestic" },
  { label: "委托境外机构", fact: "rdDedEntrustedOverseas" },
];

/** The facts whose definitions tell the scopes apart. */
export const SCOPES = [
  "rdExpenseHnte",
  "rdExpenseDeduction",
  "rdExpenseStatistics",
  "rdExpenseBook",
];
