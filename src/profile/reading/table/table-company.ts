import type { FileCompany } from "./table-reading-kinds.ts";
import type { Table } from "./table-cells.ts";
import { compact, told } from "./table-words.ts";

const LABEL =
  /^(?:(?:编制|填报|报送|申报|申请|报表|编报)单位|(?:单位|企业|公司|纳税人|申报企业|申请企业)(?:全称|名称)|企业名称)(?:\(?(?:公章|盖章|全称)\)?)?[:：]?/;
const NAME = /[\p{Script=Han}a-z0-9()·&.-]{2,60}?(?:公司|厂|合作社|研究院|中心|事务所|集团)/u;
/** Rows above which a file says of whom it is. */
const FIRST_ROWS = 12;
/** A title that begins with the company: 某某公司2025年度利润表. */
const TITLE =
  /^(.{2,40}?(?:公司|合作社|研究院))(?=\d{4}年|利润表|损益表|资产负债表|财务|研发|研究开发|职工|员工|人员|知识产权|高新|年度|经营|主要)/;
const TITLE_ROWS = 3;
const SHORTEST = 3;
const SUFFIX = /(?:股份有限公司|有限责任公司|有限公司|公司)$/;

/** The companies that the heads of tables name as their own, each once. */
function companiesIn(tables: readonly Table[]): { name: string; cell: string }[] {
  const found = new Map<string, string>();
  for (const { name: title, rows, before = [] } of tables) {
    for (const line of before) keep(found, labelled(line), title);
    for (const cell of rows.slice(0, TITLE_ROWS).flat())
      if (cell) keep(found, TITLE.exec(compact(cell.text))?.[1], cell.address);
    for (const row of rows.slice(0, FIRST_ROWS)) {
      for (const [at, cell] of row.entries()) {
        if (!cell || cell.spread) continue;
        const next = row.slice(at + 1).find((each) => each && each.text !== cell.text);
        keep(found, labelled(cell.text, next?.text), cell.address);
      }
    }
  }
  return [...found].map(([name, cell]) => ({ name, cell }));
}

function keep(found: Map<string, string>, name: string | undefined, cell: string): void {
  if (name === undefined) return;
  const known = [...found.keys()].some((each) => sameCompany(each, name));
  if (!known) found.set(name, cell);
}

/** The name behind a label, in the same cell or in the next. */
function labelled(text: string, next?: string): string | undefined {
  const words = compact(text);
  const label = LABEL.exec(words)?.[0];
  if (label === undefined) return undefined;
  const rest = words.slice(label.length);
  const name = NAME.exec(rest === "" ? compact(next ?? "") : rest)?.[0];
  return name === undefined ? undefined : told(name, 60);
}

/** Which company tables are of; where they name several, one that is not the profile's. */
export function companyOf(
  tables: readonly Table[],
  own: string | undefined,
): FileCompany | undefined {
  const named = companiesIn(tables);
  if (own === undefined) return named[0] && { ...named[0], differs: false };
  const other = named.find(({ name }) => !sameCompany(name, own));
  if (other) return { ...other, differs: true };
  return named[0] && { ...named[0], differs: false };
}

/** Whether two names are of one company: the same, or one the short form of the other. */
export function sameCompany(left: string, right: string): boolean {
  const [a, b] = [left, right].map((name) => compact(name).replace(/[()]/g, ""));
  if (a === undefined || b === undefined || a === "" || b === "") return false;
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  // What is registered differs in a word already; a short form in speech does not.
  return short.length >= SHORTEST && !SUFFIX.test(short) && long.includes(short);
}
