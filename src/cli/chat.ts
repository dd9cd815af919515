import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { createLiveMind } from "../answering/live-mind.ts";
import { createAssistant } from "../assistant/assistant.ts";
import { deliverQueued } from "../assistant/outbox-delivery.ts";
import { terminal } from "../channels/terminal/terminal.ts";
import { knowledgeFolder, readConfig } from "../config.ts";
import { readKnowledge } from "../knowledge/knowledge.ts";
import { readLayer } from "../library/layer.ts";
import { openChatModel } from "../models/chat-model.ts";
import { openDatabase } from "../stores/database.ts";
import { dayArgument } from "./day-argument.ts";

/** How often what waits to be said is looked for, in milliseconds. */
const outboxRound = 2000;

/** `chat`: a conversation in the terminal, kept in the database of the configuration. */
export async function chat(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { "as-of": { type: "string" } } });
  const asOf = values["as-of"];
  const config = readConfig(process.env);
  const now = () => new Date();
  const knowledge = readKnowledge(knowledgeFolder(config));
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const { mind } = createLiveMind(knowledge, config.homeRegion, await readLayer(db));
    const assistant = createAssistant({
      db,
      mind: () => mind,
      now,
      pages: config.publicUrl,
      model: config.model && openChatModel({ ...config.model, patience: 4000 }),
      office: { command: "soffice", folder: tmpdir(), milliseconds: 60_000 },
    });
    const channel = terminal({
      input: process.stdin,
      output: process.stdout,
      now,
      ...(asOf !== undefined && { asOf: dayArgument(asOf) }),
    });
    await channel.start(assistant);
    const rounds = setInterval(() => {
      // What cannot be said now is said in the next round, or the next time.
      deliverQueued(db, [channel], now, assistant.inHand).catch(() => {});
    }, outboxRound);
    await channel.finished;
    clearInterval(rounds);
    await channel.stop();
    await assistant.idle();
    return 0;
  } finally {
    await db.$disconnect();
  }
}
