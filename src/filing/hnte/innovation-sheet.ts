import { scoreLines } from "../../rules/score-words.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";
import { blank, type Form } from "./form.ts";

const TEXTS = [
  "知识产权对企业竞争力的作用",
  "科技成果转化情况",
  "研究开发与技术创新组织管理情况",
  "管理与科技人员情况",
];
const ROOM = 80;
const STANDARDS = 3;

/** Innovation in words, standards, and how the pre-check reckons the points. */
export function innovationSheet(form: Form): SheetPlan {
  const { facts } = form;
  const plan = new SheetPlan("七、八、创新能力和标准", [26, 34, 18, 22, 22]);
  plan.title("七、企业创新能力", "四段文字按申请书的字数上限写；得分由专家评。");
  for (const text of TEXTS) {
    plan.text(1, text, "label");
    blank(form, plan, 2, `${text}（文字）`, { columns: 4 });
    plan.atLeast(ROOM);
    plan.row += 1;
  }
  plan.row += 1;
  for (const [label, fact] of ASKED) {
    plan.text(1, label, "label");
    facts.put(plan, 2, fact);
    plan.text(3, facts.remark(fact, [undefined]), "remark", { columns: 3 });
    plan.row += 1;
  }
  plan.section("八、参与国家标准或行业标准制定情况");
  plan.heads("序号", "标准名称", "标准级别", "标准编号", "参与方式");
  for (let index = 1; index <= STANDARDS; index += 1) {
    plan.text(1, String(index), "label");
    for (const column of [2, 3, 4, 5]) plan.open(column);
    plan.row += 1;
  }
  plan.section("预审怎么估分（不在申请书里）");
  for (const { text, depth = 0 } of scoreLines(form.ground.told)) {
    plan.text(1, `${"\u3000".repeat(depth)}${text}`, "text", { columns: 5 });
    plan.row += 1;
  }
  return plan;
}

const ASKED = [
  ["近三年成果转化项数", "transformations"],
  ["知识产权取得方式", "ipSource"],
  ["参与编制标准", "standardsMade"],
] as const;
