import type { Item } from "../../profile/fact.ts";
import { Evaluation } from "../../rules/evaluation.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import { ratio } from "../../units/rational.ts";
import { formatOf } from "../workbook/number-format.ts";
import { SheetPlan } from "../workbook/sheet-plan.ts";
import { codeOf } from "./activities.ts";
import { blank, type Form } from "./form.ts";

/** Kinds of the form with what lists call them. */
const KINDS = [
  ["发明专利", "发明专利"],
  ["其中：国防专利", "国防专利"],
  ["植物新品种", "植物新品种"],
  ["国家级农作物品种", "国家级农作物品种"],
  ["国家新药", "国家新药"],
  ["国家一级中药保护品种", "国家一级中药保护品种"],
  ["集成电路布图设计专有权", "集成电路布图设计专有权"],
  ["实用新型", "实用新型专利"],
  ["外观设计", "外观设计专利"],
  ["软件著作权", "软件著作权"],
] as const;
/** So many rows stand there even where no right is known. */
const LEAST = 8;
const NUMBER = formatOf(undefined, "项");

/** The rights of an enterprise: how many of each kind, and one by one. */
export function rightsSheet(form: Form): SheetPlan {
  const plan = new SheetPlan("二、知识产权", [10, 24, 20, 13, 18, 14, 16, 13, 22], {
    landscape: true,
    frozen: { rows: 2, columns: 0 },
  });
  const said = form.ground.filing.profile.once("ipRights")?.value;
  const items = said?.kind === "items" ? said.items : [];
  const counted = items.some((item) => item["number"] !== undefined);
  plan.title(
    "二、知识产权汇总表",
    "要在中国境内授权、在有效期内、权属人是本企业。后三列是预审用的，不在申请书里。",
  );
  if (counted) plan.note(`只知道件数，清单要补：${form.ground.filing.taken.join("；")}。`);
  const rows = counted ? [] : items;
  const first = plan.row + KINDS.length / 2 + 4;
  const last = first + Math.max(rows.length, LEAST) - 1;
  counts(form, plan, items, counted, `C${String(first)}:C${String(last)}`);
  list(form, plan, rows, last - first + 1);
  return plan;
}

function counts(
  { ground }: Form,
  plan: SheetPlan,
  items: readonly Item[],
  counted: boolean,
  column: string,
): void {
  plan.section("获得知识产权数量（件）");
  for (let index = 0; index < KINDS.length; index += 2) {
    for (const [place, kind] of KINDS.slice(index, index + 2).entries()) {
      const [label, name] = kind;
      const at = place === 0 ? 1 : 5;
      const names: readonly string[] = name === "发明专利" ? [name, "国防专利"] : [name];
      plan.text(at, label, "label", { columns: 2 });
      const own = items.filter((item) => names.includes(item["kind"] ?? ""));
      const all = own.reduce((sum, item) => sum + BigInt(item["number"] ?? "1"), 0n);
      const value = at + 2;
      if (items.length === 0) plan.open(value);
      else if (counted) plan.figure(value, ratio(all), NUMBER);
      else {
        const sums = names.map((one) => `COUNTIF(${column},"${one}")`).join("+");
        plan.worked(value, sums, ratio(all), NUMBER);
      }
      if (items.length === 0 && index === 0 && place === 0)
        ground.lacks({ fact: "ipRights", cell: plan.place(value) });
    }
    plan.row += 1;
  }
}

function list(form: Form, plan: SheetPlan, items: readonly Item[], rows: number): void {
  plan.row += 1;
  plan.heads(
    "编号",
    "知识产权名称",
    "类别",
    "授权日期",
    "授权号",
    "获得方式",
    "权属人",
    "以前用过没有",
    "这次能不能算",
  );
  for (let index = 0; index < rows; index += 1) {
    const item = items[index];
    plan.text(1, codeOf("IP", index + 1), "label");
    for (const [place, field] of FIELDS.entries()) {
      const said = item?.[field];
      if (said !== undefined) plan.text(place + 2, said);
      else if (item && field === "name") blank(form, plan, 2, "知识产权名称");
      else if (item && field === "certificate") blank(form, plan, 5, "知识产权授权号");
      else plan.open(place + 2);
    }
    plan.text(9, item ? classOf(item, form) : "");
    plan.row += 1;
  }
}

const FIELDS = ["name", "kind", "granted", "certificate", "source", "owner", "used"] as const;

const CLASSES = [
  ["class1", "算Ⅰ类"],
  ["class2Unused", "算Ⅱ类"],
  ["class2Tried", "报过没通过的Ⅱ类，看口径"],
] as const;

/** What the rule makes of one right alone. */
function classOf(item: Item, { ground }: Form): string {
  const { told, filing } = ground;
  const one = { ...item, number: "1" };
  const lone = filing.profile.with([{ key: "ipRights", value: { kind: "items", items: [one] } }]);
  const { asOf, filingDay, kind } = told.verdict;
  const situation = { asOf, filingDay, kind };
  const evaluation = new Evaluation(told.version, lone, filing.definitions, situation);
  const counts = CLASSES.map(([id, words]) => {
    const { interval } = evaluation.measureResult(id);
    return { words, point: pointOf(interval), may: interval.high?.n !== 0n };
  });
  const sure = counts.find(({ point }) => point?.n === 1n);
  if (sure) return sure.words;
  return counts.some(({ point, may }) => !point && may) ? "还不知道，缺信息" : "这次不算";
}
