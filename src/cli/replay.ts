import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Bench } from "./judging.ts";
import { precheckSchema } from "./precheck-row.ts";
import { judgedRow, storedRow } from "./precheck-verdict.ts";
import { UsageError } from "./usage-error.ts";

/** A stored verdict; what is not named here is compared as it stands. */
const storedSchema = z.looseObject({
  id: z.string(),
  rule: z.string().nullable(),
  outcome: z.string(),
  hash: z.string().nullable(),
  engine: z.string(),
  input: precheckSchema,
});

/** What came of computing one stored verdict again. */
interface Replayed {
  readonly id: string;
  readonly rule: { readonly then: string | null; readonly now: string | null };
  /** Whether the text of the rule, the engine, the outcome and everything else are the same. */
  readonly sameRule: boolean;
  readonly sameEngine: boolean;
  readonly sameOutcome: boolean;
  readonly same: boolean;
  readonly outcome: { readonly then: string; readonly now: string };
  /** Ids of conditions that come out otherwise. */
  readonly conditions: readonly string[];
}

/** Computes stored verdicts again and says what is the same; exit status 1 where one comes out otherwise. */
export function replay(path: string, bench: Bench, asJson: boolean): number {
  const lines = readLines(path);
  const results = lines.map((line, index) => replayed(line, index + 1, bench));
  for (const result of results)
    process.stdout.write(`${asJson ? JSON.stringify(result) : words(result)}\n`);
  const other = results.filter(({ same }) => !same).length;
  if (!asJson)
    process.stdout.write(
      `共 ${String(results.length)} 条，${String(results.length - other)} 条一样。\n`,
    );
  return other === 0 ? 0 : 1;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "");
  } catch {
    throw new UsageError(
      `${path} 没有或不能读：写 precheck --jsonl --store 或 --json 存下的文件。`,
    );
  }
}

function replayed(line: string, number: number, bench: Bench): Replayed {
  const where = `第 ${String(number)} 行`;
  const then = readStored(line, where);
  const now = storedRow(judgedRow(then.input, bench, `${where}：`), bench);
  const sameRule = then.hash === now.hash;
  const sameEngine = then.engine === now.engine;
  const { input: was, ...shownThen } = then;
  const { input: is, ...shownNow } = JSON.parse(JSON.stringify(now)) as typeof then;
  return {
    id: then.id,
    rule: { then: then.rule, now: now.rule },
    sameRule,
    sameEngine,
    sameOutcome: then.outcome === now.outcome,
    same: isDeepStrictEqual(shownThen, shownNow) && isDeepStrictEqual(was, is),
    outcome: { then: then.outcome, now: now.outcome },
    conditions: otherConditions(then["conditions"], now.conditions),
  };
}

function readStored(line: string, where: string): z.infer<typeof storedSchema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new UsageError(`${where}不是 JSON：每行要是一个完整的 JSON 对象。`);
  }
  const read = storedSchema.safeParse(value);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join(".") ?? "";
  throw new UsageError(
    `${where}的 ${place || "内容"} 不对：要用 precheck --jsonl --store 或 --json 存下的，里面有 input。`,
  );
}

const conditionsSchema = z.array(z.looseObject({ id: z.string(), outcome: z.string() })).catch([]);

function otherConditions(then: unknown, now: readonly { id: string; outcome: string }[]): string[] {
  const before = conditionsSchema.parse(then);
  return now
    .filter(({ id, outcome }) => before.find((one) => one.id === id)?.outcome !== outcome)
    .map(({ id }) => id);
}

function words(result: Replayed): string {
  const { id, rule, sameRule, sameEngine, sameOutcome, same, outcome, conditions } = result;
  const text = [
    sameRule
      ? "规则没变"
      : `规则变了（当时 ${rule.then ?? "没有"}，现在 ${rule.now ?? "没有"}，内容不同）`,
    sameEngine ? "引擎没变" : "引擎换了版本",
    sameOutcome ? `结论一样（${outcome.now}）` : `结论变了：${outcome.then} → ${outcome.now}`,
    ...(conditions.length > 0 ? [`变了的条件 ${conditions.join("、")}`] : []),
    ...(sameOutcome && !same && conditions.length === 0 ? ["别的内容有不同"] : []),
  ];
  return `${id}  ${text.join("；")}`;
}
