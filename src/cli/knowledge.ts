import { contains } from "../clauses/clause.ts";
import { readClauses } from "../clauses/clause-mention.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import {
  checkedSources,
  checksByMonth,
  isOverdue,
  overdueAfter,
} from "../knowledge/checked-source.ts";
import { checkKnowledge } from "../knowledge/knowledge-check.ts";
import { readKnowledge, type Knowledge } from "../knowledge/knowledge.ts";
import { today } from "./day-argument.ts";
import { openMind } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** Rows to print, each as JSON or as a line. */
interface Listing {
  rows: readonly { json: unknown; line: string }[];
  status: number;
}

/**
 * `knowledge check|list|show CLAUSE|find QUESTION [--json]`: checks the knowledge, lists its
 * documents, prints a clause, finds passages.
 */
export async function knowledge(args: string[]): Promise<number> {
  const asJson = args.includes("--json");
  const [action = "", ...words] = args.filter((word) => word !== "--json");
  const { rows, status } = await list(action, words.join(" "));
  for (const { json, line } of rows)
    process.stdout.write(`${asJson ? JSON.stringify(json) : line}\n`);
  return status;
}

function list(action: string, words: string): Listing | Promise<Listing> {
  const read = () => readKnowledge(knowledgeFolder(readConfig(process.env)));
  switch (action) {
    case "check":
      return check(read());
    case "list":
      return documents(read());
    case "show":
      return show(read(), words);
    case "find":
      return find(words);
    default:
      throw new UsageError("knowledge 后面要写 check、list、show 或 find。");
  }
}

function check(read: Knowledge): Listing {
  const findings = checkKnowledge(read, today());
  const documents = read.policies.length;
  const passages = read.policies.reduce((sum, policy) => sum + policy.passages.length, 0);
  const sources = checkedSources(read);
  const [first] = sources;
  const oldest = first?.checked ?? "—";
  const months = checksByMonth(sources);
  const overdue = sources.filter(({ checked }) => isOverdue(checked, today()));
  const said = months.map(({ month, count }) => `${month} 核对了 ${count} 份`).join("，");
  const lines = [
    `${documents} 份文件，${passages} 条条文；${findings.length} 处要改。`,
    `最早一次核对在 ${oldest}${first ? `（${first.name}）` : ""}：${said}。`,
    `超过 ${overdueAfter} 天没核对的有 ${overdue.length} 份${overdue.length > 0 ? "，--json 列出每一份" : ""}。`,
  ];
  const checked = { oldest, months, overdue: overdue.length, sources };
  return {
    rows: [
      ...findings.map((json) => ({ json, line: `${json.file}：${json.message}` })),
      {
        json: { documents, passages, oldest, findings: findings.length, checked },
        line: lines.join("\n"),
      },
    ],
    status: findings.length === 0 ? 0 : 1,
  };
}

function documents(read: Knowledge): Listing {
  const rows = read.policies.map(({ number, title, effective, expires, standing, checked }) => ({
    json: { number, title, effective, expires, standing, checked },
    line: `${number ?? title}  ${title}  ${effective} 起${expires ? ` 至 ${expires}` : ""}  ${standing}  核对于 ${checked}`,
  }));
  return { rows, status: 0 };
}

function show(read: Knowledge, words: string): Listing {
  const [mention] = readClauses(words, read.names);
  if (mention?.document === undefined)
    throw new UsageError("看哪一条：kechuang knowledge show 32号 第十一条（五）。");
  const asked = { document: mention.document, place: mention.place };
  const rows = read.policies
    .flatMap(({ passages }) => passages)
    .filter(({ clause }) => contains(asked, clause))
    .map(({ id, heading, points, from, to }) => ({
      json: { id, heading, from, to, points: points.map(({ text }) => text) },
      line: [
        `${id} ${heading}（${from} 起${to ? ` 至 ${to}` : ""}）`,
        ...points.map(({ text }) => `  ${text}`),
      ].join("\n"),
    }));
  if (rows.length === 0) process.stderr.write("库里没有这一条。\n");
  return { rows, status: rows.length > 0 ? 0 : 1 };
}

/** Finds passages by the words of a question, with the signals that decide. */
async function find(question: string): Promise<Listing> {
  if (question === "") throw new UsageError("找什么：kechuang knowledge find 委托研发怎么算。");
  const { createPassageRetriever } = await import("./passage-search.ts");
  const found = await createPassageRetriever(openMind(readConfig(process.env))).invoke(question);
  const rows = found.map(({ metadata }) => {
    const { id, from, to, signals } = metadata;
    return {
      json: metadata,
      line: `${signals.share.toFixed(2)}  ${id}（${from} 起${to ? ` 至 ${to}` : ""}）  ${signals.matched.join(" ")}`,
    };
  });
  return { rows, status: rows.length > 0 ? 0 : 1 };
}
