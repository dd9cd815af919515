import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { inviteSheet } from "../assistant/people/invite-sheet.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../stores/database.ts";
import { UsageError } from "./usage-error.ts";

/** `admin invites FILE.xlsx [--county NAME] [--park NAME] [--words WORDS]`: makes codes for companies and writes them into one file. */
export async function exportInvites(args: string[]): Promise<number> {
  const { file, filter } = readArguments(args);
  const config = readConfig(process.env);
  const { databaseUrl, publicUrl } = config;
  const db = await openDatabase(databaseUrl, config);
  try {
    const by = { by: "terminal", pages: publicUrl };
    const { file: made, count } = await inviteSheet(db, filter, by, new Date());
    await writeFile(file, made.bytes, { mode: 0o600 });
    process.stdout.write(`${String(count)} 家的邀请码写在 ${file}；码只在这个文件里，别外传。\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

function readArguments(args: string[]) {
  const options = {
    county: { type: "string" },
    park: { type: "string" },
    words: { type: "string" },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, filter: values };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError(
    "写 kechuang admin invites 邀请码.xlsx，后面可以写 --county、--park、--words。",
  );
}
