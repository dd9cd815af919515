import type { Subject } from "../../rules/rule.ts";
import type { WrittenWorkbook } from "../../documents/workbook-written.ts";
import { verdictWords } from "../../rules/verdict-words.ts";
import type { FilingGround } from "../filing-ground.ts";
import { companyName, pageWords } from "../filing-words.ts";
import { activitiesOf } from "../hnte/activities.ts";
import { activitySheet } from "../hnte/activity-sheet.ts";
import { expenseSheet } from "../hnte/expense-sheet.ts";
import type { Form } from "../hnte/form.ts";
import { innovationSheet } from "../hnte/innovation-sheet.ts";
import { mainSheet } from "../hnte/main-sheet.ts";
import { productSheet } from "../hnte/product-sheet.ts";
import { rightsSheet } from "../hnte/rights-sheet.ts";
import { staffRatio, staffSheet } from "../hnte/staff-sheet.ts";
import { conditionSheet } from "./condition-sheet.ts";
import { coverSheet } from "./cover-sheet.ts";
import type { Placed } from "./expression.ts";
import { FactCells } from "./fact-cells.ts";
import { MeasureCells } from "./measure-cells.ts";
import { missingSheet } from "./missing-sheet.ts";
import { ParamCells } from "./param-cells.ts";
import { SheetPlan } from "./sheet-plan.ts";
import { WorkbookGround } from "./workbook-ground.ts";

/** The programme whose application form is laid out sheet by sheet. */
const WITH_FORM = "hnte";

/** The workbook of a filing: in the order of the application form where it is laid out, else by year. */
export function workbookOf(filing: FilingGround): WrittenWorkbook {
  const ground = WorkbookGround.of(filing);
  if (!ground) return withoutRule(filing);
  const formed = filing.standing.rule.programme === WITH_FORM;
  const cover = coverSheet(ground, formed ? FORMED : plain(filing));
  const facts = new FactCells(ground, formed ? "其他数据" : "各年的数", [
    formed ? "申请书里没有、预审要用的数。金额单位：万元。" : "金额单位：万元。",
  ]);
  const months = new Map<string, readonly Placed[]>();
  const cellOf = ({ kind, name }: Subject): Placed | undefined => {
    if (kind === "measure") return measures.at(name);
    if (kind === "param") return params.at(name);
    if (kind !== "fact") return undefined;
    const { evaluation } = ground.told;
    const year = evaluation.yearOfFact(name);
    const once =
      year !== undefined && !filing.profile.year(name, year) && filing.profile.once(name);
    return facts.at(name, once ? undefined : year);
  };
  const params: ParamCells = new ParamCells(ground, "规则参数", cellOf);
  const measures: MeasureCells = new MeasureCells(ground, "占比核算", {
    param: (id) => params.at(id),
    fact: (id, year) => facts.at(id, year),
    total: (id, from, to) => facts.total(id, from, to),
    months: (id) => months.get(id) ?? [],
    filingDay: () => cover.filingDay,
  });
  const form: Form = {
    ground,
    facts,
    measures,
    params,
    activities: activitiesOf(filing.profile),
    years: ground.told.verdict.years,
  };
  const forms = formed ? formSheets(form, months) : [];
  placeAsked(ground, facts);
  for (const id of ground.told.version.measures.keys()) measures.at(id);
  const conditions = conditionSheet(ground, "逐条核对", {
    subject: cellOf,
    param: (id) => params.at(id),
  });
  const plans: SheetPlan[] = [
    cover.plan,
    ...forms,
    ...(formed ? [] : [facts.sheet]),
    measures.sheet,
    conditions,
    ...(formed ? [facts.sheet] : []),
    params.sheet,
    missingSheet(ground),
  ];
  return {
    title: `${companyName(filing)} ${filing.standing.verdict.title} 申报数据`,
    ...pageWords(filing),
    sheets: plans.map((plan) => plan.written()),
  };
}

/** A workbook that only says why there is nothing in it. */
function withoutRule(filing: FilingGround): WrittenWorkbook {
  const { standing, profile, definitions, names } = filing;
  const plan = new SheetPlan("说明", [100]);
  const [title, ...lines] = verdictWords({ standing, profile, definitions, names });
  plan.title(title?.text ?? "");
  for (const { text } of lines) plan.note(text);
  return { title: title?.text ?? "", ...pageWords(filing), sheets: [plan.written()] };
}

/** The sheets in the order of the form. Sheets that others take figures from are made first. */
function formSheets(form: Form, months: Map<string, readonly Placed[]>): readonly SheetPlan[] {
  const expenses = form.years.map((year) => expenseSheet(form, year));
  const staff = staffSheet(form);
  for (const [fact, cells] of staff.months) months.set(fact, cells);
  const rights = rightsSheet(form);
  const main = mainSheet(form);
  const activities = activitySheet(form, expenses);
  const products = productSheet(form);
  const innovation = innovationSheet(form);
  staffRatio(form, staff.plan);
  const years = expenses.map(({ plan }) => plan);
  return [main, rights, staff.plan, activities, ...years, products, innovation];
}

/** Gives every fact a cell that the programme asks about and that is known or can still change the verdict. */
function placeAsked({ filing, told }: WorkbookGround, facts: FactCells): void {
  const asked = new Set(filing.factsAsked(told.version));
  for (const { key, years } of filing.profile.facts) {
    if (!asked.has(key)) continue;
    if (!years) facts.at(key);
    else if (years[0] === years[1]) facts.at(key, years[0]);
    else facts.total(key, years[0], years[1]);
  }
  for (const { missing } of told.verdict.conditions)
    for (const { fact, year } of missing) facts.at(fact, year);
}

const FORMED = [
  "各页按《高新技术企业认定申请书》的次序排，栏目名照它的；网上填报以申请系统当年的表为准。",
  "“占比核算”“逐条核对”“其他数据”“规则参数”“还缺”是预审用的，不交。",
];

/** What a workbook without a form says of itself. */
function plain({ standing, names }: FilingGround): readonly string[] {
  const { filedAt } = names.handling(standing.rule.programme);
  const where = filedAt === undefined ? "受理部门当年通知里的表" : `${filedAt}上的表`;
  return [
    `这个项目有自己的申报表：要填的是${where}，这本不是那张表，只有各年的数、占比和逐条核对，供填表时抄。`,
    "按申请书次序排好的只有高新技术企业认定。",
  ];
}
