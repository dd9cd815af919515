import { readConfig } from "../config.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import { openGaps } from "../stores/gaps.ts";
import { openHandoffs } from "../stores/handoffs.ts";

/** `handoffs`: the questions that wait for staff, oldest first. */
export function handoffs(args: string[]): Promise<number> {
  return list(args, openHandoffs, "没有等答复的问题。");
}

/** `gaps`: the questions that the knowledge could not answer, oldest first. */
export function gaps(args: string[]): Promise<number> {
  return list(args, openGaps, "没有答不上的问题。");
}

async function list<Row extends { id: string; question: string; at: Date }>(
  args: string[],
  read: (db: Database) => Promise<Row[]>,
  none: string,
): Promise<number> {
  const db = await openDatabase(readConfig(process.env).databaseUrl);
  try {
    const rows = await read(db);
    const lines = args.includes("--json")
      ? rows.map((row) => JSON.stringify(row))
      : rows.map(({ id, question, at }) => `${id.slice(-8)}  ${at.toISOString()}  ${question}`);
    process.stdout.write(lines.length > 0 ? `${lines.join("\n")}\n` : `${none}\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}
