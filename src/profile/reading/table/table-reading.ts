import { compare, exactDecimal, ZERO } from "../../../units/rational.ts";
import type { FactDefinition } from "../../fact-definition.ts";
import type { Table } from "./table-cells.ts";
import { companyOf } from "./table-company.ts";
import { offWords, proposalOf, toCents, type Found } from "./table-found.ts";
import type { Proposal, Sum, TableGround, TableReading } from "./table-reading-kinds.ts";
import { mergedLists } from "./table-merged.ts";
import { readResearch } from "./table-research.ts";
import { readRights } from "./table-rights.ts";
import { readStaff } from "./table-staff.ts";
import { readStatement } from "./table-statement.ts";
import { Trouble } from "./table-trouble.ts";

/** Wholes of a statement with the parts that add up to them (ids). */
const WHOLES: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ["totalAssets", ["totalLiabilities", "netAssets"]],
  ["operatingRevenue", ["mainRevenue", "otherBusinessRevenue"]],
];

/**
 * Reads what tables propose. Nothing is proposed out of a file of another company before the user
 * confirms, and nothing without its unit, its year and, for research costs, its definition.
 */
export function readTables(tables: readonly Table[], ground: TableGround): TableReading {
  const company = companyOf(tables, ground.company);
  if (company?.differs === true && ground.companyConfirmed !== true)
    return { proposals: [], doubts: [], asks: [], reconciled: [], company };
  const trouble = new Trouble(ground);
  const found: Found[] = [];
  const lists: Proposal[] = [];
  const sums: Sum[] = [];
  for (const table of tables) {
    const own = [...readRights(table, ground, trouble), ...readStaff(table, ground, trouble)];
    lists.push(...own);
    if (own.length > 0) continue;
    const research = readResearch(table, ground, trouble);
    if (research) {
      sums.push(...research.sums);
      lists.push(...research.activities);
    }
    // What a table of research costs holds besides, such as revenue.
    const wanted = ({ id }: FactDefinition) => !research || !id.startsWith("rd");
    found.push(...(research?.found ?? []), ...readStatement(table, ground, trouble, wanted));
  }
  const agreed = withoutConflicts(found, trouble);
  const { checked, reconciled } = withSums(agreed);
  return {
    proposals: [
      ...checked.map((each) => proposalOf(each, ground.file)),
      ...mergedLists(lists, trouble, ground.vocabulary.definitions),
    ],
    doubts: trouble.doubts,
    asks: trouble.asks,
    reconciled: [...sums, ...reconciled],
    ...(company && { company }),
  };
}

const STANDINGS = ["own", "likely", "group"] as const;

/** One figure for each fact and year; where a file has two that differ, neither is taken. */
function withoutConflicts(found: readonly Found[], trouble: Trouble): Found[] {
  const byPlace = new Map<string, Found[]>();
  for (const each of found) {
    const place = `${each.fact.id} ${String(each.year)} ${String(each.forecast)}`;
    const known = byPlace.get(place);
    if (known) known.push(each);
    else byPlace.set(place, [each]);
  }
  return [...byPlace.values()].flatMap((all) => {
    const standing = STANDINGS.find((one) => all.some((each) => each.standing === one));
    const [first, ...others] = all.filter((each) => each.standing === standing);
    if (!first) return [];
    const other = others.find((each) => compare(each.value, first.value) !== 0);
    if (!other) return [first];
    const year = first.year === undefined ? "" : `${String(first.year)} 年`;
    trouble.doubt(
      `${year}${first.fact.label}有两个数，${first.cell} 和 ${other.cell} 不一样，没读；说一声用哪个。`,
    );
    return [];
  });
}

/** Figures with those marked whose parts do not add up. */
function withSums(found: readonly Found[]): { checked: Found[]; reconciled: Sum[] } {
  const reconciled: Sum[] = [];
  const wrong = new Map<Found, string>();
  for (const [whole, parts] of WHOLES) {
    for (const total of found.filter(({ fact }) => fact.id === whole)) {
      const own = parts.flatMap(
        (id) => found.find(({ fact, year }) => fact.id === id && year === total.year) ?? [],
      );
      if (own.length !== parts.length) continue;
      const sum = own.reduce((all, { value }) => all.add(value), ZERO);
      const off = toCents(sum.sub(total.value));
      const difference = exactDecimal(off) ?? "";
      const agrees = compare(off, ZERO) === 0;
      const what = `${String(total.year)} 年${own.map(({ fact }) => fact.label).join("加")}`;
      reconciled.push({ what, cell: total.cell, agrees, difference });
      if (agrees) continue;
      const why = `${own.map(({ fact }) => fact.label).join("加")}比${total.fact.label}${offWords(off)}`;
      for (const each of [total, ...own]) wrong.set(each, why);
    }
  }
  const checked = found.map((each) => {
    const why = wrong.get(each);
    return why === undefined ? each : { ...each, unsure: each.unsure ?? why };
  });
  return { checked, reconciled };
}
