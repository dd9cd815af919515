import type { Item } from "../../fact.ts";
import type { Table, TableRow } from "./table-cells.ts";
import { companyOf, sameCompany } from "./table-company.ts";
import { dayIn } from "./table-day.ts";
import { wordsOf } from "./table-found.ts";
import { cellIn, listIn, type TableList } from "./table-list.ts";
import type { Proposal, TableGround } from "./table-reading-kinds.ts";
import type { Trouble } from "./table-trouble.ts";
import { compact, told } from "./table-words.ts";

type Column = "name" | "kind" | "code" | "granted" | "owner" | "how" | "state" | "used";

const COLUMNS: Readonly<Record<Column, RegExp>> = {
  kind: /^(?:知识产权|专利|权利|知产)?(?:类别|类型|种类)$/,
  code: /^(?:授权号|专利号|登记号|证书号|授权公告号|专利证书号|申请号|专利申请号|授权号登记号|授权号\/登记号|专利号\/登记号|编号或授权号|申请\(专利\)号)$/,
  granted: /^(?:授权|授权公告|登记|发证|公告|获权|授予|取得)(?:日期?|时间)$/,
  owner: /^(?:专利|著作)?权(?:利|属)?人$|^(?:申请|所有)人$|^权属$/,
  how: /^(?:获得|取得|获取)(?:方式|途径)$|^来源$/,
  state: /^(?:法律|案件|专利|当前|授权)?状态$|^是否授权$/,
  used: /用过|使用过|(?:高企|申报|认定).*(?:使用|用于)|是否使用/,
  name: /^(?:知识产权|专利|软件|成果)?(?:名称|题目)$/,
};

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/国防专利/, "国防专利"],
  [/外观/, "外观设计专利"],
  [/实用新型/, "实用新型专利"],
  [/发明/, "发明专利"],
  [/软著|软件/, "软件著作权"],
  [/布图设计/, "集成电路布图设计专有权"],
  [/植物新品种|品种权/, "植物新品种"],
  [/农作物品种/, "国家级农作物品种"],
  [/新药/, "国家新药"],
  [/中药/, "国家一级中药保护品种"],
  [/商标/, "商标"],
];
/** What the fifth digit of a patent's number tells. */
const BY_NUMBER: Readonly<Record<string, string>> = {
  1: "发明专利",
  2: "实用新型专利",
  3: "外观设计专利",
  8: "发明专利",
  9: "实用新型专利",
};
const PENDING = /在审|实审|审查|受理|申请中|公开|公布|初审|未授权|^否$|待授权/;
const LOST = /失效|终止|无效|驳回|撤回|撤销|过期|届满|放弃|转出|已转让/;

/** A list of rights as a fact, with what was left out of it; nothing where a table is no such list. */
export function readRights(table: Table, ground: TableGround, trouble: Trouble): Proposal[] {
  const list = listIn(table, COLUMNS, [
    ["kind", "code"],
    ["name", "code"],
    ["granted", "code", "state"],
  ]);
  const definition = ground.vocabulary.definitions.get("ipRights");
  const section = KINDS.find(([pattern]) => pattern.test(table.name))?.[1];
  if (!list || !definition || (!list.columns.has("kind") && !list.columns.has("code") && !section))
    return [];
  const known = ground.company ?? companyOf([table], undefined)?.name;
  const own = known ?? commonOwner(list);
  const items: Item[] = [];
  const left = new Map<string, number>();
  const note = (why: string) => left.set(why, (left.get(why) ?? 0) + 1);
  let [first, last] = ["", ""];
  for (const row of list.rows) {
    const read = rightOf(row, list, { section, own });
    if (!read) continue;
    if ("left" in read) note(read.left);
    else {
      items.push(read.item);
      const cell = row.find((each) => each)?.address ?? "";
      if (first === "") first = cell;
      last = cell;
      for (const why of read.open) note(why);
    }
  }
  for (const [why, count] of left) trouble.doubt(`“${table.name}”有 ${String(count)} 件${why}。`);
  if (items.length === 0) return [];
  const cell = `${first}—${last.slice(last.lastIndexOf("!") + 1)}`;
  const label = countsOf(items);
  return [
    {
      claim: {
        fact: definition.id,
        value: { kind: "items", items },
        evidence: "file",
        words: wordsOf(ground.file, cell, "知识产权清单", label),
      },
      cell,
      label,
      ...(known === undefined &&
        own !== undefined && { unsure: `权利人写的是“${told(own)}”，当作本企业` }),
    },
  ];
}

