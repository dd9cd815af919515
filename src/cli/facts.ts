import { parseArgs } from "node:util";
import { printClause } from "../clauses/clause.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledge, type Knowledge } from "../knowledge/knowledge.ts";
import type { FactDefinition, FactKind } from "../profile/fact-definition.ts";

const KINDS: Readonly<Record<FactKind, string>> = {
  money: "金额",
  count: "个数",
  ratio: "百分数",
  date: "日子",
  yesno: "是或否",
  choice: "选一个",
  text: "文字",
  items: "清单",
  number: "数",
  months: "各月月初-月末",
};

const PERIODS: Readonly<Record<FactDefinition["per"], string>> = {
  year: "每年一个",
  point: "每年年末一个",
  once: "只有一个",
};

/** `facts [ID|WORDS] [--json]`: what can be known about a company, how it is asked and where it is defined. */
export function facts(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const knowledge = readKnowledge(knowledgeFolder(readConfig(process.env)));
  const words = positionals.join(" ").trim();
  const found = knowledge.facts.filter((fact) => words === "" || speaksOf(fact, words));
  const exact = found.filter(({ id, label }) => id === words || label === words);
  const shown = exact.length > 0 ? exact : found;
  if (shown.length === 0) {
    process.stderr.write(`没有叫“${words}”的事实：换个词，或不写词列出全部。\n`);
    return Promise.resolve(1);
  }
  for (const fact of shown) {
    const text = values.json
      ? JSON.stringify({ ...fact, clause: fact.clause ? printClause(fact.clause) : null })
      : shown.length > FULL
        ? line(fact)
        : whole(fact, knowledge);
    process.stdout.write(`${text}\n`);
  }
  return Promise.resolve(0);
}

/** Up to so many facts are told in full. */
const FULL = 3;

function speaksOf({ id, label, aliases, definition = "" }: FactDefinition, words: string): boolean {
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) =>
      [id.toLowerCase(), label, ...aliases, definition].some((text) => text.includes(word)),
    );
}

function line({ id, label, kind, per, unit }: FactDefinition): string {
  return `${id.padEnd(28)} ${label}（${KINDS[kind]}${unit === undefined ? "" : `，${unit}`}，${PERIODS[per]}）`;
}

function whole(fact: FactDefinition, { facts: all, rules }: Knowledge): string {
  const { id, definition, clause, question, hint, aliases, choices, plausible, distinctFrom } =
    fact;
  const labels = distinctFrom.map((other) => all.find((one) => one.id === other)?.label ?? other);
  const users = rules.filter(({ versions }) => versions.some(({ ask }) => ask.includes(id)));
  const rows: (readonly [string, string | undefined])[] = [
    ["是什么", definition],
    ["出处", clause && printClause(clause)],
    ["怎么问", question && `${question}${hint ?? ""}`],
    ["也叫", aliases.join("、")],
    ["可以选", choices.join("、")],
    ["一般在", plausible && `${plausible.from} 到 ${plausible.to}${fact.unit ?? ""}`],
    ["不是", labels.join("、")],
    ["用到它的", users.map(({ title }) => title).join("、")],
  ];
  const told = rows.flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [`  ${name}：${text}`],
  );
  return [line(fact).replace(/ {2,}/, "  "), ...told].join("\n");
}
