import { z } from "zod";
import type { PolicyResult } from "./policy-questions.ts";

const rowSchema = z.strictObject({
  id: z.string(),
  /** For each key fact that two readers found conveyed: patterns of which one must be in the answer. */
  facts: z.array(z.array(z.string()).min(1)),
  /** Patterns that must not be in it. */
  reject: z.array(z.string()).default([]),
});

/** What answers still tell of what readers once found in them. */
export interface ToldFacts {
  facts: number;
  told: number;
  /** Ids of questions whose answer lost a fact, or says what it must not. */
  lost: readonly string[];
  rejected: readonly string[];
}

/** Looks in answers for the facts that readers found conveyed; `jsonl` holds the patterns by question. */
export function toldFacts(jsonl: string, results: readonly PolicyResult[]): ToldFacts {
  const texts = new Map(
    results.map(({ question, text, cited }) => [question.id, [text, ...cited].join("\n")]),
  );
  const rows = jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const found = rows.map(({ id, facts, reject }) => {
    const text = texts.get(id) ?? "";
    const told = facts.filter((patterns) =>
      patterns.some((one) => new RegExp(one, "u").test(text)),
    );
    const rejected = reject.some((one) => new RegExp(one, "u").test(text));
    return { id, facts: facts.length, told: told.length, rejected };
  });
  return {
    facts: found.reduce((sum, { facts }) => sum + facts, 0),
    told: found.reduce((sum, { told }) => sum + told, 0),
    lost: found.filter(({ facts, told }) => told < facts).map(({ id }) => id),
    rejected: found.filter(({ rejected }) => rejected).map(({ id }) => id),
  };
}
