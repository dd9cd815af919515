import { z } from "zod";
import { measureAsFact } from "../knowledge/fact-rows.ts";
import { doubtAboutSize, doubtAboutUnit } from "../profile/doubt.ts";
import { EVIDENCE, type Fact } from "../profile/fact.ts";
import { unitOf, type FactDefinition, type FactDefinitions } from "../profile/fact-definition.ts";
import { readFactText } from "../profile/fact-text.ts";
import { FILING_KINDS, type Rule } from "../rules/rule.ts";
import { daySchema } from "./day-argument.ts";
import { UsageError } from "./usage-error.ts";

const yearSchema = z
  .int("要写年份，如 2025")
  .min(1900, "要写四位的年份")
  .max(2999, "要写四位的年份");

const valueSchema = z.union(
  [
    z.string(),
    z.boolean(),
    z.int(),
    z.array(z.record(z.string(), z.union([z.string(), z.boolean(), z.int()]))),
  ],
  "要写成带引号的文字（小数也要），或 true、false、[{…}]",
);

const factSchema = z.strictObject({
  /** Id of facts.yaml; or of a measure of the rule that is stated outright. */
  fact: z.string().optional(),
  measure: z.string().optional(),
  /** A fiscal year, or the first and last of a total. */
  year: z
    .union([yearSchema, z.tuple([yearSchema, yearSchema])], "要写 2025 或 [2023,2025]")
    .nullish(),
  value: valueSchema.optional(),
  unit: z.string().nullish(),
  /** Lowest and highest, instead of a value. */
  range: z.tuple([z.string(), z.string()]).nullish(),
  approximate: z.boolean().optional(),
  forecast: z.boolean().optional(),
  evidence: z.enum(EVIDENCE, `要写 ${EVIDENCE.join("、")}`).optional(),
  /** An unusual figure that was looked at again. */
  confirmed: z.boolean().optional(),
});

/** One line of `precheck --jsonl`, in. */
export const precheckSchema = z.strictObject({
  id: z.string(),
  programme: z.string(),
  asOf: daySchema.optional(),
  filingDay: daySchema.optional(),
  kind: z.enum(FILING_KINDS, `要写 ${FILING_KINDS.join("、")}`).optional(),
  facts: z.array(factSchema),
  options: z.record(z.string(), z.string()).optional(),
});

/** A row of `precheck --jsonl`. */
export type PrecheckRow = z.infer<typeof precheckSchema>;
/** A fact of such a row. */
export type FactRow = z.infer<typeof factSchema>;

/** What the facts of a row come to: those that count, and questions about those that do not. */
export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly doubts: readonly string[];
}

/** Reads the facts of a row; what cannot be a figure is a usage error, what is unusual is put aside and asked about. */
export function readFactRows(
  rows: readonly FactRow[],
  rule: Rule,
  definitions: FactDefinitions,
  where: string,
): ReadFacts {
  const facts: Fact[] = [];
  const doubts: string[] = [];
  for (const row of rows) {
    const definition = definitionOf(row, rule, definitions, where);
    const fact = readRow(row, definition, where);
    const doubt = row.confirmed === true ? undefined : doubtAboutSize(definition, fact.value);
    if (doubt === undefined) facts.push(fact);
    else doubts.push(`${definition.label}没有用：${doubt}；没错的话加上 "confirmed":true。`);
  }
  return { facts, doubts };
}

function definitionOf(
  { fact, measure }: FactRow,
  rule: Rule,
  definitions: FactDefinitions,
  where: string,
): FactDefinition {
  if ((fact === undefined) === (measure === undefined))
    throw new UsageError(`${where}有一项事实要写 fact 或 measure，写一个，只写一个。`);
  if (measure !== undefined) {
    const known = new Map(rule.versions.flatMap((version) => [...version.measures]));
    const found = known.get(measure);
    if (found) return { ...measureAsFact(found), ...plausibleOf(definitions.get(measure)) };
    throw new UsageError(
      `${where}${rule.id} 没有“${measure}”这个指标：可以写 ${[...known.keys()].join("、")}。`,
    );
  }
  const found = definitions.get(fact ?? "");
  if (found) return found;
  throw new UsageError(`${where}没有“${fact ?? ""}”这个事实：kechuang facts 列出全部。`);
}

function plausibleOf(definition: FactDefinition | undefined): Pick<FactDefinition, "plausible"> {
  return definition?.plausible ? { plausible: definition.plausible } : {};
}

function readRow(row: FactRow, definition: FactDefinition, where: string): Fact {
  const { year, forecast, evidence } = row;
  const years = typeof year === "number" ? ([year, year] as const) : (year ?? undefined);
  if (years && years[0] > years[1])
    throw new UsageError(`${where}${definition.id} 的年份前后反了：写成 [2023,2025]。`);
  return {
    key: definition.id,
    value: readValue(row, definition, where),
    ...(years && { years }),
    ...(forecast === true && { forecast }),
    ...(evidence && { evidence }),
  };
}

function readValue(row: FactRow, definition: FactDefinition, where: string): Fact["value"] {
  const { value, unit, range, approximate } = row;
  const wrong = (what: string) => new UsageError(`${where}${definition.id} 写的${what}。`);
  if (Array.isArray(value)) {
    if (definition.kind !== "items") throw wrong("是一列：这一项要写一个值");
    const items = value.map((item) =>
      Object.fromEntries(Object.entries(item).map(([key, one]) => [key, plain(one)])),
    );
    return { kind: "items", items };
  }
  if (value === undefined && !range) throw wrong("没有值：写 value，或 range");
  const figure = range ? range.join("..") : plain(value ?? "");
  const text = approximate === true && !range ? `约 ${figure}` : figure;
  const bare = doubtAboutUnit(definition, text, unit ?? undefined);
  if (bare !== undefined) throw wrong(`${bare}，或加 "unit":"%"`);
  const whole =
    unit !== undefined && unit !== null && unitOf(definition) ? `${text} ${unit}` : text;
  const read = readFactText(definition, whole);
  if ("wrong" in read) throw wrong(read.wrong);
  return read.value;
}

function plain(value: string | boolean | number): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}
