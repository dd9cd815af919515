import { dayOf } from "../../calendar/instant.ts";
import { clauseName, clauseSpan, standings } from "../../messages/citation-name.ts";
import type { Citation, Reply } from "../../messages/reply.ts";
import { visibleText } from "../../messages/visible-text.ts";
import type { Turn } from "./turn-order.ts";

/** The kinds of file that a conversation can be written to. */
export type ExportKind = "md" | "txt";

/** Writes a whole conversation with its citations and dates; `on` is the day of writing. */
export function exportText(turns: readonly Turn[], kind: ExportKind, on: string): string {
  const plain = kind === "txt";
  const heading = plain ? "科创助手 对话记录" : "# 科创助手 对话记录";
  const blocks = [
    heading,
    `导出于 ${on}。条文是归纳的要点，办事以官方文本为准；预审不是认定。`,
    ...turns.map((turn) =>
      "reply" in turn
        ? replyText(turn.reply.reply, plain)
        : asked(visibleText(turn.message.text), dayOf(turn.message.at) ?? "", plain),
    ),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function asked(text: string, day: string, plain: boolean): string {
  if (plain) return `【问】${day}\n${text}`;
  const lines = text.split("\n").map((line) => `> ${escaped(line)}`);
  return [`## 问（${day}）`, "", ...lines].join("\n");
}

function replyText(reply: Reply, plain: boolean): string {
  const text = visibleText(reply.text);
  return [
    ...(plain ? ["【答】", text.replace(/\*\*(.+?)\*\*/g, "$1")] : ["**答**", "", safe(text)]),
    ...tableLines(reply, plain),
    ...(reply.asOf === undefined ? [] : ["", `适用日 ${reply.asOf}`]),
    ...(reply.citations.length > 0 ? ["", "依据："] : []),
    ...reply.citations.flatMap((citation, at) => citationLines(citation, at + 1, plain)),
  ].join("\n");
}

function citationLines(citation: Citation, number: number, plain: boolean): string[] {
  const { document, checked, standing, source, quote, text, kind } = citation;
  const name = clauseName(citation);
  const known = citation.number === undefined ? "" : `《${visibleText(document)}》`;
  const facts = [
    `${clauseSpan(citation)}`,
    standings[standing],
    `核对于 ${checked}`,
    ...(source === undefined ? [] : [visibleText(source)]),
  ].join("；");
  const body = visibleText(quote ?? text).split("\n");
  const told = (line: string) => (plain ? line.replace(/\*\*(.+?)\*\*/g, "$1") : safe(line));
  return [
    `${number}. ${plain ? name : escaped(name)}${plain ? known : escaped(known)}（${facts}）`,
    `   ${kind}：${told(body[0] ?? "")}`,
    ...body.slice(1).map((line) => `   ${told(line)}`),
  ];
}

function tableLines({ table }: Reply, plain: boolean): string[] {
  if (!table) return [];
  const cell = (words: string) => {
    const line = visibleText(words).replace(/\n/g, " ");
    return plain ? line : safe(line).replaceAll("|", "\\|");
  };
  const row = (cells: readonly string[]) =>
    plain ? cells.map(cell).join(" | ") : `| ${cells.map(cell).join(" | ")} |`;
  const rule = plain ? [] : [`|${table.head.map(() => " --- |").join("")}`];
  return ["", row(table.head), ...rule, ...table.rows.map(row)];
}

/** Text of our own, of which only bold and list marks are meant as marks. */
function safe(text: string): string {
  return text.replace(/[\\`_<>[\]#|~]/g, "\\$&");
}

/** Text of others, of which nothing is meant as a mark. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]#|~]/g, "\\$&").replace(/^(\s*)([-+]|\d+\.)(?=\s)/, "$1\\$2");
}
