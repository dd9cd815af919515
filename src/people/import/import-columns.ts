import type { FactDefinition, FactDefinitions } from "../../profile/fact-definition.ts";
import type { Table, TableRow } from "../../profile/reading/table/table-cells.ts";

/** What a column of a list of companies holds. */
export type Column =
  | { readonly kind: "field"; readonly field: "code" | "name" | "county" | "park" | "industry" }
  | { readonly kind: "contact"; readonly label: string }
  | { readonly kind: "source" }
  | { readonly kind: "title" | "issued" | "expires" } // a title, one a row
  | { readonly kind: "item" | "year" | "value" | "unit" } // a figure, one a row
  | {
      readonly kind: "fact";
      readonly definition: FactDefinition;
      readonly year?: number;
      readonly unit?: string;
      readonly head: string;
    };

/** The columns of a table, and where its rows begin. */
export interface ColumnPlan {
  readonly columns: ReadonlyMap<number, Column>;
  /** Place of the first row below the heads. */
  readonly from: number;
  /** Heads that nobody knows. */
  readonly unknown: readonly string[];
}

const NAMED: readonly (readonly [RegExp, Column])[] = [
  [/^(?:统一社会)?信用代码$|^税号$|^社会信用代码$/, { kind: "field", field: "code" }],
  [/^(?:企业|公司|单位)?(?:全称|名称)$/, { kind: "field", field: "name" }],
  [/^(?:所在|所属)?(?:县区|区县|县市区|县|县\(市、区\))$/, { kind: "field", field: "county" }],
  [/^(?:所在|所属)?园区$/, { kind: "field", field: "park" }],
  [/^(?:所属)?行业$/, { kind: "field", field: "industry" }],
  [/^(?:数据|数值)?来源$/, { kind: "source" }],
  [/^(?:称号|资质|荣誉|资质名称|称号名称)$/, { kind: "title" }],
  [/^(?:发证|认定|公布|颁发)(?:日期|时间)$/, { kind: "issued" }],
  [/^(?:到期|失效)(?:日期|时间|日)$|^有效期(?:至|到)$/, { kind: "expires" }],
  [/^(?:指标|数据项|项目)(?:名称)?$/, { kind: "item" }],
  [/^(?:年度|年份)$/, { kind: "year" }],
  [/^(?:数值|值|数据)$/, { kind: "value" }],
  [/^(?:计量)?单位$/, { kind: "unit" }],
];
const CONTACT = /^(?:联系人|联系方式|联系电话|电话|手机|手机号|邮箱|电子邮箱|负责人)$/;
/** Counts of the row that say nothing of a company. */
const PASSED_OVER = /^(?:序号|编号|No\.?|备注|#)$/i;

/** Finds the row of heads, the one that names the code, and what each column holds; `undefined` when there is none. */
export function columnsOf({ rows }: Table, definitions: FactDefinitions): ColumnPlan | undefined {
  const labels = labelled(definitions);
  for (const [index, row] of rows.slice(0, 10).entries()) {
    const heads = headsOf(row);
    const read = heads.map(([place, head]) => [place, head, columnOf(head, labels)] as const);
    if (!read.some(([, , column]) => column?.kind === "field" && column.field === "code")) continue;
    return {
      from: index + 1,
      columns: new Map(
        read.flatMap(([place, , column]): [number, Column][] => (column ? [[place, column]] : [])),
      ),
      unknown: read.flatMap(([, head, column]) => (column || PASSED_OVER.test(head) ? [] : [head])),
    };
  }
  return undefined;
}

function headsOf(row: TableRow): [number, string][] {
  return row.flatMap((cell, place): [number, string][] =>
    cell === undefined || cell.text.trim() === "" ? [] : [[place, folded(cell.text)]],
  );
}

/** What a head says; `undefined` where it is not known. */
function columnOf(head: string, labels: ReadonlyMap<string, FactDefinition>): Column | undefined {
  const named = NAMED.find(([pattern]) => pattern.test(head))?.[1];
  if (named) return named;
  if (CONTACT.test(head)) return { kind: "contact", label: head };
  const [, year, , bare = "", unit] =
    /^(?:(\d{4})(年度?|)?)?(.+?)(?:[([]((?:[万亿千百]*元|%|人|项|件|个))[)\]])?$/.exec(head) ?? [];
  const definition = labels.get(bare);
  if (!definition) return undefined;
  return {
    ...{ kind: "fact", definition, head },
    ...(year !== undefined && { year: Number(year) }),
    ...(unit !== undefined && { unit }),
  };
}

/** Definitions by label and alias; what several bear is none of them. */
export function labelled(definitions: FactDefinitions): Map<string, FactDefinition> {
  const found = new Map<string, FactDefinition>();
  const several = new Set<string>();
  const note = (word: string, definition: FactDefinition) => {
    const key = folded(word);
    if (found.has(key) && found.get(key) !== definition) several.add(key);
    else found.set(key, definition);
  };
  for (const definition of definitions.values())
    for (const alias of definition.aliases) note(alias, definition);
  for (const word of several) found.delete(word);
  for (const definition of definitions.values()) found.set(folded(definition.label), definition);
  return found;
}

/** A head without blanks and in plain width. */
export function folded(text: string): string {
  return text.normalize("NFKC").replace(/[\s*]/g, "");
}
