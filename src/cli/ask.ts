import { parseArgs } from "node:util";
import { z } from "zod";
import { transcriptText } from "../channels/terminal/transcript.ts";
import type { Day } from "../calendar/day.ts";
import type { Policy } from "../knowledge/policy.ts";
import type { Citation, Reply } from "../messages/reply.ts";
import { dayArgument, daySchema, today } from "./day-argument.ts";
import { eachLine } from "./json-lines.ts";
import { withTemporaryAssistant } from "./program.ts";
import { UsageError } from "./usage-error.ts";

const rowSchema = z.strictObject({
  id: z.string(),
  /** Rows with the same conversation are turns of it, in order; without one a row stands alone. */
  conversation: z.string().optional(),
  text: z.string(),
  asOf: daySchema.optional(),
});

/** One line of `ask --jsonl`, in. */
export type AskRow = z.infer<typeof rowSchema>;

/** At most so many citations are printed for a message, however many questions it held. */
const mostCitations = 3;

/** `ask`: answers one question, or one JSON row after the other. */
export async function ask(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      jsonl: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      "as-of": { type: "string" },
    },
  });
  if (values.jsonl) {
    await withAsker((answerRow) => eachLine(rowSchema, answerRow));
    return 0;
  }
  const text = positionals.join(" ");
  if (text === "") throw new UsageError("要问什么：kechuang ask 科技人员占比要多少。");
  const row = { id: "1", text, asOf: dayArgument(values["as-of"]) };
  await withAsker(async (answerRow, replies) => {
    if (values.json) process.stdout.write(`${JSON.stringify(await answerRow(row))}\n`);
    else for (const reply of await replies(row)) process.stdout.write(`${transcriptText(reply)}\n`);
  });
  return 0;
}

/** Runs a task that can have rows answered, on a temporary store; `published` documents are known besides. */
export async function withAsker<Result>(
  task: (
    answerRow: (row: AskRow) => Promise<ReturnType<typeof shape>>,
    replies: (row: AskRow) => Promise<Reply[]>,
  ) => Promise<Result>,
  published: readonly Policy[] = [],
): Promise<Result> {
  return withTemporaryAssistant((assistant) => {
    let number = 0;
    const replies = async ({ id, conversation, text, asOf = today() }: AskRow) => {
      number += 1;
      const received = await assistant.receive({
        channel: "ask",
        address: conversation ?? `${id} ${number}`,
        sender: "ask",
        messageId: String(number),
        at: `${asOf}T04:00:00Z`,
        text,
        asOf,
      });
      const found: Reply[] = [];
      for await (const part of assistant.answer(received.id))
        if (part.type === "final") found.push(part.reply);
      return found;
    };
    return task(async (row) => shape(row.id, await replies(row), row.asOf ?? today()), replies);
  }, published);
}

/** One line of `ask --jsonl`, out: the replies of a message as one. */
function shape(id: string, replies: readonly Reply[], asOf: Day) {
  const kind =
    replies.find((reply) => reply.kind === "answer")?.kind ?? replies[0]?.kind ?? "fault";
  return {
    id,
    kind,
    text: replies.map(({ text }) => text).join("\n\n"),
    citations: inTurn(replies.map(({ citations }) => citations)).map(shapeCitation),
    asOf: replies[0]?.asOf ?? asOf,
    mode: "extractive",
    suggestions: [...new Set(replies.flatMap(({ choices }) => choices.map(({ label }) => label)))],
  };
}

/** The first citations of each reply, then the second ones, as many as are printed. */
function inTurn(lists: readonly (readonly Citation[])[]): Citation[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list[place] ?? []),
  ).flat();
  const seen = new Map(all.map((one) => [`${one.number ?? one.document} ${one.article}`, one]));
  return [...seen.values()].slice(0, mostCitations);
}

function shapeCitation(citation: Citation) {
  const { number, document, article, kind, quote, from, to, checked } = citation;
  return {
    number: number ?? null,
    document,
    article,
    kind,
    quote: quote ?? null,
    from,
    to: to ?? null,
    checked,
  };
}
