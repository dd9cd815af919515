import { exactDecimal } from "../../../units/rational.ts";
import type { Item } from "../../fact.ts";
import type { Cost, Costs } from "./table-costs.ts";
import { toCents, wordsOf } from "./table-found.ts";
import type { Proposal, TableGround } from "./table-reading-kinds.ts";
import { told } from "./table-words.ts";

/** The research projects of a table with what each cost by class, year by year; nothing where its rows are entries of a ledger. */
export function activitiesOf(
  { costs, entries }: Costs,
  { file, vocabulary }: TableGround,
): Proposal[] {
  const definition = vocabulary.definitions.get("rdActivities");
  const own = costs.filter(({ project, cost }) => project !== undefined && cost !== "all");
  if (!definition || entries) return [];
  return [...new Set(own.map(({ year }) => year))].sort().map((year): Proposal => {
    const of = own.filter((each) => each.year === year);
    const names = [...new Set(of.map(({ project = "" }) => project))];
    const items = names.map((name) => itemOf(name, of));
    const cell = `${of[0]?.cell.address ?? ""}—${placeIn(of.at(-1)?.cell.address ?? "")}`;
    const label = `研发项目 ${String(items.length)} 个`;
    return {
      claim: {
        fact: definition.id,
        value: { kind: "items", items },
        years: [year, year],
        evidence: "file",
        words: wordsOf(file, cell, definition.label, label),
      },
      cell,
      label,
    };
  });
}

function itemOf(name: string, costs: readonly Cost[]): Item {
  const own = costs.filter(({ project }) => project === name);
  const spent = own.map(({ cost, value }) => [cost, exactDecimal(toCents(value)) ?? ""] as const);
  return { name: told(name, 80), ...Object.fromEntries(spent) };
}

function placeIn(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}
