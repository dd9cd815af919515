import { readConfig, knowledgeFolder } from "../config.ts";
import { checkKnowledge } from "../knowledge/knowledge-check.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { readClauses } from "../clauses/clause-mention.ts";
import { contains } from "../clauses/clause.ts";
import { today } from "./day-argument.ts";
import { openMind } from "./program.ts";
import { UsageError } from "./usage-error.ts";

/** `knowledge check|list|show CLAUSE|find QUESTION`: checks the knowledge, lists its documents, prints a clause, finds passages. */
export function knowledge([action, ...rest]: string[]): Promise<number> {
  if (action === "find") return find(rest.join(" "));
  const read = readKnowledge(knowledgeFolder(readConfig(process.env)));
  switch (action ?? "") {
    case "check": {
      const findings = checkKnowledge(read, today());
      for (const finding of findings) process.stderr.write(`${finding.file}：${finding.message}\n`);
      const passages = read.policies.reduce((sum, { passages }) => sum + passages.length, 0);
      const oldest = read.policies.map(({ checked }) => checked).sort()[0] ?? "—";
      process.stdout.write(
        `${read.policies.length} 份文件，${passages} 条条文，最早一次核对在 ${oldest}；${findings.length} 处要改。\n`,
      );
      return Promise.resolve(findings.length === 0 ? 0 : 1);
    }
    case "list":
      for (const { number, title, effective, expires, standing, checked } of read.policies)
        process.stdout.write(
          `${number ?? title}  ${title}  ${effective} 起${expires ? ` 至 ${expires}` : ""}  ${standing}  核对于 ${checked}\n`,
        );
      return Promise.resolve(0);
    case "show": {
      const [mention] = readClauses(rest.join(" "), read.names);
      if (mention?.document === undefined)
        throw new UsageError("看哪一条：kechuang knowledge show 32号 第十一条（五）。");
      const found = read.policies
        .flatMap(({ passages }) => passages)
        .filter(({ clause }) =>
          contains({ document: mention.document ?? "", place: mention.place }, clause),
        );
      for (const { id, heading, points, from, to } of found)
        process.stdout.write(
          `${id} ${heading}（${from} 起${to ? ` 至 ${to}` : ""}）\n${points.map(({ text }) => `  ${text}\n`).join("")}`,
        );
      if (found.length === 0) process.stderr.write("库里没有这一条。\n");
      return Promise.resolve(found.length > 0 ? 0 : 1);
    }
    default:
      throw new UsageError("knowledge 后面要写 check、list、show 或 find。");
  }
}

/** Prints the passages that the words of a question find, with the signals that decide. */
async function find(question: string): Promise<number> {
  if (question === "") throw new UsageError("找什么：kechuang knowledge find 委托研发怎么算。");
  const { createPassageRetriever } = await import("./passage-search.ts");
  const documents = await createPassageRetriever(openMind(readConfig(process.env))).invoke(
    question,
  );
  for (const { metadata } of documents) {
    const { id, from, to, signals } = metadata;
    process.stdout.write(
      `${signals.share.toFixed(2)}  ${id}（${from} 起${to ? ` 至 ${to}` : ""}）  ${signals.matched.join(" ")}\n`,
    );
  }
  return documents.length > 0 ? 0 : 1;
}
