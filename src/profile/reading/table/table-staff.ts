import { daysInMonth, writeDay, type Day } from "../../../calendar/day.ts";
import { yearOf } from "../../../calendar/fiscal-year.ts";
import { pointInterval } from "../../../units/interval.ts";
import { ratio } from "../../../units/rational.ts";
import { storeValue, type StoredValue } from "../../stored-value.ts";
import type { Table, TableRow } from "./table-cells.ts";
import { dayIn } from "./table-day.ts";
import { wordsOf } from "./table-found.ts";
import { cellIn, listIn, type TableList } from "./table-list.ts";
import type { Proposal, TableGround } from "./table-reading-kinds.ts";
import { stateOf, withTitles } from "./table-state.ts";
import type { Trouble } from "./table-trouble.ts";
import { compact } from "./table-words.ts";

type Column = "name" | "tech" | "post" | "joined" | "left" | "days";

const COLUMNS: Readonly<Record<Column, RegExp>> = {
  name: /^(?:员工|人员|职工)?姓名$|^员工$/,
  tech: /^(?:是否)?(?:为|属于|是)?(?:科技|研发)人员(?:是否)?$|^是否(?:科技|研发)人员$/,
  joined: /^入职(?:日期?|时间)$|^到岗(?:日期|时间)$|^合同起始(?:日期|日)$|^参加工作时间$/,
  left: /^离职(?:日期?|时间)$|^终止(?:日期|时间)$/,
  days: /(?:工作|研发|出勤|实际).*(?:天数|月数|月份数)$|^在职月数$/,
  post: /^(?:岗位|职务|部门|岗位类别|工种|学历|职称|文化程度)$/,
};
const YES = /^(?:是|√|✓|1|y|yes|有|对|科技人员|研发人员)$/;
const LONGEST_NAME = 20;
const COUNTED = "是名单上的人数，要填的是全年月平均数";
const BY_MONTH = "按入职、离职日期推的月初月末数，名单里没有的离职人员没算";

/** A list of staff as counts; no name, number or pay of anybody is taken. Nothing where a table is no such list. */
export function readStaff(table: Table, ground: TableGround, trouble: Trouble): Proposal[] {
  const list = listIn(table, COLUMNS, [["name"], ["tech", "post", "joined", "days"]]);
  if (!list) return [];
  const people = list.rows.filter((row) => isPerson(row, list));
  if (people.length === 0) return [];
  const period = list.above.reduce(withTitles, stateOf(table, ground)).period;
  const year = period?.year ?? ground.stated?.year;
  if (year === undefined || year > yearOf(ground.today)) {
    trouble.open("year", table, stateOf(table, ground));
    return [];
  }
  const tech = list.columns.has("tech")
    ? people.filter((row) => YES.test(compact(cellIn(row, "tech", list)?.text ?? "")))
    : undefined;
  if (list.columns.has("days"))
    trouble.doubt(`“${table.name}”有工作天数或月数，够不够算一人要按口径核，这里只数了人。`);
  const cell = `${people[0]?.find((each) => each)?.address ?? ""}—${lastPlace(people)}`;
  const propose = (fact: string, value: StoredValue, label: string, unsure: string): Proposal[] =>
    ground.vocabulary.definitions.has(fact)
      ? [
          {
            claim: {
              fact,
              value,
              years: [year, year],
              evidence: "file",
              words: wordsOf(ground.file, cell, table.name, label),
            },
            cell,
            label,
            unsure,
          },
        ]
      : [];
  const group = (rows: readonly TableRow[], count: string, monthly: string, words: string) => {
    const months = monthsOf(rows, list, year);
    const label = `${words} ${String(rows.length)} 人`;
    return months
      ? propose(monthly, months, label, BY_MONTH)
      : propose(count, countValue(rows.length), label, COUNTED);
  };
  return [
    ...group(people, "employees", "employeesMonthly", "名单"),
    ...(tech ? group(tech, "techStaff", "techStaffMonthly", "其中科技人员") : []),
  ];
}

const NO_PERSON = /^(?:合计|总计|小计|共计|注|说明|制表|审核)/;

function isPerson(row: TableRow, list: TableList<Column>): boolean {
  const name = compact(cellIn(row, "name", list)?.text ?? "");
  if (name === "" || name === "姓名" || name.length > LONGEST_NAME) return false;
  return !row.some((cell) => cell && NO_PERSON.test(compact(cell.text)));
}

function lastPlace(rows: readonly TableRow[]): string {
  const address = rows.at(-1)?.find((each) => each)?.address ?? "";
  return address.slice(address.lastIndexOf("!") + 1);
}

function countValue(count: number): StoredValue {
  const interval = pointInterval(ratio(BigInt(count)));
  return storeValue({ kind: "figure", interval, approximate: false });
}

/** How many were there at the begin and the end of each month; `undefined` where it is not known when all came and went. */
function monthsOf(
  rows: readonly TableRow[],
  list: TableList<Column>,
  year: number,
): StoredValue | undefined {
  if (!list.columns.has("joined") || !list.columns.has("left")) return undefined;
  const spans = rows.map((row) => ({
    from: dayIn(cellIn(row, "joined", list)),
    to: dayIn(cellIn(row, "left", list)),
    open: cellIn(row, "left", list) === undefined,
  }));
  if (!spans.every(({ from, to, open }) => from?.length === 10 && (open || to?.length === 10)))
    return undefined;
  const there = (day: Day) =>
    spans.filter(({ from = "", to }) => from <= day && (to === undefined || to >= day)).length;
  const months = Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    const ends = [writeDay(year, month, 1), writeDay(year, month, daysInMonth(year, month))];
    const [begin = 0, end = 0] = ends.map(there);
    return [String(begin), String(end)] as const;
  });
  return { kind: "months", months };
}
