import { parseArgs } from "node:util";
import { z } from "zod";
import { readQuantities } from "../units/quantities.ts";
import type { Quantity } from "../units/quantity.ts";
import { decimalText } from "../units/rational.ts";
import { dayArgument, daySchema, today } from "./day-argument.ts";
import { eachLine } from "./json-lines.ts";
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

/** One line of `read --jsonl`, in. */
type ReadRow = z.infer<typeof rowSchema>;

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
  const read = readRow({ id: "1", text, asOf: dayArgument(values["as-of"]) });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(read)}\n`);
    return 0;
  }
  const { facts } = read;
  for (const { words, value, range, unit, year } of facts)
    process.stdout.write(
      `${words}  →  ${value ?? range?.join(" 至 ") ?? "?"} ${unit ?? ""}${year === null ? "" : `  ${String(year)} 年`}\n`,
    );
  return 0;
}

/** Reads the figures of a row; which fact each belongs to is only known when one was asked for. */
function readRow({ id, text, asOf = today(), context }: ReadRow) {
  const quantities = readQuantities(text, { today: asOf });
  const figures = quantities.filter(({ kind, date }) =>
    kind === "date" ? date !== undefined : kind !== "year" && kind !== "period",
  );
  return {
    id,
    facts: figures.map((figure) => ({
      fact: null,
      label: context?.asked ?? null,
      value: figure.date ?? (figure.value === undefined ? null : decimalText(figure.value)),
      unit: figure.kind === "date" ? "date" : (figure.unit ?? null),
      year: yearBefore(figure, quantities) ?? context?.year ?? null,
      approximate: figure.approximate,
      range: rangeOf(figure),
      bound: figure.bound ?? null,
      period: "year",
      forecast: false,
      needsConfirmation: figure.unsure || figure.kind === "number",
      words: figure.words,
    })),
    superseded: [],
    withdrawn: [],
    unknown: [],
    intents: figures.length > 0 ? ["give_facts"] : [],
  };
}

/** The years said last before a figure: a number, or the first and last of a span. */
function yearBefore(figure: Quantity, quantities: readonly Quantity[]) {
  const said = quantities.findLast(({ period, start }) => period && start < figure.start)?.period;
  if (!said || figure.kind === "date") return undefined;
  const [first, last] = [Number(said.from.slice(0, 4)), Number(said.to.slice(0, 4))];
  return first === last ? first : ([first, last] as const);
}

function rangeOf({ approximate, low, high }: Quantity) {
  if (!approximate) return null;
  return [low, high].map((end) => (end === undefined ? null : decimalText(end)));
}
