import { printClause } from "../../clauses/clause.ts";
import { counts, OUTCOME_WORDS } from "../../rules/verdict-words.ts";
import { companyName, versionWords } from "../filing-words.ts";
import { daysFrom } from "./fact-cells.ts";
import type { Placed } from "./expression.ts";
import { SheetPlan } from "./sheet-plan.ts";
import type { WorkbookGround } from "./workbook-ground.ts";

/** The first sheet: what this is, by which day and rule, and how to read the rest. */
export function coverSheet(
  ground: WorkbookGround,
  about: readonly string[],
): { readonly plan: SheetPlan; readonly filingDay: Placed } {
  const { filing, told } = ground;
  const { verdict, version } = told;
  const plan = new SheetPlan("说明", [24, 26, 60]);
  plan.title(`${companyName(filing)}：${verdict.title}申报数据`);
  plan.note("预审，不是认定；数是企业给的，没有核过。");
  plan.row += 1;
  const line = (label: string, text: string) => {
    plan.text(1, label, "label");
    plan.text(2, text, "text", { columns: 2 });
    plan.row += 1;
  };
  line("预审结果", `${OUTCOME_WORDS[verdict.outcome]}。${counts(verdict)}`);
  plan.text(1, "按哪天申报算", "label");
  const filingDay = plan.day(2, verdict.filingDay, daysFrom(verdict.filingDay));
  plan.text(3, `看 ${verdict.years.map(String).join("、")} 年`);
  plan.row += 1;
  line("做这份表的日子", filing.asOf);
  line("规则和情况的版本", versionWords(filing));
  line("依据", version.basis.map((clause) => printClause(clause)).join("、"));
  plan.section("怎么读");
  for (const [label, text] of LEGEND) line(label, text);
  plan.section("这本表");
  for (const text of about) {
    plan.text(1, text, "text", { columns: 3 });
    plan.row += 1;
  }
  return { plan, filingDay };
}

const LEGEND = [
  ["空格（浅黄底）", "还不知道，不是没有；没有的填 0。“还缺”一页列了谁可能知道。"],
  ["斜体", "概数，要换成准数；旁边的备注写着范围。"],
  ["蓝字", "公式，改了数就重算。"],
  ["金额", "万元，显示两位小数，格子里是准数；再四舍五入就会碰线的，多显示几位。"],
  ["来源", "自己说的、文件、审计、部门确认，按凭据强弱分；“自报”是只凭企业自己的话。"],
] as const;
