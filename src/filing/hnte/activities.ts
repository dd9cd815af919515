import type { Item } from "../../profile/fact.ts";
import type { Profile } from "../../profile/profile.ts";
import { pointOf } from "../../units/interval-arithmetic.ts";
import type { Rational } from "../../units/rational.ts";
import { readStated } from "../../units/stated-quantity.ts";

/** Classes of research expenses in the order of the form: the fact of a year, the field of an activity, its name. */
export const EXPENSES = [
  { fact: "rdHntePersonnel", field: "personnel", label: "人员人工费用" },
  { fact: "rdHnteDirectInput", field: "directInput", label: "直接投入费用" },
  { fact: "rdHnteDepreciation", field: "depreciation", label: "折旧费用与长期待摊费用" },
  { fact: "rdHnteAmortization", field: "amortization", label: "无形资产摊销费用" },
  { fact: "rdHnteDesign", field: "design", label: "设计费用" },
  { fact: "rdHnteDebugging", field: "debugging", label: "装备调试费用与试验费用" },
  { fact: "rdHnteOther", field: "other", label: "其他费用" },
  { fact: "rdHnteOutsourcedDomestic", field: "outsourcedDomestic", label: "境内的外部研发费用" },
  { fact: "rdHnteOutsourcedOverseas", field: "outsourcedOverseas", label: "境外的外部研发费用" },
] as const;

/** One research activity as it stands in the form. */
export interface Activity {
  /** `RD01`. */
  readonly code: string;
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly field?: string;
  readonly source?: string;
  readonly rights?: string;
  /** In 元. */
  readonly budget?: Rational;
  /** In 元, by year and field of the class. */
  readonly spent: ReadonlyMap<number, ReadonlyMap<string, Rational>>;
}

/** The research activities of a profile in the order in which they were told; what a list does not say is absent. */
export function activitiesOf(profile: Profile): readonly Activity[] {
  const byName = new Map<string, { items: Item[]; spent: Map<number, Map<string, Rational>> }>();
  for (const { value, years } of profile.all("rdActivities")) {
    if (value.kind !== "items") continue;
    for (const item of value.items) {
      const name = item["name"] ?? item["kind"] ?? "";
      if (name === "") continue;
      const known = byName.get(name) ?? {
        items: [],
        spent: new Map<number, Map<string, Rational>>(),
      };
      known.items.push(item);
      if (years) known.spent.set(years[1], spentIn(item, ""));
      else for (const year of yearsIn(item)) known.spent.set(Number(year), spentIn(item, year));
      byName.set(name, known);
    }
  }
  return [...byName].map(([name, { items, spent }], index): Activity => {
    const told = Object.assign({}, ...items) as Item;
    const { from, to, field, source, rights } = told;
    const budget = amount(told["budget"]);
    return {
      code: codeOf("RD", index + 1),
      name,
      spent,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(field !== undefined && { field }),
      ...(source !== undefined && { source }),
      ...(rights !== undefined && { rights }),
      ...(budget && { budget }),
    };
  });
}

/** `RD01`, `IP12`: numbers of the form have two figures at least. */
export function codeOf(letters: string, number: number): string {
  return `${letters}${String(number).padStart(2, "0")}`;
}

/** The years that fields of an item are of, such as `personnel2024`. */
function yearsIn(item: Item): readonly string[] {
  return [...new Set(Object.keys(item).flatMap((field) => /\d{4}$/.exec(field) ?? []))];
}

function spentIn(item: Item, year: string): Map<string, Rational> {
  const amounts = EXPENSES.flatMap(({ field }) => {
    const value = amount(item[`${field}${year}`]);
    return value ? [[field, value] as const] : [];
  });
  return new Map(amounts);
}

/** A sum in 元; `undefined` where a text is none. */
function amount(text: string | undefined): Rational | undefined {
  const stated = text === undefined ? undefined : readStated(text, "元");
  return stated?.unit === "元" ? pointOf(stated.interval) : undefined;
}
