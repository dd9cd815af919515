import { formatNumber } from "../../../units/figure-text.ts";
import { compare, exactDecimal, ZERO, type Rational } from "../../../units/rational.ts";
import type { Table } from "./table-cells.ts";
import { activitiesOf } from "./table-activities.ts";
import { costFact, COST_WORDS, type CostClass } from "./table-classes.ts";
import { readCosts, type Cost } from "./table-costs.ts";
import { offWords, toCents, type Found } from "./table-found.ts";
import type { Proposal, Sum, TableGround } from "./table-reading-kinds.ts";
import type { ResearchScope } from "./table-subject.ts";
import { unsureOf, type Trouble } from "./table-trouble.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";

/** Research costs of a table: its figures, and whether they add up. */
export interface Research {
  readonly found: readonly Found[];
  readonly sums: readonly Sum[];
  /** Its projects with what each cost, where they are those of 高企. */
  readonly activities: readonly Proposal[];
}

/** Classes that 研发费用合计 adds up; 委托境内 and 委托境外 only where 委托外部 does not hold them. */
const PARTS: readonly CostClass[] = [
  "personnel",
  "directInput",
  "depreciation",
  "amortization",
  "design",
  "debugging",
  "outsourced",
  "outsourcedDomestic",
  "outsourcedOverseas",
  "other",
];
const OUTSOURCED_UNSURE = "委托外部要的是实际发生额，表里的可能已经折算过";
const TOTAL_UNSURE = {
  hnte: "表里的合计可能没按委托外部、其他费用的规则折算，和专审报告上的数对一下",
  deduction: "表里的合计可能没按委托研发、其他相关费用的规则折算，和汇算清缴表上的数对一下",
} as const;

/** Reads research costs; `undefined` where a table is not about them. */
export function readResearch(
  table: Table,
  ground: TableGround,
  trouble: Trouble,
): Research | undefined {
  const read = readCosts(table, ground, trouble);
  if (!read) return undefined;
  const { costs, state, overall } = read;
  const scope = state.scope ?? ground.stated?.scope;
  if (!scope && costs.length > 0) trouble.open("scope", table, state);
  const years = [...new Set(costs.map(({ year }) => year))].sort((a, b) => a - b);
  const sums: Sum[] = [];
  const held = new Set(
    overall.flatMap((total) => (holdsOverall(costs, total, sums) ? [total.cost] : [])),
  );
  const found = years.flatMap((year) => {
    const of = costs.filter((cost) => cost.year === year);
    const before = sums.length;
    const totals = totalsOf(of, year, sums, { held, entries: read.entries });
    const wrong = sums.slice(before).findLast(({ agrees }) => !agrees);
    if (isUnsplit(totals))
      trouble.doubt(`${String(year)} 年委托外部的费用没分境内、境外，没读；分开的数直接告诉我。`);
    return [...totals].flatMap(([cost, total]): Found[] => {
      const fact = foundFact(cost, scope, ground);
      if (!fact) return [];
      const forecast = year >= yearOf(ground.today);
      const unsure =
        total.unsure ??
        (cost === "all" && wrong ? `${wrong.what}加起来对不上` : undefined) ??
        unsureCost(cost, scope, totals) ??
        unsureOf(fact, state.consolidated, forecast);
      return [
        {
          fact,
          year,
          value: total.value,
          cell: total.cell,
          label: total.label,
          text: `${formatNumber(toCents(total.value))} 元`,
          audited: state.audited,
          forecast,
          standing: state.consolidated ? "group" : "own",
          ...(unsure !== undefined && { unsure }),
        },
      ];
    });
  });
  return { found, sums, activities: scope === "hnte" ? activitiesOf(read, ground) : [] };
}

function foundFact(cost: CostClass, scope: ResearchScope | undefined, { vocabulary }: TableGround) {
  const id = costFact(cost, scope);
  return id === undefined ? undefined : vocabulary.definitions.get(id);
}

interface Total {
  readonly value: Rational;
  readonly cell: string;
  readonly label: string;
  readonly unsure?: string;
}

