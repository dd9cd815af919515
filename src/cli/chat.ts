import { parseArgs } from "node:util";
import { createAssistant } from "../assistant/assistant.ts";
import { terminal } from "../channels/terminal/terminal.ts";
import { readConfig } from "../config.ts";
import { openDatabase } from "../stores/database.ts";
import { dayArgument } from "./day-argument.ts";
import { openMind } from "./program.ts";

/** `chat`: a conversation in the terminal, kept in the database of the configuration. */
export async function chat(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { "as-of": { type: "string" } } });
  const asOf = values["as-of"];
  const config = readConfig(process.env);
  const now = () => new Date();
  const mind = openMind(config);
  const db = await openDatabase(config.databaseUrl);
  try {
    const assistant = createAssistant({ db, mind: () => mind, now });
    const channel = terminal({
      input: process.stdin,
      output: process.stdout,
      now,
      ...(asOf !== undefined && { asOf: dayArgument(asOf) }),
    });
    await channel.start(assistant);
    await channel.finished;
    await channel.stop();
    await assistant.idle();
    return 0;
  } finally {
    await db.$disconnect();
  }
}
