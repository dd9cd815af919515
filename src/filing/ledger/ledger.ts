import { yearOf } from "../../calendar/fiscal-year.ts";
import { printClause } from "../../clauses/clause.ts";
import type { WrittenWorkbook } from "../../documents/workbook-written.ts";
import type { FilingGround } from "../filing-ground.ts";
import { companyName, NOT_A_TITLE } from "../filing-words.ts";
import { activitiesOf } from "../hnte/activities.ts";
import { MeasureCells } from "../workbook/measure-cells.ts";
import { ParamCells } from "../workbook/param-cells.ts";
import { letters, SheetPlan } from "../workbook/sheet-plan.ts";
import { ledgerGround } from "./ledger-ground.ts";
import { projectSheet, type Projects } from "./project-sheet.ts";
import { SCOPES, TAX_CLASSES, TITLE_CLASSES } from "./scopes.ts";
import { summarySheet, type Summary } from "./summary-sheet.ts";
import { voucherSheet, type Ledger } from "./voucher-sheet.ts";

const MONEY = "#,##0.00";

/** The template of research ledgers: one for each scope, with sums by project and the limits of the law. */
export function ledgerOf(filing: FilingGround): WrittenWorkbook {
  const year = yearOf(filing.asOf);
  const projects = projectSheet(activitiesOf(filing.profile));
  const title = voucherSheet(
    "高企口径",
    ["单位：元。一张凭证一行，按八类分到后面的栏；委托外部填实际发生额。"],
    "归集金额",
    TITLE_CLASSES,
  );
  const tax = voucherSheet(
    "加计口径",
    ["单位：元。数据项照 2021 版研发支出辅助账；“税法规定的归集金额”是后面各栏的合计。"],
    "税法规定的归集金额",
    TAX_CLASSES,
  );
  const statistics = voucherSheet(
    "统计口径",
    [
      "单位：元。统计报表的列目没有装进来：先按凭证记总数，列到哪一项照统计部门当年的报表写在备注里。",
    ],
    "统计口径金额",
    [],
  );
  const titleSums = summarySheet(
    "高企汇总",
    ["单位：万元。从“高企口径”取数，照着填申请书的费用结构明细表。"],
    title,
    projects,
    () => undefined,
  );
  const taxSums = summarySheet(
    "加计汇总",
    ["单位：万元。从“加计口径”取数；资本化还没结束的项目这一年不计。"],
    tax,
    projects,
    (index) => `AND(${projects.kind(index)}="资本化",${projects.state(index)}<>"已结束")`,
  );
  const limits = [...titleLimits(filing, titleSums), ...taxLimits(filing, taxSums)];
  const plans = [
    cover(filing, year),
    projects.plan,
    title.plan,
    titleSums.plan,
    tax.plan,
    taxSums.plan,
    statistics.plan,
    comparison(projects, titleSums, taxSums, statistics),
    ...limits,
  ];
  return {
    title: `${companyName(filing)} 研发辅助账 ${String(year)}`,
    head: `${NOT_A_TITLE}\u3000${companyName(filing)}\u3000研发辅助账 ${String(year)} 年`,
    foot: `${filing.asOf} 做`,
    sheets: plans.map((plan) => plan.written()),
  };
}

function cover(filing: FilingGround, year: number): SheetPlan {
  const plan = new SheetPlan("说明", [30, 62, 40]);
  plan.title(
    `${companyName(filing)}：研发辅助账模板（${String(year)} 年）`,
    "几个口径的研发费用范围不一样，互相不能推算，所以一个口径一本账；凭证可以是同一张，归集的数各记各的。",
  );
  plan.heads("口径", "是什么", "出处");
  for (const fact of [...SCOPES, "rdLedger"]) {
    const definition = filing.definitions.get(fact);
    if (!definition) continue;
    plan.text(1, definition.label, "label");
    plan.text(2, `${definition.definition ?? ""}${definition.hint ?? ""}`);
    plan.text(3, definition.clause ? printClause(definition.clause) : "", "remark");
    plan.row += 1;
  }
  plan.section("怎么用");
  for (const text of USE) {
    plan.text(1, text, "text", { columns: 3 });
    plan.row += 1;
  }
  return plan;
}

const USE = [
  "1. 先在“项目”里登记编号、名称、完成情况、支出类型。",
  "2. 每张凭证在要用的口径里各记一行，项目编号写 RD01 这样的；行不够就往下复制整行，再把汇总公式的范围拉长。",
  "3. “高企汇总”“加计汇总”自动出数；比例和上限在“规则参数”，来自规则，不要手改。",
  "4. “口径对照”里各口径的差要说得清：差在范围、比例还是限额。",
  "5. 这是模板，不是认定或税务意见；以专项审计和税务机关的要求为准。",
];