/** The total of each class of a year: the one that is given, else the sum of its projects; both held against each other. */
function totalsOf(
  costs: readonly Cost[],
  year: number,
  sums: Sum[],
  { held, entries }: { readonly held: ReadonlySet<CostClass>; readonly entries: boolean },
): Map<CostClass, Total> {
  const totals = new Map<CostClass, Total>();
  for (const cost of [...PARTS, "all"] as const) {
    const own = costs.filter((each) => each.cost === cost);
    // A ledger repeats what has added up so far; the last of these is the year's.
    const given = own.findLast(({ project }) => project === undefined);
    const parts = own.filter(({ project }) => project !== undefined);
    const [first, last] = [parts[0], parts.at(-1)];
    const sum = add(parts);
    if (given) {
      const what = `${COST_WORDS[cost]} ${String(year)} 年 ${String(parts.length)} 笔`;
      const checked = first ? check(what, sum, given, sums) : undefined;
      totals.set(cost, {
        value: given.value,
        cell: given.cell.address,
        label: given.label,
        ...checked,
      });
    } else if (first && last) {
      const cell =
        first === last ? first.cell.address : `${first.cell.address}—${place(last.cell.address)}`;
      const summed = (parts.length > 1 || entries) && !held.has(cost);
      const unsure = `这一年没有合计，是 ${String(parts.length)} 笔相加的`;
      totals.set(cost, { value: sum, cell, label: first.label, ...(summed && { unsure }) });
    }
  }
  const whole = costs.findLast(({ cost, project }) => cost === "all" && project === undefined);
  const parts = partsOf(totals);
  if (whole && parts.length > 1)
    check(`${String(year)} 年 ${String(parts.length)} 类费用`, add(parts), whole, sums);
  return totals;
}

function partsOf(totals: ReadonlyMap<CostClass, Total>): Total[] {
  const within = totals.has("outsourced") ? /^outsourced(?:Domestic|Overseas)$/ : undefined;
  return PARTS.flatMap((cost) => (within?.test(cost) === true ? [] : (totals.get(cost) ?? [])));
}

/** Whether 委托外部 was paid for and nothing says to whom. */
function isUnsplit(totals: ReadonlyMap<CostClass, Total>): boolean {
  const all = totals.get("outsourced")?.value ?? ZERO;
  return all.n !== 0n && !totals.has("outsourcedDomestic") && !totals.has("outsourcedOverseas");
}

function add(parts: readonly { readonly value: Rational }[]): Rational {
  return parts.reduce((sum, { value }) => sum.add(value), ZERO);
}

/** Whether a class of all years together is what its entries add up to. */
function holdsOverall(costs: readonly Cost[], total: Omit<Cost, "year">, sums: Sum[]): boolean {
  const parts = costs.filter(({ cost, project }) => cost === total.cost && project !== undefined);
  const what = `${COST_WORDS[total.cost]}各年 ${String(parts.length)} 笔`;
  return check(what, add(parts), total, sums).unsure === undefined;
}

/** Holds a sum against the total that is given for it, to the 分. */
function check(
  what: string,
  sum: Rational,
  given: Pick<Cost, "value" | "cell">,
  sums: Sum[],
): { unsure?: string } {
  const off = toCents(sum.sub(given.value));
  const difference = exactDecimal(off) ?? "";
  const agrees = compare(off, ZERO) === 0;
  sums.push({ what, cell: given.cell.address, agrees, difference });
  return agrees ? {} : { unsure: `各笔加起来比合计${offWords(off)}` };
}

function place(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

/** Why a cost is only likely: whether 委托外部 was discounted, and what the rules leave of a total. */
function unsureCost(
  cost: CostClass,
  scope: ResearchScope | undefined,
  totals: ReadonlyMap<CostClass, Total>,
): string | undefined {
  const some = (one: CostClass) => (totals.get(one)?.value.n ?? 0n) !== 0n;
  const outsourced = some("outsourced") || some("outsourcedDomestic") || some("outsourcedOverseas");
  if (cost === "outsourcedDomestic" || cost === "outsourcedOverseas")
    return some(cost) && !/实际/.test(totals.get(cost)?.label ?? "")
      ? OUTSOURCED_UNSURE
      : undefined;
  if (cost !== "all" || (scope !== "hnte" && scope !== "deduction")) return undefined;
  // What the tax return allows was reduced already.
  if (/允许扣除/.test(totals.get("all")?.label ?? "")) return undefined;
  return outsourced || some("other") ? TOTAL_UNSURE[scope] : undefined;
}
