import { parseArgs } from "node:util";
import { printClause } from "../clauses/clause.ts";
import { readConfig } from "../config.ts";
import { openDatabase, type Database } from "../stores/database.ts";
import { listGaps, type GapState, type StoredGap } from "../stores/gaps.ts";
import { listHandoffs, type HandoffWithConversation } from "../stores/handoff-work.ts";
import { UsageError } from "./usage-error.ts";

const gapStates = ["open", "answered", "dismissed"] as const satisfies GapState[];
const handoffStates = ["open", "taken", "done"] as const;

/** `handoffs [--state open|taken|done] [--json]`: who asked for a person and was not answered yet, oldest first. */
export function handoffs(args: string[]): Promise<number> {
  const { state, asJson } = readOptions(args, handoffStates);
  const read = (db: Database) => listHandoffs(db, state);
  return list(read, handoffLine, { asJson, none: "没有等答复的问题。" });
}

/** `gaps [--state open|answered|dismissed] [--json]`: the questions that the knowledge could not answer, oldest first. */
export function gaps(args: string[]): Promise<number> {
  const { state = "open", asJson } = readOptions(args, gapStates);
  const read = async (db: Database) => (await listGaps(db, state)).reverse();
  const none = state === "open" ? "没有答不上的问题。" : "没有这样的问题。";
  return list(read, gapLine, { asJson, none });
}

function readOptions<State extends string>(args: string[], states: readonly State[]) {
  const options = { state: { type: "string" }, json: { type: "boolean" } } as const;
  try {
    const { state: asked, json = false } = parseArgs({ args, options }).values;
    const state = states.find((one) => one === asked);
    if (asked === undefined || state !== undefined) return { state, asJson: json };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError(`后面可以写 --state ${states.join("|")} 和 --json。`);
}

function gapLine({ id, question, at, answer }: StoredGap): string {
  const line = `${id.slice(-8)}  ${at.toISOString()}  ${question}`;
  if (!answer) return line;
  const clauses = answer.clauses.map(printClause).join("；");
  return `${line}\n          ${answer.by}：${answer.text}（${clauses}）`;
}

function handoffLine({ id, question, at, contact, takenBy }: HandoffWithConversation): string {
  const more = [contact, takenBy && `${takenBy} 在办`].filter((one) => one !== undefined);
  return `${id.slice(-8)}  ${at.toISOString()}  ${question}${more.length > 0 ? `（${more.join("，")}）` : ""}`;
}

async function list<Row>(
  read: (db: Database) => Promise<Row[]>,
  line: (row: Row) => string,
  { asJson, none }: { asJson: boolean; none: string },
): Promise<number> {
  const config = readConfig(process.env);
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const rows = await read(db);
    const lines = rows.map((row) => (asJson ? JSON.stringify(row) : line(row)));
    if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
    else if (!asJson) process.stdout.write(`${none}\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}