/** Outsourcing and other expenses as the rule of the title counts them. */
function titleLimits(filing: FilingGround, { plan, sums }: Summary): SheetPlan[] {
  const ground = ledgerGround(filing, "hnte");
  if (!ground) return [];
  const params = new ParamCells(ground, "规则参数（高企）", () => undefined);
  const [share, rate] = [params.at("outsourcedShare"), params.at("otherCapRate")];
  if (!share || !rate) return [];
  const at = (fact: string) => sums.get(fact)?.at ?? "";
  const seven = TITLE_CLASSES.slice(0, 6)
    .map(({ fact }) => at(fact))
    .join(",");
  const entrusted = TITLE_CLASSES.slice(7)
    .map(({ fact }) => at(fact))
    .join(",");
  const other = at("rdHnteOther");
  plan.section("按认定的算法（只看这一年；其他费用的上限逐年看，以专项审计为准）");
  const line = (label: string, formula: string) => {
    plan.text(1, label, "label");
    const cell = plan.worked(2, formula, undefined, MONEY);
    plan.row += 1;
    return cell.at;
  };
  const out = line(
    "委托外部计入额",
    `IF(COUNT(${entrusted})=0,"",SUM(${entrusted})*'${share.sheet}'!${share.at})`,
  );
  const rest = line("其他费用以外各类", `IF(COUNT(${seven},${out})=0,"",SUM(${seven},${out}))`);
  const cap = line("其他费用上限", `IF(ISNUMBER(${rest}),${rest}*'${rate.sheet}'!${rate.at},"")`);
  line("计入的研发费用", `IF(ISNUMBER(${rest}),${rest}+MIN(N(${other}),${cap}),"")`);
  return [params.sheet];
}

/** The limits of the deduction, by the rule's own formulas over the sums. */
function taxLimits(filing: FilingGround, { sums }: Summary): SheetPlan[] {
  const ground = ledgerGround(filing, "rd-deduction");
  if (!ground) return [];
  const extra = new SheetPlan("加计其他数", [40, 16, 40]);
  extra.title("加计要用的其他数", "单位：万元。没有的填 0。");
  const facts = new Map(sums);
  const params = new ParamCells(ground, "规则参数（加计）", () => undefined);
  const asked = (id: string) => {
    extra.text(1, filing.definitions.get(id)?.label ?? id, "label");
    const cell = extra.open(2);
    const clause = filing.definitions.get(id)?.clause;
    extra.text(3, clause ? printClause(clause) : "", "remark");
    extra.row += 1;
    facts.set(id, cell);
    return cell;
  };
  const cells = {
    param: (id: string) => params.at(id),
    fact: (id: string) => facts.get(id) ?? asked(id),
    total: () => undefined,
    months: () => [],
    filingDay: () => extra.place(1),
  };
  const measures = new MeasureCells(ground, "加计限额", cells, {
    notes: ["单位：万元。从“加计汇总”“加计其他数”取数，算法和上限来自规则；各项都填了才出数。"],
    head: "这几种情形另算",
    how: ({ cases }) =>
      cases
        .slice(0, -1)
        .flatMap(({ label }) => label ?? [])
        .join("；"),
  });
  for (const id of LIMITS) measures.at(id);
  return [measures.sheet, extra, params.sheet];
}

const LIMITS = ["otherAllowed", "overseasAllowed", "base", "extraDeduction"];

/** The scopes side by side, project by project. */
function comparison(
  { codes }: Projects,
  title: Summary,
  tax: Summary,
  statistics: Ledger,
): SheetPlan {
  const plan = new SheetPlan("口径对照", [14, 16, 16, 16, 18, 18, 40], {
    landscape: true,
    frozen: { rows: 3, columns: 1 },
  });
  plan.title("口径对照", "单位：万元。差额不是错，要说得清差在哪。");
  plan.heads(
    "项目编号",
    "高企口径",
    "加计口径",
    "统计口径",
    "高企减加计",
    "高企减统计",
    "差在哪（自己写）",
  );
  const top = plan.row;
  for (const [index, code] of codes.entries()) {
    plan.text(1, code, "label");
    const own = statistics.range(1);
    const counted = `SUMIFS(${statistics.range(statistics.gathered)},${own},"${code}")/10000`;
    plan.worked(2, shown(title.project(index)), undefined, MONEY);
    plan.worked(3, shown(tax.project(index)), undefined, MONEY);
    plan.worked(4, `IF(COUNTIF(${own},"${code}")=0,"",${counted})`, undefined, MONEY);
    for (const [column, other] of [
      [5, "C"],
      [6, "D"],
    ] as const) {
      const [left, right] = [`B${String(plan.row)}`, `${other}${String(plan.row)}`];
      const both = `COUNT(${left},${right})<2`;
      plan.worked(column, `IF(${both},"",${left}-${right})`, undefined, MONEY);
    }
    plan.entry(7);
    plan.row += 1;
  }
  plan.text(1, "合计", "label");
  for (let column = 2; column <= 6; column += 1) {
    const range = `${letters(column)}${String(top)}:${letters(column)}${String(plan.row - 1)}`;
    plan.worked(column, `IF(COUNT(${range})=0,"",SUM(${range}))`, undefined, MONEY);
  }
  plan.text(7, "", "remark");
  plan.row += 1;
  return plan;
}

function shown(cell: string): string {
  return `IF(ISNUMBER(${cell}),${cell},"")`;
}
