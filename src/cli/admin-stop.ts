import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { setStop, stopLabels } from "../people/stopping.ts";
import { openDatabase } from "../stores/database.ts";
import { stoppable } from "../stores/stops.ts";
import { UsageError } from "./usage-error.ts";

/** `admin stop|go-on answers|sending|model [--why WORDS]`: stops something for the time being, or lets it go on. */
export async function switchStop(part: "stop" | "go-on", args: string[]): Promise<number> {
  const { what, why } = readArguments(args);
  const stop = part === "stop";
  const config = readConfig(process.env);
  const db = await openDatabase(config.databaseUrl, config);
  try {
    const done = await setStop(db, what, { stop, by: "terminal", why }, new Date());
    const state = stop ? "停了" : "恢复了";
    process.stdout.write(`${stopLabels[what]}${done ? state : `本来就${state}`}。\n`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

function readArguments(args: string[]) {
  const options = { why: { type: "string", default: "" } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const what = stoppable.find((one) => one === positionals[0]);
    if (what && positionals.length === 1) return { what, why: values.why };
  } catch {
    // An option that there is not: told below.
  }
  throw new UsageError(`写 kechuang admin stop ${stoppable.join("|")}，恢复写 go-on。`);
}
