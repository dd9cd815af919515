import type { Readable, Writable } from "node:stream";
import { createInterface } from "node:readline";
import { z } from "zod";
import { UsageError } from "./usage-error.ts";

/** Reads JSON Lines, checks each row, and writes what the task makes of it, in the same order. Empty lines are skipped. */
export async function eachLine<Row>(
  schema: z.ZodType<Row>,
  task: (row: Row) => Promise<unknown>,
  { input, output }: { input: Readable; output: Writable } = {
    input: process.stdin,
    output: process.stdout,
  },
): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const result = await task(readRow(schema, line, number));
    output.write(`${JSON.stringify(result)}\n`);
  }
}

function readRow<Row>(schema: z.ZodType<Row>, line: string, number: number): Row {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`第 ${number} 行不是 JSON：每行要是一个完整的 JSON 对象。`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys")
    throw new UsageError(
      `第 ${number} 行有不认识的键 ${issue.keys.join("、")}：看 kechuang help 里的格式。`,
    );
  throw new UsageError(
    `第 ${number} 行的 ${place || "内容"} 不对：${issue?.message ?? "看不懂"}。`,
  );
}
