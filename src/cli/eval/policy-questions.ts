import { z } from "zod";
import type { withAsker } from "../ask.ts";

const rowSchema = z.object({
  id: z.string(),
  turn_of: z.string().nullish(),
  text: z.string(),
  as_of: z.string(),
  topic: z.string().optional(),
  answerable: z.enum(["yes", "partial", "no"]).default("yes"),
  expect: z.object({
    documents: z.array(z.string()).default([]),
    articles: z.array(z.string()).default([]),
  }),
});

/** A question with the documents and places of which one at least must be cited. */
export type PolicyQuestion = z.infer<typeof rowSchema>;

/** How one question went. */
export interface PolicyResult {
  question: PolicyQuestion;
  kind: string;
  text: string;
  cited: string[];
  document: boolean;
  /** `undefined` where no place is expected. */
  article: boolean | undefined;
  /** Citations that are expected, of all. */
  right: number;
}

/** Answers one row of `ask --jsonl`. */
export type AnswerRow = Parameters<Parameters<typeof withAsker>[0]>[0];

/** Reads questions from JSON Lines. */
export function readQuestions(jsonl: string): PolicyQuestion[] {
  return jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => rowSchema.parse(JSON.parse(line)));
}

/** Asks each question, follow-ups in the conversation of what they follow, and looks what was cited. */
export async function askQuestions(
  questions: readonly PolicyQuestion[],
  answerRow: AnswerRow,
): Promise<PolicyResult[]> {
  const conversations = new Map<string, string>();
  const results: PolicyResult[] = [];
  for (const question of questions) {
    const before = question.turn_of ?? undefined;
    const conversation = conversations.get(before ?? "") ?? before ?? question.id;
    conversations.set(question.id, conversation);
    const row = { id: question.id, conversation, text: question.text, asOf: question.as_of };
    const { kind, text, citations } = await answerRow(row);
    const { documents, articles } = question.expect;
    const names = citations.map(({ number, document }) => [number ?? "", document]);
    const meant = names.map((both) =>
      documents.some((name) => both.some((one) => sameName(one, name))),
    );
    const placed = citations.map(
      ({ article }, at) => meant[at] === true && articles.includes(article),
    );
    results.push({
      question,
      kind,
      text,
      cited: citations.map(({ number, document, article }) => `${number ?? document} ${article}`),
      document: meant.includes(true),
      article: articles.length === 0 ? undefined : placed.includes(true),
      right: (articles.length === 0 ? meant : placed).filter(Boolean).length,
    });
  }
  return results;
}

/** A document is also meant by the end of its name: 企业所得税法 for 中华人民共和国企业所得税法. */
function sameName(cited: string, expected: string): boolean {
  return cited !== "" && (cited === expected || cited.endsWith(expected));
}
