import type { ResearchScope } from "./table-subject.ts";
import { nameIn } from "./table-words.ts";

/** A class of research cost, all of them together, or the part of 委托外部 that a table splits off. */
export type CostClass =
  | "personnel"
  | "directInput"
  | "depreciation"
  | "amortization"
  | "design"
  | "debugging"
  | "outsourced"
  | "outsourcedDomestic"
  | "outsourcedOverseas"
  | "other"
  | "all";

const NAMES: readonly (readonly [RegExp, CostClass])[] = [
  [/^(?:研发)?(?:人员人工|人工|人员工资|职工薪酬)(?:费用?)?$/, "personnel"],
  [/^直接投入(?:费用?)?$/, "directInput"],
  [
    /^折旧(?:费用?)?(?:[与和及、]?长期待摊(?:费用)?(?:摊销)?)?$|^长期待摊费用(?:摊销)?$/,
    "depreciation",
  ],
  [/^(?:无形资产)?摊销(?:费用?)?$/, "amortization"],
  [/^(?:新产品)?设计(?:费用?|费等)?(?:等)?$/, "design"],
  [/^装备调试(?:费用?)?(?:[与和及、]?试验(?:费用?)?)?$|^(?:调试|试验)费用?$/, "debugging"],
  [
    /^委托境外(?:机构|个人|研发|外部|研究开发|进行|或|的|活动|所发生|费用?)*$|^境外的?外部(?:研发|研究开发)(?:费用?)?$/,
    "outsourcedOverseas",
  ],
  [
    /^委托境内(?:机构|个人|研发|外部|研究开发|进行|或|的|活动|所发生|费用?)*$|^境内的?外部(?:研发|研究开发)(?:费用?)?$/,
    "outsourcedDomestic",
  ],
  [
    /^委托外部(?:研发|研究开发)?(?:费用?|投入额?)?$|^委外(?:研发)?(?:费用?)?$|^委托(?:研发|开发)(?:费用?)?$/,
    "outsourced",
  ],
  [/^其他(?:相关)?(?:费用?)?$/, "other"],
  [
    /^(?:研发|研究开发)?(?:费用|投入|支出)?(?:合计|总计|总额)(?:额|数)?$|^(?:内、?外部|研究开发费用)(?:研究开发)?(?:费用|投入额)?小计$|^小计$|^研发费用$|^研究开发费用$|^允许扣除的研发费用合计$/,
    "all",
  ],
];

/** The class of cost that a row or column is named after; `undefined` where it is none. */
export function costClassIn(text: string): CostClass | undefined {
  const name = nameIn(text);
  return NAMES.find(([pattern]) => pattern.test(name))?.[1];
}

const FACTS: Readonly<Record<"hnte" | "deduction", Partial<Record<CostClass, string>>>> = {
  hnte: {
    personnel: "rdHntePersonnel",
    directInput: "rdHnteDirectInput",
    depreciation: "rdHnteDepreciation",
    amortization: "rdHnteAmortization",
    design: "rdHnteDesign",
    debugging: "rdHnteDebugging",
    outsourcedDomestic: "rdHnteOutsourcedDomestic",
    outsourcedOverseas: "rdHnteOutsourcedOverseas",
    other: "rdHnteOther",
    all: "rdExpenseHnte",
  },
  deduction: {
    personnel: "rdDedPersonnel",
    directInput: "rdDedDirectInput",
    depreciation: "rdDedDepreciation",
    amortization: "rdDedAmortization",
    design: "rdDedDesign",
    outsourcedDomestic: "rdDedEntrustedDomestic",
    outsourcedOverseas: "rdDedEntrustedOverseas",
    other: "rdDedOther",
    all: "rdExpenseDeduction",
  },
};

/** The fact (id) that holds a class by a definition; `undefined` where the definition knows no such class. */
export function costFact(cost: CostClass, scope: ResearchScope | undefined): string | undefined {
  if (scope === "hnte" || scope === "deduction") return FACTS[scope][cost];
  if (cost !== "all") return undefined;
  if (scope === undefined) return "rdExpenseUnspecified";
  return scope === "book" ? "rdExpenseBook" : "rdExpenseStatistics";
}

/** What a class is called when it is told back. */
export const COST_WORDS: Readonly<Record<CostClass, string>> = {
  personnel: "人员人工",
  directInput: "直接投入",
  depreciation: "折旧与长期待摊",
  amortization: "无形资产摊销",
  design: "设计费",
  debugging: "装备调试与试验",
  outsourced: "委托外部",
  outsourcedDomestic: "委托境内",
  outsourcedOverseas: "委托境外",
  other: "其他费用",
  all: "研发费用合计",
};
