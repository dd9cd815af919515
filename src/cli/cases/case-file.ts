import { readFileSync } from "node:fs";
import { z } from "zod";

const criterionSchema = z.strictObject({
  id: z.string(),
  rule: z.string().optional(),
  computed: z.record(z.string(), z.unknown()).default({}),
  verdict: z.enum(["pass", "fail", "unknown", "manual_review"]),
  note: z.string().optional(),
  notes: z.string().optional(),
});

const caseSchema = z.looseObject({
  case_id: z.string(),
  program: z.string(),
  rule_version: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  criteria: z.array(criterionSchema),
  scores: z.record(z.string(), z.unknown()).default({}),
  overall: z.string().optional(),
  failed: z.array(z.string()).optional(),
});

const checkSchema = z.strictObject({
  name: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.unknown(),
  note: z.string().optional(),
});

const fileSchema = z.strictObject({
  meta: z.looseObject({ generated: z.string().optional() }).optional(),
  cases: z.array(z.unknown()).default([]),
  boundary_checks: z.array(z.unknown()).default([]),
});

/** One worked verdict. */
export type StatedCase = z.infer<typeof caseSchema>;

/** One criterion as a case states it. */
export type StatedCriterion = z.infer<typeof criterionSchema>;

/** One value of a single function. */
export type StatedCheck = z.infer<typeof checkSchema>;

/** A file of worked verdicts and values; each is read by itself. */
export type CaseFile = z.infer<typeof fileSchema>;

/** Keys of a case that say nothing that could be compared. */
export const WORDS_OF_A_CASE = new Set(["program_zh", "title", "arithmetic", "note", "notes"]);

/** Reads a file of cases; throws one sentence that says what is wrong. */
export function readCaseFile(file: string): CaseFile {
  const read = fileSchema.safeParse(parsed(file));
  if (read.success) return read.data;
  throw new Error(`${file} ${wrong(read.error)}`);
}

/** Reads one worked verdict; a half sentence that says what is wrong. */
export function readCase(row: unknown): StatedCase | string {
  const read = caseSchema.safeParse(row);
  return read.success ? read.data : wrong(read.error);
}

/** Reads one value of a single function; a half sentence that says what is wrong. */
export function readCheck(row: unknown): StatedCheck | string {
  const read = checkSchema.safeParse(row);
  return read.success ? read.data : wrong(read.error);
}

function wrong({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join(".") ?? "";
  return issue?.code === "unrecognized_keys"
    ? `${place} 里有不认识的键 ${issue.keys.join("、")}`
    : `${place || "内容"} 不对：${issue?.message ?? "看不懂"}`;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const bad = error instanceof SyntaxError;
    throw new Error(bad ? `${file} 不是完整的 JSON。` : `${file} 不能读：写算例文件的路径。`, {
      cause: error,
    });
  }
}
