import { parseArgs } from "node:util";
import { z } from "zod";
import { groundOfMind } from "../assistant/guided/ground.ts";
import { readConfig } from "../config.ts";
import { dayArgument, daySchema, today } from "./day-argument.ts";
import { eachLine } from "./json-lines.ts";
import { openMind } from "./program.ts";
import { readJson } from "./read-json.ts";
import { UsageError } from "./usage-error.ts";

const rowSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  asOf: daySchema.optional(),
  /** What had just been asked. */
  context: z
    .strictObject({
      asked: z.string().nullish(),
      year: z.number().int().nullish(),
      unit: z.string().nullish(),
      previous: z.string().nullish(),
    })
    .nullish(),
});

/** `read`: reads the figures of a sentence, of one JSON row after the other, or what a file of tables proposes. */
export async function read(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      jsonl: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      "as-of": { type: "string" },
      file: { type: "string" },
      company: { type: "string" },
      unit: { type: "string" },
      year: { type: "string" },
      scope: { type: "string" },
    },
  });
  if (values.jsonl) {
    const readRow = reader();
    await eachLine(rowSchema, (row) => Promise.resolve(readRow(row)));
    return 0;
  }
  if (values.file !== undefined) {
    const { readFileProposals } = await import("./read-file.ts");
    const asOf = dayArgument(values["as-of"]);
    const { json, company, unit, year, scope } = values;
    const stated = { unit, year, scope };
    return await readFileProposals(values.file, { asOf, json, company, stated });
  }
  const text = positionals.join(" ");
  if (text === "") throw new UsageError("读什么：kechuang read 去年营收三千四百万。");
  const read = reader()({ id: "1", text, asOf: dayArgument(values["as-of"]) });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(read)}\n`);
    return 0;
  }
  const { facts } = read;
  for (const { label, words, value, range, unit, year, needsConfirmation } of facts) {
    const figure =
      range && value === null ? range.map((end) => end ?? "?").join(" 至 ") : String(value);
    const of =
      year === null ? "" : `  ${typeof year === "number" ? String(year) : year.join("—")} 年`;
    const open = needsConfirmation ? "（要确认）" : "";
    process.stdout.write(`${words}  →  ${label} ${figure} ${unit ?? ""}${of}${open}\n`);
  }
  return 0;
}

/** Reads messages with the knowledge that is configured, which is opened once. */
function reader() {
  const ground = groundOfMind(openMind(readConfig(process.env)));
  return ({ id, text, asOf = today(), context }: z.infer<typeof rowSchema>) =>
    readJson({ id, text, asOf, ...(context && { context }) }, ground);
}
