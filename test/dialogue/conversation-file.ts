import { z } from "zod";

const yearSchema = z.union([z.number(), z.tuple([z.number(), z.number()])]);
const placeSchema = z.strictObject({ label: z.string(), year: yearSchema.optional() });
const factSchema = z.strictObject({
  label: z.string(),
  year: yearSchema.optional(),
  value: z.string(),
  unit: z.string(),
  kind: z.string().optional(),
});
const turnSchema = z.strictObject({
  at: z.string(),
  text: z.string(),
  /** Whose words these are, where a colleague answers by link. */
  by: z.string().optional(),
  why: z.string().optional(),
  expect: z.strictObject({
    facts: z.array(factSchema).default([]),
    superseded: z.array(placeSchema).default([]),
    approximate: z.array(placeSchema).default([]),
    unknown: z.array(z.string()).default([]),
    /** Judged by readers. */
    must: z.array(z.string()).default([]),
    mustNot: z.array(z.string()).default([]),
  }),
});
const checkSchema = z.strictObject({
  condition: z.string(),
  outcome: z.enum(["met", "unmet", "unknown", "expert"]),
  value: z.string().optional(),
});

/** A conversation as somebody wrote it down who did not know the program, with what has to come of it. */
export const conversationSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  protects: z.string(),
  asOf: z.string(),
  golden: z.boolean().optional(),
  /** What of it was wrong in law or arithmetic, and why. */
  corrected: z.union([z.string(), z.array(z.string())]).optional(),
  turns: z.array(turnSchema),
  final: z.strictObject({
    programme: z.string(),
    company: z.string().optional(),
    checks: z.array(checkSchema),
    overall: z.enum(["met", "unmet", "unknown", "expert"]),
    why: z.string().optional(),
  }),
});

export type Conversation = z.infer<typeof conversationSchema>;
export type ExpectedFact = z.infer<typeof factSchema>;
export type ExpectedPlace = z.infer<typeof placeSchema>;

/** Labels that facts go by in the program, by what conversations call them. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  成立日期: ["注册日期"],
  营业收入: ["销售收入", "营业收入"],
  研发费用: ["研发费用"],
  "研发费用（加计扣除口径）": ["研发费用"],
  "高新/技术含量产品(服务)收入": ["高新技术产品（服务）收入", "技术含量产品和技术性服务收入"],
  总收入: ["总收入", "收入总额"],
  不征税收入: ["不征税收入", "其中不征税收入"],
  人员人工: ["人员人工费用（高企）"],
  直接投入: ["直接投入费用（高企）"],
  委托外部: ["委托境内研发费用（高企，实际发生额）"],
  其他费用: ["其他费用（高企，实际发生额）"],
  是否国家高企: ["是高新技术企业"],
  规上: ["是规上企业"],
  税前加计扣除额: ["研发费用加计扣除额"],
  研发和技术创新人员: ["研发人员", "科技人员"],
  成本费用支出: ["成本费用支出总额", "成本费用支出"],
  境内研发占比: ["境内研发占比", "境内研发费用占比"],
  资产总额: ["年末资产总额", "资产总额"],
};
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  发明专利: ["发明专利"],
  软件著作权: ["软件著作权"],
  实用新型: ["实用新型专利"],
  外观设计专利: ["外观设计专利"],
  Ⅰ类知识产权: ["Ⅰ类知识产权"],
};

/** The labels of a fact that a conversation names. */
export function labelsOf({ label, kind }: Pick<ExpectedFact, "label" | "kind">): readonly string[] {
  if (kind !== undefined) return RIGHTS[kind] ?? [kind];
  return LABELS[label] ?? [label];
}

/** Conditions (ids) by what conversations call them; where one is part of another, the measure or score that is meant. */
export const CONDITIONS: Readonly<Record<string, string>> = {
  注册成立一年以上: "registered",
  科技人员占职工总数比例: "tech-staff",
  研发费用占销售收入比例: "rd-ratio",
  境内研发费用占全部研发费用比例: "domestic-rd",
  "高新技术产品（服务）收入占总收入比例": "hightech-income",
  创新能力评价: "innovation",
  无重大安全质量事故或严重环境违法: "no-incident",
  上年营业收入: "revenue revenue-or-equity",
  主营业务收入占比: "main-ratio",
  资产负债率: "debt",
  近两年研发费用合计: "rd",
  近两年每年研发费用不低于100万元: "rd",
  Ⅰ类知识产权: "ip",
  近两年营收复合增长率: "growth",
  市场占有率: "market",
  发展评价得分: "evaluation",
  科技人员指标得分不为0: "score-or-direct",
  综合评价得分: "score-or-direct",
  职工总数: "size",
  年销售收入: "size",
  资产总额: "size",
  所属行业不在不适用范围: "industry",
  近一年研发投入占销售收入比例: "rd-ratio",
  研发人员占比: "rd-staff",
  净利润与纳税合计: "profit-tax",
  近三年收入或净利润年均增长: "growth",
};
