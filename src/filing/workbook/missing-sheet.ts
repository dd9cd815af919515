import type { FactDefinition } from "../../profile/fact-definition.ts";
import type { ConditionResult } from "../../rules/verdict.ts";
import { isRough, marksOf } from "../known-figure.ts";
import { whoKnows } from "../../profile/who-knows.ts";
import { SheetPlan } from "./sheet-plan.ts";
import type { Lack, WorkbookGround } from "./workbook-ground.ts";

/** What is still to be filled in: the same thing of several years together. */
interface Missing {
  readonly label: string;
  readonly fact: string | undefined;
  readonly years: readonly number[];
  readonly cells: readonly string[];
  readonly aside: boolean;
}

/** The sheet of what is not known yet, what decides first, with who may know it. */
export function missingSheet(ground: WorkbookGround): SheetPlan {
  const plan = new SheetPlan("还缺", [6, 34, 18, 26, 46, 22, 34], {
    landscape: true,
    frozen: { rows: 3, columns: 0 },
  });
  plan.title(
    "还缺什么，谁可能知道",
    "空着不等于没有：没有的填 0，不知道的去问。前面几行会影响预审结论，先补。",
  );
  plan.heads("序号", "缺什么", "哪一年", "填在哪", "怎么问", "谁可能知道", "关系到");
  const missing = gathered(ground.lacking, ground);
  const concerned = missing.map((one) => ({ one, conditions: waitingFor(one, ground) }));
  const first = concerned.filter(({ conditions }) => conditions !== "");
  const rest = concerned.filter(({ conditions, one }) => conditions === "" && !one.aside);
  for (const [index, { one, conditions }] of [...first, ...rest].entries())
    row(plan, index + 1, one, conditions === "" ? "填表用" : conditions, ground);
  rough(plan, ground);
  return plan;
}

function gathered(lacking: readonly Lack[], { filing, told }: WorkbookGround): Missing[] {
  const found = new Map<string, { years: number[]; cells: string[]; lack: Lack }>();
  for (const lack of lacking) {
    const key = lack.fact ?? lack.label ?? "";
    const known = found.get(key) ?? { years: [], cells: [], lack };
    if (lack.year !== undefined) known.years.push(lack.year);
    known.cells.push(`${lack.cell.sheet} ${lack.cell.at}`);
    found.set(key, known);
  }
  return [...found.values()].map(({ years, cells, lack: { fact, label, aside } }) => ({
    fact,
    aside: aside === true,
    years: [...new Set(years)].sort((a, b) => a - b),
    cells,
    label: label ?? filing.definitions.get(fact ?? "")?.label ?? told.wording.label(fact ?? ""),
  }));
}

function row(
  plan: SheetPlan,
  number: number,
  { label, fact, years, cells }: Missing,
  concerns: string,
  { filing }: WorkbookGround,
): void {
  const definition = fact === undefined ? undefined : filing.definitions.get(fact);
  const [first = "", ...others] = cells;
  plan.text(1, String(number));
  plan.text(2, label, "label");
  plan.text(3, years.map(String).join("、"));
  plan.text(4, others.length > 0 ? `${first} 等 ${String(cells.length)} 格` : first);
  plan.text(5, definition ? asking(definition) : "");
  plan.text(6, whoKnows(definition, label));
  plan.text(7, concerns);
  plan.row += 1;
}

function asking({ question, hint, label }: FactDefinition): string {
  return `${question ?? `${label}是多少？`}${hint ?? ""}`;
}

/** Conditions and sums that a missing fact can still change. */
function waitingFor({ fact }: Missing, { told }: WorkbookGround): string {
  if (fact === undefined) return "";
  const waits = ({ outcome, missing }: ConditionResult) =>
    outcome !== "met" && missing.some((one) => one.fact === fact);
  const { conditions, amounts, worth } = told.verdict;
  const sums = [...amounts, ...(worth ? [{ ...worth, label: "值多少" }] : [])];
  const waiting = sums.filter(({ missing }) => missing.some((one) => one.fact === fact));
  return [...conditions.filter(waits), ...waiting].map(({ label }) => label).join("、");
}

/** Figures that are known only about: they are to be replaced by exact ones. */
function rough(plan: SheetPlan, ground: WorkbookGround): void {
  const { filing, told } = ground;
  const asked = new Set(filing.factsAsked(told.version));
  const facts = filing.profile.facts.filter((fact) => isRough(fact) && asked.has(fact.key));
  if (facts.length === 0) return;
  plan.section("只知道概数的，要准数");
  for (const [index, fact] of facts.entries()) {
    const definition = filing.definitions.get(fact.key);
    const years = fact.years ? [...new Set(fact.years)].map(String).join("—") : "";
    plan.text(1, String(index + 1));
    plan.text(2, definition?.label ?? fact.key, "label");
    plan.text(3, years);
    plan.text(4, ground.words(fact));
    plan.text(5, "以审计数、申报表上的数为准。");
    plan.text(6, whoKnows(definition, definition?.label ?? ""));
    plan.text(7, marksOf(fact, filing.definitions).join("，"));
    plan.row += 1;
  }
}
