import type { FactDefinition } from "./fact-definition.ts";

/** Who in an enterprise is asked first, by what a fact is about; the first that fits. */
const BY_NAME: readonly (readonly [about: RegExp, who: string])[] = [
  [/^(?:ip|coreIp)|知识产权|授权号/, "知识产权管理的人，或代理机构"],
  [
    /^(?:companyName|creditCode|reg|openDate|orgKind|isLegalPerson|isPrivate)/,
    "办公室，看营业执照",
  ],
  [
    /^(?:rdActivities|transformations|standards|hasRd|rdOrg|hasTransformation|hasCooperation)|研发活动|标准|成果转化|创新|研究开发/,
    "技术部门负责人",
  ],
  [
    /^(?:tech(?:Field|Content)|mainProduct|niche|market|inKeyChain|strategic)|技术|产品/,
    "技术部门负责人",
  ],
  [/^(?:employees|techStaff|rdStaff|hasTalent)|人员|人数|职工/, "人事，对着花名册和社保"],
  [
    /Incident|incident|Event|Violation|abnormal|Dishonesty|prohibited|restricted/,
    "老板或办公室，对着处罚决定书和公示系统",
  ],
  [
    /^(?:taxableIncome|incomeTax|taxPaid|taxCollection|nonTaxable|grossIncome|totalIncome|deduction)/,
    "会计，看所得税年度申报表",
  ],
  [/^(?:rd|is.*Rd)|研发|基础研究/, "会计，看研发辅助账和专项审计报告"],
  [
    /^(?:isHnte|hnte|isTechSme|techSme|isInnovative|isSrdi|isLittle|isRegion|isCity|isAgri|platform)/,
    "办公室，看证书和申报平台",
  ],
];

/** Who may know what is missing. */
export function whoKnows(definition: FactDefinition | undefined, label: string): string {
  const about = definition?.id ?? label;
  const found = BY_NAME.find(([pattern]) => pattern.test(about));
  if (found) return found[1];
  const money =
    definition?.kind === "money" || definition?.kind === "ratio" || /利润|收入|费用/.test(label);
  return money ? "会计，看审计报告和申报表" : "老板或办公室";
}
