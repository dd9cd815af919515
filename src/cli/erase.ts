import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { eraseCompany, erasePerson } from "../assistant/people/erasure.ts";
import { readConfig } from "../config.ts";
import { readUnifiedCode } from "../people/unified-code.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import { compact } from "../stores/compacting.ts";
import { companyByCode } from "../stores/enterprises.ts";
import { readPerson } from "../stores/persons.ts";
import { inTurn } from "../stores/serial-transaction.ts";
import { UsageError } from "./usage-error.ts";

/** `erase CODE | --person ID [--yes]`: deletes all that is known of a company or of a person, once that is confirmed. */
export async function erase(args: string[]): Promise<number> {
  const { code, person, sure } = readArguments(args);
  const config = readConfig(process.env);
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const what = person === undefined ? await company(db, code) : await human(db, person);
    if (!sure && !(await confirmed(what.name))) {
      process.stdout.write("没有清除。\n");
      return 1;
    }
    await what.erase();
    await compact(db, { always: true });
    process.stdout.write(
      `${what.name}的资料清除了，只留一行清除记录。没有依法要存档的申报材料。\n` +
        "密钥也删了，以前备份的数据库里这些资料也读不出来；请重做一份密钥备份，把旧的替掉。\n",
    );
    return 0;
  } finally {
    await db.$disconnect();
  }
}

async function company(db: Database, typed: string) {
  const read = readUnifiedCode(typed);
  if ("fault" in read) throw new UsageError(read.fault);
  const found = await companyByCode(db, read.code);
  if (!found) throw new Error(`库里没有代码是 ${read.code} 的公司。`);
  return {
    name: `${found.name ?? ""}（${found.unifiedCode}）`,
    erase: () => inTurn(db, (tx) => eraseCompany(tx, found.id, "terminal", new Date())),
  };
}

async function human(db: Database, id: string) {
  const found = await readPerson(db, id);
  if (!found) throw new Error(`没有编号是 ${id} 的人。`);
  if (found.role !== undefined) throw new Error("工作人员的账号在工作台移除，不在这里清除。");
  return {
    name: found.name ?? id,
    erase: () => inTurn(db, (tx) => erasePerson(tx, id, "terminal", new Date())),
  };
}

async function confirmed(name: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const said = await terminal.question(`要清除${name}的全部资料，找不回来。确定就写“清除”：`);
  terminal.close();
  return said.trim() === "清除";
}

function readArguments(args: string[]) {
  const options = { person: { type: "string" }, yes: { type: "boolean", default: false } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { person, yes: sure } = values;
    if (positionals.length === (person === undefined ? 1 : 0))
      return { code: positionals[0] ?? "", person, sure };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError("写 kechuang erase 统一社会信用代码，或 kechuang erase --person 编号。");
}
