import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { knowledgeFolder, readConfig } from "../config.ts";
import type { Day } from "../calendar/day.ts";
import { proposeFromFile } from "../documents/table-proposals.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import type { Stated, TableAsk } from "../profile/reading/table/table-reading-kinds.ts";
import { proposalsText, statedIn } from "../profile/reading/table/table-lines.ts";
import { createVocabulary } from "../profile/reading/vocabulary.ts";
import { UsageError } from "./usage-error.ts";

/** Longest that an office program may take to turn a file into another kind, in milliseconds. */
const CONVERSION = 60_000;

/** What `read --file` is told besides the file. */
interface FileArguments {
  readonly asOf: Day;
  readonly json: boolean;
  /** The company that the file should be of. */
  readonly company: string | undefined;
  /** What the file does not say: unit, year, whose definition of research costs. */
  readonly stated: Readonly<Record<TableAsk["what"], string | undefined>>;
}

/** Prints what a file proposes; 1 where it is refused. */
export async function readFileProposals(
  path: string,
  { asOf, json, company, stated }: FileArguments,
): Promise<number> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`打不开 ${path}：看看文件在不在、能不能读。`);
  });
  const vocabulary = createVocabulary(
    readKnowledge(knowledgeFolder(readConfig(process.env))).facts,
  );
  const office = { command: "soffice", folder: tmpdir(), milliseconds: CONVERSION };
  const read = await proposeFromFile(bytes, basename(path), {
    vocabulary,
    today: asOf,
    means: { office },
    stated: statedBy(stated),
    ...(company !== undefined && { company }),
  });
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...read, tables: undefined })}\n`);
    return "refused" in read ? 1 : 0;
  }
  if ("refused" in read) {
    process.stderr.write(`${read.refused}\n`);
    return 1;
  }
  const { lines, choices } = proposalsText(read, vocabulary.definitions, read.file);
  const said = [...lines, ...read.notes, choices.map((choice) => `〔${choice}〕`).join("")];
  process.stdout.write(`${said.filter((line) => line !== "").join("\n")}\n`);
  return 0;
}

function statedBy(said: FileArguments["stated"]): Stated {
  return Object.entries(said).reduce<Stated>((all, [what, text]) => {
    if (text === undefined) return all;
    const read = statedIn({ what: what as TableAsk["what"], question: "", choices: [] }, text);
    if (!read)
      throw new UsageError(
        `--${what} ${text} 读不懂：--unit 写元、千元、万元，--year 写 2025，--scope 写高企专审、加计扣除、统计报表或账面。`,
      );
    return { ...all, ...read };
  }, {});
}
