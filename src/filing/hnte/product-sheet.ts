import { formatOf } from "../workbook/number-format.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";
import { codeOf } from "./activities.ts";
import { blank, type Form } from "./form.ts";

const TEXTS = [
  "关键技术及主要技术指标",
  "与同类产品（服务）的竞争优势",
  "知识产权获得情况及其对产品（服务）的支持作用",
];
const ROOM = 70;
/** So many blocks stand there. */
const BLOCKS = 3;

/** The high-tech products and services of the last closed year, one block each. */
export function productSheet(form: Form): SheetPlan {
  const { ground, facts, measures } = form;
  const year = ground.lastYear;
  const plan = new SheetPlan("六、PS表", [30, 24, 20, 24], { frozen: { rows: 1, columns: 0 } });
  plan.title(
    `六、上年度高新技术产品（服务）情况表（${String(year)} 年）`,
    "一个产品（服务）一张；金额单位：万元。各张收入加起来应当等于高新技术产品（服务）收入。",
  );
  for (let index = 0; index < BLOCKS; index += 1) {
    plan.section(`编号：${codeOf("PS", index + 1)}`);
    plan.text(1, "产品（服务）名称", "label");
    if (index === 0) facts.put(plan, 2, "mainProduct");
    else plan.open(2);
    plan.text(3, "上年度销售收入", "label");
    if (index === 0) facts.put(plan, 4, "mainProductIncome", year);
    else plan.open(4);
    plan.row += 1;
    for (const [left, right] of PAIRS) {
      plan.text(1, left, "label");
      plan.open(2);
      plan.text(3, right, "label");
      plan.open(4);
      plan.row += 1;
    }
    for (const text of TEXTS) {
      plan.text(1, text, "label");
      blank(form, plan, 2, "", { columns: 3 });
      plan.atLeast(ROOM);
      plan.row += 1;
    }
  }
  plan.section("占比（预审核算，不在申请书里）");
  const cell = measures.at("hightechIncomeRatio");
  if (cell) {
    const address = `'${cell.sheet}'!${cell.at}`;
    plan.text(1, "高新收入占总收入比例", "label");
    const format = formatOf(cell.value, "%");
    plan.worked(2, `IF(ISNUMBER(${address}),${address},"")`, cell.value, format);
    plan.text(3, "见“占比核算”", "remark", { columns: 2 });
    plan.row += 1;
  }
  return plan;
}

const PAIRS = [
  ["技术领域", "技术来源"],
  ["是不是主要产品（服务）", "知识产权编号"],
] as const;
