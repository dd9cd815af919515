import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/instant.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Database } from "./database.ts";
import { foldQuestion, listGaps, type StoredGap } from "./gaps.ts";

/** A question that staff answered, with the clauses that bear the answer. */
export interface StaffFaq {
  /** Id of the gap that was answered. */
  id: string;
  question: string;
  /** Other words in which it is or was asked. */
  asked: readonly string[];
  answer: string;
  /** The first one bears the answer. */
  clauses: readonly [Clause, ...Clause[]];
  /** Day on which it was answered: it speaks for no day before. */
  from: Day;
  /** Day on which its source was last checked: the same. */
  checked: Day;
  /** Name of the member of staff. */
  by: string;
}

/** The questions that staff answered, the latest first; of those in the same words the latest answer. */
export async function staffFaq(db: Database): Promise<StaffFaq[]> {
  const gaps = await listGaps(db, "answered");
  const latest = gaps.toSorted((a, b) => answeredAt(b) - answeredAt(a));
  const entries = new Map<string, StaffFaq>();
  const asked = new Map<string, string[]>();
  for (const gap of latest) {
    const words = foldQuestion(gap.question);
    const entry = entryOf(gap);
    if (entry && !entries.has(words)) entries.set(words, entry);
    asked.set(words, [...(asked.get(words) ?? []), gap.question]);
  }
  return [...entries].map(([words, entry]) => ({
    ...entry,
    asked: [...new Set([...entry.asked, ...(asked.get(words) ?? [])])].filter(
      (one) => one !== entry.question,
    ),
  }));
}

function answeredAt({ answer }: StoredGap): number {
  return answer?.at.getTime() ?? 0;
}

function entryOf({ id, question, answer }: StoredGap): StaffFaq | undefined {
  const day = answer && dayOf(answer.at.toISOString());
  const [first, ...others] = answer?.clauses ?? [];
  if (!answer || !first || day === undefined) return undefined;
  const { text, asked, by } = answer;
  const clauses = [first, ...others] as const;
  return { id, question, asked, answer: text, clauses, from: day, checked: day, by };
}
