import { formatOf } from "../workbook/number-format.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";
import type { Placed } from "../workbook/expression.ts";
import { blank, factRow, type Form } from "./form.ts";

const NAMES = ["第一年", "第二年", "第三年"];
const REMARK = 5;

/** The enterprise at a glance, as the form begins. */
export function mainSheet(form: Form): SheetPlan {
  const { facts, measures, years } = form;
  const plan = new SheetPlan("一、企业情况", [38, 14, 14, 14, 30], {
    frozen: { rows: 3, columns: 1 },
  });
  plan.title(
    "一、主要情况",
    "金额单位：万元。财务数要出自专项报告、财务会计报告或纳税申报表；空着的是还不知道，见“还缺”。",
    "带“见……”的是公式，从后面各页取数。",
  );
  plan.section("企业");
  for (const [label, fact] of ABOUT) factRow(form, plan, label, fact, undefined, REMARK, 3);
  plan.section("知识产权和人");
  linked(plan, "获得知识产权数量：Ⅰ类（件）", measures.at("class1"), "项", "能用的，见“占比核算”");
  linked(
    plan,
    "获得知识产权数量：Ⅱ类（件）",
    measures.at("class2"),
    "项",
    "没用过的，见“占比核算”",
  );
  linked(plan, "职工总数（人）", measures.at("employeesAverage"), "人", "见“三、人力资源”");
  linked(plan, "科技人员数（人）", measures.at("techStaffAverage"), "人", "见“三、人力资源”");
  plan.section("近三年经营情况");
  plan.heads("年度", "净资产", "销售收入", "利润总额", "来源和备注");
  for (const [index, year] of years.entries()) {
    plan.text(1, `${NAMES[index] ?? ""}（${String(year)} 年）`, "label");
    facts.put(plan, 2, "netAssets", year);
    facts.put(plan, 3, "salesRevenue", year);
    blank(form, plan, 4, index === 0 ? "近三年利润总额" : "");
    const marks = [facts.remark("netAssets", [year]), facts.remark("salesRevenue", [year])];
    const [assets = "", sales = ""] = marks;
    const said = assets === sales ? assets : `净资产${assets}；销售收入${sales}`;
    plan.text(REMARK, said, "remark");
    plan.row += 1;
  }
  plan.section("近三年研发费用");
  linked(plan, "近三年研究开发费用总额", measures.at("rdTotal"), "元", "见“占比核算”“五、RD费用”");
  linked(plan, "其中：在中国境内研发费用总额", domestic(form), "元", "见“五、RD费用”");
  plan.text(1, "其中：基础研究投入费用总额", "label");
  blank(form, plan, 2, "基础研究投入费用总额（没有的填 0）");
  plan.row += 1;
  plan.section(`近一年（${String(form.ground.lastYear)} 年）收入`);
  linked(plan, "企业总收入", measures.at("totalIncomeLatest"), "元", "收入总额减不征税收入");
  const last = form.ground.lastYear;
  factRow(form, plan, "高新技术产品（服务）收入", "hightechIncome", last, REMARK);
  plan.section("申请认定前一年内");
  factRow(form, plan, INCIDENT, "majorIncident", undefined, REMARK);
  return plan;
}

const INCIDENT = "有没有发生重大安全、重大质量事故或严重环境违法";

const ABOUT = [
  ["企业名称", "companyName"],
  ["统一社会信用代码", "creditCode"],
  ["注册地", "regRegion"],
  ["注册日期", "regDate"],
  ["技术领域", "techField"],
] as const;

/** A figure that another sheet works out. */
function linked(
  plan: SheetPlan,
  label: string,
  cell: Placed | undefined,
  unit: string,
  note: string,
): void {
  plan.text(1, label, "label");
  if (cell) {
    const address = `'${cell.sheet}'!${cell.at}`;
    const format = formatOf(cell.value, unit);
    plan.worked(2, `IF(ISNUMBER(${address}),${address},"")`, cell.value, format);
  } else plan.open(2);
  plan.text(3, note, "remark", { columns: REMARK - 2 });
  plan.row += 1;
}

/** Expenses within the country where they were told; else there is no cell of them. */
function domestic({ ground, measures }: Form): Placed | undefined {
  const ratio = ground.told.verdict.measures.find(({ id }) => id === "rdDomesticRatio");
  const told = ground.told.version.measures.get("domesticByClass");
  const byClass = told?.cases.some(({ formula }) => formula.text === ratio?.formula) === true;
  return byClass ? undefined : measures.at("rdDomestic");
}
