import { parseArgs } from "node:util";
import { z } from "zod";
import { groundOfMind } from "../assistant/guided/ground.ts";
import { readConfig } from "../config.ts";
import { converse as converseOnce, type Conversed } from "../dialogue/converse.ts";
import type { DialogueGround } from "../dialogue/dialogue-ground.ts";
import { currentCompany, newDialogue } from "../dialogue/dialogue-state.ts";
import {
  approximateJson,
  labelOf,
  profileJson,
  supersededJson,
  unknownJson,
} from "./converse-json.ts";
import { daySchema, today } from "./day-argument.ts";
import { eachLine } from "./json-lines.ts";
import { openMind } from "./program.ts";
import { UsageError } from "./usage-error.ts";
import { verdictJson } from "./verdict-json.ts";

const turnSchema = z.strictObject({
  /** A local time of Asia/Shanghai, or an instant; the day of the conversation where it is left out. */
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?$/u)
    .optional(),
  text: z.string(),
});
const rowSchema = z.strictObject({
  id: z.string(),
  asOf: daySchema.optional(),
  turns: z.array(turnSchema),
});

/** One line of `converse --jsonl`, in. */
export type ConverseRow = z.infer<typeof rowSchema>;

/** `converse --jsonl`: whole guided conversations, one a row; nothing is kept afterwards. */
export async function converse(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { jsonl: { type: "boolean", default: false } } });
  if (!values.jsonl)
    throw new UsageError("按行读 JSON：kechuang converse --jsonl；一个人聊用 kechuang chat。");
  const ground = groundOfMind(openMind(readConfig(process.env)));
  await eachLine(rowSchema, (row) => Promise.resolve(conversationJson(row, ground)));
  return 0;
}

/** Holds one conversation and tells what each turn came to. */
export function conversationJson({ id, asOf, turns }: ConverseRow, ground: DialogueGround) {
  const { definitions } = ground.ground;
  let state = newDialogue();
  const day = asOf ?? today();
  const told = turns.map(({ at = `${day}T12:00`, text }) => {
    const turned: Conversed = converseOnce(state, { text, at: localTime(at) }, ground);
    state = turned.state;
    const company = currentCompany(state);
    const [verdict] = turned.told;
    return {
      replies: turned.replies.map((reply) => reply.text),
      facts: profileJson(state, definitions),
      superseded: supersededJson(state, state.turn, definitions),
      approximate: approximateJson(state, definitions),
      unknown: unknownJson(state, definitions),
      pending: [...new Set(company.asked.map(({ fact }) => labelOf(fact, definitions)))],
      verdict: verdict ? verdictJson(id, verdict, ground.names) : null,
    };
  });
  return { id, turns: told };
}

/** A time in Asia/Shanghai; one without an offset is that already. */
function localTime(at: string): string {
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(at)) return at;
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime()))
    throw new UsageError(`“${at}”不是时间：写成 2026-03-12T14:05。`);
  return instant.toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).replace(" ", "T");
}
