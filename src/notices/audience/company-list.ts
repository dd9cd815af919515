import type { Table, TableRow } from "../../profile/reading/table/table-cells.ts";
import { companiesByCode } from "../../stores/enterprises.ts";
import type { Database } from "../../stores/database.ts";

/** Reads a code as it was typed: the code with its check character right, or one sentence of what is wrong. */
export type CodeReader = (typed: string) => { readonly code: string } | { readonly fault: string };

/** Companies that a list names. */
export interface CompanyList {
  /** Ids of those that are in the register, each once. */
  readonly ids: readonly string[];
  /** Codes that no company of the register has, or none of the county; with the row. */
  readonly unknown: readonly { readonly place: string; readonly code: string }[];
  /** Rows whose code is no code; one sentence each. */
  readonly bad: readonly { readonly place: string; readonly why: string }[];
}

const HEAD = /^(?:统一社会信用代码|统一代码|信用代码|社会信用代码|税号|纳税人识别号)$/;
/** A cell that is meant for a code where no head says so: nothing else is as long without blanks. */
const LIKE_A_CODE = /^[0-9A-Za-z\s-]{15,20}$/;
/** Rows above the head that only say what the list is. */
const TOP_ROWS = 10;

/**
 * Reads which companies the tables of a file name, by their codes, to be put into an audience or
 * taken out. `region` is the county or park beyond which the list does not reach.
 */
export async function readCompanyList(
  db: Database,
  tables: readonly Table[],
  readCode: CodeReader,
  region?: string,
): Promise<CompanyList> {
  const bad: { place: string; why: string }[] = [];
  const named: { place: string; code: string }[] = [];
  for (const table of tables)
    for (const { place, text } of codesIn(table)) {
      const read = readCode(text);
      if ("code" in read) named.push({ place, code: read.code });
      else bad.push({ place, why: read.fault });
    }
  const found = await companiesByCode(db, [...new Set(named.map(({ code }) => code))]);
  const company = (code: string) => {
    const one = found.get(code);
    return region === undefined || one?.county === region || one?.park === region ? one : undefined;
  };
  const ids = named.flatMap(({ code }) => company(code)?.id ?? []);
  const unknown = named.filter(({ code }) => company(code) === undefined);
  return { ids: [...new Set(ids)], unknown, bad };
}

function codesIn({ name, rows }: Table): { place: string; text: string }[] {
  const isHead = (cell: TableRow[number]) =>
    cell !== undefined && HEAD.test(cell.text.normalize("NFKC").replace(/[\s*]/g, ""));
  const top = rows.slice(0, TOP_ROWS).findIndex((row) => row.some(isHead));
  const column = rows[top]?.findIndex(isHead);
  return rows.slice(top + 1).flatMap((row) => {
    const cell =
      column === undefined
        ? row.find((one) => one !== undefined && LIKE_A_CODE.test(one.text.trim()))
        : row[column];
    const text = cell?.text.trim() ?? "";
    if (text === "") return [];
    return [{ place: `${name} 第 ${/(\d+)$/.exec(cell?.address ?? "")?.[1] ?? "?"} 行`, text }];
  });
}
