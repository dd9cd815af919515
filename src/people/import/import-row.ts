import { spanOf } from "../../calendar/day-span.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { Claim } from "../../profile/claim.ts";
import type { FactDefinition, FactDefinitions } from "../../profile/fact-definition.ts";
import { readFactText } from "../../profile/fact-text.ts";
import { storeValue } from "../../profile/stored-value.ts";
import type { TableCell, TableRow } from "../../profile/reading/table/table-cells.ts";
import type { CompanyFields } from "../../stores/enterprises.ts";
import { readUnifiedCode } from "../unified-code.ts";
import { folded, labelled, type Column } from "./import-columns.ts";

/** What one row of a list tells of a company. */
export interface ImportedRow {
  readonly code: string;
  readonly fields: CompanyFields;
  readonly claims: readonly Claim[];
}

/** What rows are read with. */
export interface RowGround {
  readonly definitions: FactDefinitions;
  /** Names that counties and parks may have. */
  readonly counties: readonly string[];
  readonly parks: readonly string[];
}

/** Titles by name: what they are, when they were given and until when they hold, as facts (ids). */
const TITLES: readonly (readonly [
  RegExp,
  readonly [is: string, issued: string, expires: string],
])[] = [[/^(?:国家)?(?:高企|高新技术企业)$/, ["isHnte", "hnteCertDate", "hnteExpiry"]]];

const LONGEST = 120;

/** Reads a row; each fault is one sentence with what is allowed. */
export function readRow(
  row: TableRow,
  columns: ReadonlyMap<number, Column>,
  ground: RowGround,
): { readonly read: ImportedRow } | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const cells = [...columns].flatMap(([place, column]) => {
    const cell = row[place];
    return cell === undefined || shown(cell) === "" ? [] : [{ column, cell }];
  });
  const text = (kind: Column["kind"]) => {
    const found = cells.find(({ column }) => column.kind === kind);
    return found && shown(found.cell);
  };
  const field = (name: string) =>
    cells.find(({ column }) => column.kind === "field" && column.field === name)?.cell;
  const code = readUnifiedCode(field("code")?.text ?? "");
  if ("fault" in code) faults.push(code.fault);
  const name = field("name");
  const place = (label: string, kind: "county" | "park", allowed: readonly string[]) => {
    const written = field(kind);
    if (written === undefined) return {};
    const found = allowed.find((one) => folded(one) === folded(written.text));
    if (found === undefined)
      faults.push(`${label}“${shown(written)}”不认得：可以写 ${allowed.join("、")}。`);
    return found === undefined ? {} : { [kind]: found };
  };
  const industry = field("industry");
  const contact = cells.flatMap(({ column, cell }) =>
    column.kind === "contact" ? [`${column.label}：${shown(cell)}`] : [],
  );
  const evidence = evidenceOf(text("source"));
  const fields: CompanyFields = {
    ...(name && { name: shown(name) }),
    ...place("县区", "county", ground.counties),
    ...place("园区", "park", ground.parks),
    ...(industry && { industry: shown(industry) }),
    ...(contact.length > 0 && { contact: contact.join("；") }),
  };
  const source = text("source") ?? "";
  const claims = [
    ...cells.flatMap(({ column, cell }) =>
      column.kind === "fact" ? claimOf(column, cell, { evidence, source }, faults) : [],
    ),
    ...titleClaims(text("title"), text("issued"), text("expires"), faults),
    ...figureClaims(cells, text, ground, { evidence, source }, faults),
  ];
  if (faults.length > 0 || !("code" in code)) return { faults };
  return { read: { code: code.code, fields, claims } };
}

interface Borne {
  readonly evidence: Claim["evidence"];
  readonly source: string;
}

/** How well a figure of a list is borne, by what is said of its source. */
function evidenceOf(source: string | undefined): Claim["evidence"] {
  if (source === undefined) return "file";
  if (/审计|专审|鉴证/.test(source)) return "audited";
  return /局|厅|委|部门|统计|税务|认定|登记/.test(source) ? "confirmed" : "file";
}

