import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { applyImport, previewImport, undoImport } from "../people/import/import-apply.ts";
import { importGround } from "../people/import/import-ground.ts";
import { importLines } from "../people/import/import-words.ts";
import { readListFile } from "../people/import/read-list-file.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import { UsageError } from "./usage-error.ts";

/** Longest that an office program may take to turn a file into another kind, in milliseconds. */
const CONVERSION = 60_000;

/** `admin import FILE [--apply] [--json]` or `admin import --undo ID`: takes a list of companies in; without `--apply` it only tells what would come of it. */
export async function importCompanies(args: string[]): Promise<number> {
  const { file, undo, apply, asJson } = readArguments(args);
  const config = readConfig(process.env);
  const db = await openDatabase(config.databaseUrl, config);
  try {
    if (undo !== undefined) return await takeBack(db, undo);
    const bytes = await readFile(file).catch(() => {
      throw new UsageError(`打不开 ${file}：看看文件在不在、能不能读。`);
    });
    const ground = importGround(readKnowledge(knowledgeFolder(config)));
    const office = { command: "soffice", folder: tmpdir(), milliseconds: CONVERSION };
    const list = await readListFile(bytes, basename(file), ground, { office });
    if ("refused" in list) throw new Error(list.refused);
    const by = { fileName: basename(file), by: "terminal" };
    const applied = apply ? await applyImport(db, list.companies, by, new Date()) : undefined;
    const result = applied ?? (await previewImport(db, list.companies, new Date()));
    const lines = asJson
      ? [JSON.stringify({ ...result, bad: list.bad, notes: list.notes })]
      : [
          ...importLines(list, result),
          applied === undefined
            ? "还没有导入；确认后加 --apply。"
            : `已导入；要撤回：kechuang admin import --undo ${applied.id}`,
        ];
    process.stdout.write(`${lines.join("\n")}\n`);
    return list.bad.length > 0 ? 1 : 0;
  } finally {
    await db.$disconnect();
  }
}

async function takeBack(db: Database, id: string): Promise<number> {
  const result = await undoImport(db, id, "terminal", new Date());
  if (!result) throw new Error(`没有编号是 ${id} 的导入，或者已经撤回过。`);
  const kept =
    result.kept.length === 0 ? "" : `这些企业之后又有变动，没有动：${result.kept.join("、")}。`;
  process.stdout.write(`已撤回 ${String(result.undone)} 家。${kept}\n`);
  return 0;
}

function readArguments(args: string[]) {
  const options = {
    apply: { type: "boolean", default: false },
    undo: { type: "string" },
    json: { type: "boolean", default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file = ""] = positionals;
    if (positionals.length === (values.undo === undefined ? 1 : 0))
      return { file, undo: values.undo, apply: values.apply, asJson: values.json };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError(
    "写 kechuang admin import 文件.xlsx，看过再加 --apply；撤回写 kechuang admin import --undo 编号。",
  );
}
