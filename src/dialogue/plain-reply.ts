import type { Day } from "../calendar/day.ts";
import type { Choice, Citation, Reply } from "../messages/reply.ts";

/** A reply of the conversation itself. */
export function plainReply(
  text: string,
  asOf: Day,
  labels: readonly string[] = [],
  citations: readonly Citation[] = [],
): Reply {
  return {
    kind: "answer",
    text,
    citations,
    choices: labels.map((label): Choice => ({ label, text: label })),
    asOf,
  };
}
