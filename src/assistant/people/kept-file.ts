import type { WrittenCell, WrittenSheet } from "../../documents/workbook-written.ts";
import { writeWorkbook } from "../../documents/workbook-writer.ts";
import type { MadeFile } from "../../messages/profile-view.ts";
import type { CompanyData, OwnData } from "./kept-data.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A sheet of text cells: whatever a cell begins with, it stays text. */
export function textSheet(
  name: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): WrittenSheet {
  const cell = (row: number, column: number, text: string, look: WrittenCell["look"]) => ({
    ...{ row: row + 1, column: column + 1, look },
    content: text === "" ? ({ kind: "blank" } as const) : ({ kind: "text", text } as const),
  });
  return {
    ...{ name, widths, frozen: { rows: 1, columns: 0 } },
    cells: [
      ...head.map((text, column) => cell(0, column, text, "head")),
      ...rows.flatMap((row, index) =>
        row.map((text, column) => cell(index + 1, column, text, "text")),
      ),
    ],
  };
}

/** What is kept of a company, as a JSON file or a workbook. */
export function companyFile(data: CompanyData, kind: "workbook" | "data"): Promise<MadeFile> {
  const name = `公司资料-${data.company.name ?? data.company.unifiedCode}`;
  if (kind === "data") return Promise.resolve(json(name, data));
  const sheets = [
    textSheet(
      "公司",
      ["项目", "内容"],
      Object.entries(data.company).map(([key, value]) => [FIELDS.get(key) ?? key, written(value)]),
      [20, 60],
    ),
    factSheet(data.facts),
    textSheet(
      "没能答上的",
      ["事实"],
      data.unknown.map((one) => [one]),
      [40],
    ),
    textSheet(
      "人员",
      ["名字", "身份", "从什么时候", "渠道"],
      data.members.map(({ name: called = "", role, since, channels }) => [
        called,
        ROLES.get(role) ?? role,
        since,
        channels.join("、"),
      ]),
      [20, 12, 26, 24],
    ),
  ];
  return workbook(name, sheets);
}

/** What is kept of a person, as a JSON file or a workbook. */
export function ownFile(data: OwnData, kind: "workbook" | "data"): Promise<MadeFile> {
  const name = "我的资料";
  if (kind === "data") return Promise.resolve(json(name, data));
  const sheets = [
    textSheet(
      "渠道",
      ["渠道", "在那里的编号", "从什么时候"],
      data.channels.map(({ channel, id, since }) => [channel, id, since]),
      [14, 50, 26],
    ),
    textSheet(
      "公司",
      ["名称", "统一社会信用代码", "身份"],
      data.companies.map(({ name: called = "", code = "", role }) => [
        called,
        code,
        ROLES.get(role) ?? role,
      ]),
      [36, 24, 12],
    ),
    factSheet(data.facts),
    textSheet(
      "对话",
      ["渠道", "时间", "谁说的", "内容"],
      data.messages.map(({ channel, at, from, text }) => [
        channel,
        at,
        from === "you" ? "我" : "助手",
        text,
      ]),
      [12, 26, 10, 90],
    ),
  ];
  return workbook(name, sheets);
}

const ROLES = new Map([
  ["member", "成员"],
  ["adviser", "指导员"],
]);

const FIELDS = new Map([
  ["unifiedCode", "统一社会信用代码"],
  ["name", "名称"],
  ["formerNames", "曾用名"],
  ["county", "县区"],
  ["park", "园区"],
  ["industry", "行业"],
  ["contact", "联系方式"],
]);

function factSheet(facts: CompanyData["facts"]): WrittenSheet {
  const rows = facts.map(({ label, years, value, evidence, words, by, at, ended = "" }) => [
    ...[label, years ? [...new Set(years)].join("—") : "", value, evidence, words, by, at, ended],
  ]);
  const head = ["事实", "年度", "值", "依据", "原话", "谁", "什么时候", "什么时候起不再算数"];
  return textSheet("记下的数", head, rows, [30, 12, 24, 10, 40, 12, 26, 26]);
}

function written(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function json(name: string, data: unknown): MadeFile {
  const bytes = new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`);
  return { name: fileName(`${name}.json`), mediaType: "application/json", bytes };
}

/** Writes sheets as one workbook. */
export async function workbook(name: string, sheets: readonly WrittenSheet[]): Promise<MadeFile> {
  const bytes = await writeWorkbook({ title: name, head: name, foot: "科创助手", sheets });
  return { name: fileName(`${name}.xlsx`), mediaType: XLSX, bytes };
}

/** A name without characters that file systems do not take. */
function fileName(name: string): string {
  return name.replace(/[\p{Cc}<>:"/\\|?*]/gu, " ").trim();
}
