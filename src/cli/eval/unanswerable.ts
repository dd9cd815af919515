import { z } from "zod";
import type { AnswerRow } from "./policy-questions.ts";

const rowSchema = z.object({
  id: z.string(),
  text: z.string(),
  as_of: z.string(),
  expect: z.string(),
  route_to: z.string().nullish(),
  also_accept: z.array(z.string()).default([]),
});

/** How one question went that must not be answered from a policy. */
export interface UnanswerableResult {
  id: string;
  text: string;
  expected: string;
  kind: string;
  said: string;
  right: boolean;
}

/** Asks what must be handed off, routed, refused or met with a friendly sentence. */
export async function askUnanswerable(
  jsonl: string,
  answerRow: AnswerRow,
): Promise<UnanswerableResult[]> {
  const results: UnanswerableResult[] = [];
  for (const line of jsonl.split("\n").filter((one) => one.trim() !== "")) {
    const row = rowSchema.parse(JSON.parse(line));
    const answered = await answerRow({ id: row.id, text: row.text, asOf: row.as_of });
    const offices = row.route_to?.split("/") ?? [];
    const named = row.expect !== "route" || offices.some((office) => names(answered.text, office));
    const accepted = [row.expect, ...row.also_accept].includes(answered.kind);
    results.push({
      id: row.id,
      text: row.text,
      expected: row.expect,
      kind: answered.kind,
      said: answered.text,
      right: accepted && named,
    });
  }
  return results;
}

/** Whether a text names an office, with or without what stands in brackets behind its name. */
function names(text: string, office: string): boolean {
  return office.split(/[（()）]/).some((part) => part !== "" && text.includes(part));
}
