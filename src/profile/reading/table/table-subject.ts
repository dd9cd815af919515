import { isAudited } from "../turn/turn-implied.ts";
import { compact } from "./table-words.ts";

/** What a statement is, as far as it changes what its rows mean. */
export type StatementKind = "income" | "balance" | "tax" | "research";

/** Whose definition research expenses follow: 高企专审, 加计扣除, 统计, 账面. */
export type ResearchScope = "hnte" | "deduction" | "statistics" | "book";

const KINDS: readonly (readonly [RegExp, StatementKind])[] = [
  [/纳税申报表|a10[01]\d{3}/, "tax"],
  [
    /(?:研发|研究开发).*(?:费用|支出|投入|经费).*(?:表|账|汇总|明细|归集|情况)|研发支出辅助账|a107012/,
    "research",
  ],
  [/利润表|损益表/, "income"],
  [/资产负债表/, "balance"],
];
const LONGEST_TITLE = 60;

/** What statement a title names; `undefined` where it names none. */
export function kindIn(title: string): StatementKind | undefined {
  const words = compact(title);
  if (words.length > LONGEST_TITLE) return undefined;
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

const SCOPES: readonly (readonly [RegExp, ResearchScope])[] = [
  [/高企|高新技术企业|专项审计|专审|工作指引口径/, "hnte"],
  [/加计|a107012/, "deduction"],
  [/统计|107-?1|r&d经费/, "statistics"],
  [/账面|科目余额/, "book"],
];

/** Whose definition a text says that research expenses follow; `undefined` where none, or several. */
export function scopeIn(text: string): ResearchScope | undefined {
  const words = compact(text);
  const found = SCOPES.filter(([pattern]) => pattern.test(words));
  return found.length === 1 ? found[0]?.[1] : undefined;
}

/** The fact that holds all research expenses by a definition. */
export const RESEARCH_TOTALS: Readonly<Record<ResearchScope, string>> = {
  hnte: "rdExpenseHnte",
  deduction: "rdExpenseDeduction",
  statistics: "rdExpenseStatistics",
  book: "rdExpenseBook",
};

const UNAUDITED = /未(?:经)?审|审计前|待审|拟审|送审|草稿|初稿/;

/** Whether a text says that the figures under it were audited. */
export function saysAudited(text: string): boolean {
  const words = compact(text);
  return (
    (isAudited(words) || /(?<!未|没有?)经(?:会计师|.{0,8}事务所)?审计/.test(words)) &&
    !UNAUDITED.test(words)
  );
}

/** Whether a title says that other companies of a group are counted in. */
export function isConsolidated(title: string): boolean {
  const words = compact(title);
  return (
    /合并(?:资产|利润|损益|财务|报表|口径)|\(合并\)/.test(words) &&
    !/母公司|不合并|非合并|未合并/.test(words)
  );
}
