import { z } from "zod";
import type { FactDefinition } from "../../profile/fact-definition.ts";
import { readStatements } from "../../profile/reading/read-statements.ts";
import type { Statement } from "../../profile/reading/statement.ts";
import { createVocabulary } from "../../profile/reading/vocabulary.ts";
import { compare, decimalText, parseDecimal, ratio, type Rational } from "../../units/rational.ts";
import { readQuantities } from "../../units/quantities.ts";

const valueSchema = z.union([
  z.number(),
  z.string(),
  z.tuple([z.number().nullable(), z.number().nullable()]),
]);
const rowSchema = z.object({
  id: z.string(),
  text: z.string(),
  as_of: z.string(),
  context: z
    .object({ asked_field: z.string().nullish(), asked_year: z.number().nullish() })
    .nullish(),
  expect: z.array(z.object({ field: z.string(), value: valueSchema, unit: z.string().nullable() })),
});

/** How well the figures of utterances are bound to fields. */
export interface UtteranceScore {
  readonly utterances: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly f1: number;
  /** One line for each utterance that is read differently. */
  readonly misses: readonly string[];
}

/** Labels under which several facts count as one field in this scoring; ids by label. */
const MERGED: Readonly<Record<string, readonly string[]>> = {
  销售收入: ["salesRevenue", "operatingRevenue", "mainRevenue"],
  研发费用: ["rdExpenseUnspecified", "rdExpenseHnte", "rdExpenseDeduction", "rdExpenseBook"],
  研发费用占比: ["rdRatio", "rdCostRatio"],
  科技人员: ["techStaff", "rdStaff", "techStaffSme"],
  科技人员占比: ["techStaffRatio", "rdStaffRatio", "techStaffRatioSme"],
  职工总数: ["employees", "employeesSme"],
  总资产: ["totalAssets"],
  高新技术产品收入: ["hightechIncome"],
  细分市场年限: ["nicheYears"],
  Ⅰ类知识产权: ["ipClass1", "ipInvention", "ipPlant", "ipLayout", "ipDrug"],
  Ⅱ类知识产权: ["ipClass2", "ipUtility", "ipDesign", "ipSoftware"],
};
/** Labels whose facts are added up. */
const SUMMED = new Set(["Ⅰ类知识产权", "Ⅱ类知识产权"]);
const WAN = ratio(10_000n);

/** Scores (field, value, unit) of utterances, one JSON object a line, against what is read of them. */
export function scoreUtterances(
  jsonl: string,
  definitions: readonly FactDefinition[],
): UtteranceScore {
  const vocabulary = createVocabulary(definitions);
  const labels = labelsOf(definitions);
  const misses: string[] = [];
  let [utterances, expected, found, right] = [0, 0, 0, 0];
  for (const line of jsonl.split("\n").filter((one) => one.trim() !== "")) {
    const row = rowSchema.parse(JSON.parse(line));
    const asked = factOf(labels, row.context?.asked_field);
    const year = row.context?.asked_year ?? undefined;
    const statements = readStatements(row.text, {
      today: row.as_of,
      vocabulary,
      ...(asked !== undefined && { asked: { fact: asked, ...(year !== undefined && { year }) } }),
    });
    const read = fieldsOf(statements, labels, vocabulary.definitions);
    const wanted = row.expect.map(({ field, value, unit }) =>
      keyOf(field, wantedText(value), unit),
    );
    const hits = matched(wanted, read);
    utterances += 1;
    expected += wanted.length;
    found += read.length;
    right += hits;
    if (hits < wanted.length || hits < read.length)
      misses.push(`${row.id} ${row.text} expected ${wanted.join(" | ")} read ${read.join(" | ")}`);
  }
  const f1 = expected + found === 0 ? 1 : (2 * right) / (expected + found);
  return { utterances, expected, found, right, f1, misses };
}

function labelsOf(definitions: readonly FactDefinition[]): Map<string, string> {
  const labels = new Map(definitions.map(({ id, label }) => [id, label]));
  for (const [label, ids] of Object.entries(MERGED)) ids.forEach((id) => labels.set(id, label));
  return labels;
}

function factOf(labels: ReadonlyMap<string, string>, field: string | null | undefined) {
  if (field === null || field === undefined) return undefined;
  const known = MERGED[field]?.[0];
  return known ?? [...labels].find(([, label]) => label === field)?.[0];
}

function fieldsOf(
  statements: readonly Statement[],
  labels: ReadonlyMap<string, string>,
  definitions: ReadonlyMap<string, FactDefinition>,
): string[] {
  const sums = new Map<string, Rational>();
  const keys: string[] = [];
  for (const statement of statements) {
    const label = labels.get(statement.fact) ?? statement.fact;
    const { value } = statement;
    if (SUMMED.has(label) && value.kind === "figure" && value.interval.low)
      sums.set(label, (sums.get(label) ?? ratio(0n)).add(value.interval.low));
    else {
      const key = fieldOf(statement, label, definitions.get(statement.fact));
      if (key !== undefined) keys.push(key);
    }
  }
  for (const [label, sum] of sums) keys.push(keyOf(label, decimalText(sum), "项"));
  return keys;
}

function fieldOf(
  { value, words, unitSaid }: Statement,
  label: string,
  definition: FactDefinition | undefined,
): string | undefined {
  if (value.kind === "date") return keyOf(label, dateText(value.from, value.to), "date");
  if (value.kind !== "figure" || !definition) return undefined;
  const [scale, unit] = scaleOf(definition, unitSaid);
  const { low, high } = value.interval;
  const ends = [low, high].map((end) => (end ? decimalText(end.mul(scale)) : ""));
  if (low && high && compare(low, high) === 0) return keyOf(label, ends[0] ?? "", unit);
  const said = readQuantities(words)[0]?.value;
  const own = definition.kind === "money" && unitSaid ? said?.div(WAN) : said;
  return keyOf(label, own ? decimalText(own) : ends.join(".."), unit);
}

function scaleOf({ kind, unit }: FactDefinition, unitSaid: boolean): [Rational, string | null] {
  if (kind === "money") return unitSaid ? [ratio(1n, 10_000n), "万元"] : [ratio(1n), null];
  if (kind === "ratio") return [ratio(100n), "%"];
  return [ratio(1n), unit ?? null];
}

function dateText(from: string, to: string): string {
  if (from === to) return from;
  if (from.slice(0, 7) === to.slice(0, 7)) return from.slice(0, 7);
  return from.endsWith("-01-01") && to.endsWith("-12-31") ? from.slice(0, 4) : `${from}..${to}`;
}

function wantedText(value: z.infer<typeof valueSchema>): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return plain(value);
  return value.map((end) => (end === null ? "" : plain(end))).join("..");
}

function plain(value: number): string {
  const exact = parseDecimal(String(value));
  return exact ? decimalText(exact) : String(value);
}

function keyOf(field: string, value: string, unit: string | null): string {
  return `${field} ${value}${unit ?? ""}`;
}

/** How many of `wanted` are among `read`, each counted once. */
function matched(wanted: readonly string[], read: readonly string[]): number {
  const rest = [...read];
  return wanted.filter((each) => {
    const at = rest.indexOf(each);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
}