function claimOf(
  column: Extract<Column, { kind: "fact" }>,
  cell: TableCell,
  { evidence, source }: Borne,
  faults: string[],
): Claim[] {
  const { definition, year, unit, head } = column;
  if (definition.per !== "once" && year === undefined) {
    faults.push(`“${head}”是按年的：列名里写上年份，如“2025年${definition.label}”。`);
    return [];
  }
  if (definition.kind === "money" && unit === undefined && cell.number !== undefined) {
    faults.push(`“${head}”没有单位：列名里写上，如“${definition.label}（万元）”。`);
    return [];
  }
  const value = valueOf(definition, cell, unit);
  if ("wrong" in value) {
    faults.push(`“${head}”${value.wrong}。`);
    return [];
  }
  return [
    {
      ...{ fact: definition.id, value: storeValue(value.value), evidence },
      ...(definition.per !== "once" && year !== undefined && { years: [year, year] as const }),
      words: [`${head} ${shown(cell)}`, source].filter((one) => one !== "").join("，"),
    },
  ];
}

function valueOf(definition: FactDefinition, cell: TableCell, unit: string | undefined) {
  if (definition.kind === "date" && cell.day !== undefined)
    return readFactText(definition, cell.day);
  const figure = cell.number !== undefined && cell.percent !== true ? cell.number : shown(cell);
  return readFactText(definition, figure.replace(/[,，]/g, ""), unit);
}

/** A title with its days, one a row. */
function titleClaims(
  title: string | undefined,
  issued: string | undefined,
  expires: string | undefined,
  faults: string[],
): Claim[] {
  if (title === undefined) return [];
  const ids = TITLES.find(([pattern]) => pattern.test(folded(title)))?.[1];
  if (!ids) {
    faults.push(`称号“${title}”还不能导入：可以写 高新技术企业。`);
    return [];
  }
  const [is, issuedId, expiresId] = ids;
  const words = [title, issued, expires].filter((one) => one !== undefined).join(" ");
  const day = (fact: string, text: string | undefined): Claim[] => {
    if (text === undefined) return [];
    const span = spanOf(text.replace(/[./年月]/g, "-").replace(/日$/, ""));
    if (!span) {
      faults.push(`“${text}”不是日子：写成 2026-03-12。`);
      return [];
    }
    return [{ fact, value: { kind: "date", ...span }, evidence: "confirmed", words }];
  };
  return [
    { fact: is, value: { kind: "yesno", yes: true }, evidence: "confirmed", words },
    ...day(issuedId, issued),
    ...day(expiresId, expires),
  ];
}

/** A figure with its year and source, one a row. */
function figureClaims(
  cells: readonly { readonly column: Column; readonly cell: TableCell }[],
  text: (kind: Column["kind"]) => string | undefined,
  { definitions }: RowGround,
  borne: Borne,
  faults: string[],
): Claim[] {
  const item = text("item");
  const value = cells.find(({ column }) => column.kind === "value");
  if (item === undefined || !value) return [];
  const definition = labelled(definitions).get(folded(item));
  const year = /^(\d{4})年?度?$/.exec(text("year") ?? "")?.[1];
  if (!definition) {
    faults.push(`指标“${item}”不认得：写 knowledge/facts.yaml 里的名称，如 销售收入。`);
    return [];
  }
  const unit = text("unit");
  const column: Column = {
    ...{ kind: "fact", definition, head: item },
    ...(year !== undefined && { year: Number(year) }),
    ...(unit !== undefined && { unit }),
  };
  return claimOf(column, value.cell, borne, faults);
}

function shown(cell: TableCell): string {
  const text = cell.day ?? cell.text;
  return visibleText(text).replace(/\s+/g, " ").trim().slice(0, LONGEST);
}