/** The owner that most rights name alone: likely the company, where nothing else says who it is. */
function commonOwner(list: TableList<Column>): string | undefined {
  const counts = new Map<string, number>();
  for (const row of list.rows) {
    const owner = cellIn(row, "owner", list)?.text ?? "";
    if (owner !== "" && !/[;；,，、/]/.test(owner)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

interface RightGround {
  readonly section: string | undefined;
  readonly own: string | undefined;
}

function rightOf(
  row: TableRow,
  list: TableList<Column>,
  { section, own }: RightGround,
): { item: Item; open: string[] } | { left: string } | undefined {
  const text = (column: Column) => compact(cellIn(row, column, list)?.text ?? "");
  const code = text("code");
  const name = cellIn(row, "name", list)?.text ?? "";
  if ((code === "" && name === "") || /^(?:合计|总计|小计)/.test(compact(name))) return undefined;
  const said = text("kind");
  const kind = KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? section ?? kindOfNumber(code);
  if (kind === undefined)
    return said === "" && code === "" ? undefined : { left: "看不出是什么类型，没读" };
  const state = text("state");
  if (LOST.test(state)) return { left: `写着“${told(state, 8)}”，没算` };
  const granted = dayIn(cellIn(row, "granted", list));
  if (PENDING.test(state) || (granted === undefined && isApplication(list, row)))
    return { left: "还没授权（在审），没算" };
  const open: string[] = [];
  if (granted === undefined) open.push("没写授权日，能不能算要看授权日");
  const owner = ownerOf(text("owner"), own);
  if (owner === undefined) open.push("看不出权属是不是本企业一家，要你确认");
  const used = text("used");
  const how = cellIn(row, "how", list)?.text;
  return {
    item: {
      kind,
      ...(name !== "" && { name: told(name, 80) }),
      ...(code !== "" && { certificate: code.toUpperCase() }),
      ...(granted !== undefined && { granted }),
      ...(owner !== undefined && { owner }),
      ...(how !== undefined && { source: told(how, 20) }),
      ...(used !== "" && { used: usedWord(used) }),
    },
    open,
  };
}

function kindOfNumber(code: string): string | undefined {
  if (/^\d{4}sr\d+/.test(code)) return "软件著作权";
  const digit = /^(?:zl|cn)?(?:19|20)\d\d(\d)/.exec(code)?.[1];
  return digit === undefined ? undefined : BY_NUMBER[digit];
}

/** Whether a list that has days of grant has none for this row. */
function isApplication(list: TableList<Column>, row: TableRow): boolean {
  const others = list.rows.some((each) => dayIn(cellIn(each, "granted", list)) !== undefined);
  return others && cellIn(row, "granted", list) === undefined;
}

function ownerOf(owner: string, own: string | undefined): string | undefined {
  if (/^(?:本企业|本公司|本单位|我司)$/.test(owner)) return "本企业";
  if (owner === "" || own === undefined) return undefined;
  const owners = owner.split(/[;；,，、/]/).filter((each) => each !== "");
  if (owners.length === 1 && sameCompany(owner, own)) return "本企业";
  return owners.some((each) => sameCompany(each, own)) ? undefined : told(owner, 60);
}

function usedWord(used: string): string {
  if (/没通过|未通过/.test(used)) return "报过没通过";
  return /^(?:否|没|未|无|n)/.test(used) ? "没用过" : "用过";
}

function countsOf(items: readonly Item[]): string {
  const counts = new Map<string, number>();
  for (const { kind = "" } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind} ${String(count)} 件`).join("、");
}
