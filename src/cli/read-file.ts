import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { knowledgeFolder, readConfig } from "../config.ts";
import type { Day } from "../calendar/day.ts";
import { proposeFromFile } from "../documents/table-proposals.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { proposalsText } from "../profile/reading/table-lines.ts";
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
}

/** Prints what a file proposes; 1 where it is refused. */
export async function readFileProposals(
  path: string,
  { asOf, json, company }: FileArguments,
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
