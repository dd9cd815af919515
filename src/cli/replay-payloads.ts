import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import type { Assistant } from "../channels/channel.ts";
import { withTemporaryAssistant } from "./program.ts";
import { replaySlack } from "./replay-slack.ts";
import { replayTelegram } from "./replay-telegram.ts";
import { UsageError } from "./usage-error.ts";

/** What became of one payload. */
export interface Handled {
  /** `unhandled`: neither answered nor left alone for a reason that could be stated. */
  readonly outcome: "answered" | "membership" | "ignored" | "unhandled";
  /** What was answered, in a few words, or why nothing was. */
  readonly detail: string;
}

/** Handles one payload of a channel as that channel would; `name` tells it from the others. */
export type Replay = (payload: unknown, name: string, assistant: Assistant) => Promise<Handled>;

/** The channels whose payloads can be replayed, by the folder they lie in. */
const channels: Readonly<Record<string, Replay>> = {
  slack: replaySlack,
  telegram: replayTelegram,
};

const titles = {
  answered: "答了",
  membership: "身份变化",
  ignored: "有理由不答",
  unhandled: "没处理好",
} as const;

interface Row extends Handled {
  readonly channel: string;
  readonly file: string;
}

/**
 * `replay-payloads 文件夹`: hands recorded payloads of the platforms to the channels and a whole
 * assistant on a store of its own. Exit status 1 where one is not handled.
 */
export async function replayPayloads(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(
      "要写存着回放数据的文件夹：npm run replay -- 文件夹，里面是 slack/*.json、telegram/*.json。",
    );
  const found = foldersIn(folder);
  if (found.length === 0)
    throw new UsageError(
      `${folder} 里没有能回放的：要有 ${Object.keys(channels).join("、")} 文件夹，里面是 JSON 文件。`,
    );
  const rows = await withTemporaryAssistant(async (assistant) => {
    const done: Row[] = [];
    for (const { channel, path, replay } of found) {
      for (const file of readdirSync(path)
        .filter((name) => name.endsWith(".json"))
        .sort()) {
        const handled = await handle(join(path, file), file, replay, assistant);
        done.push({ channel, file, ...handled });
      }
    }
    return done;
  });
  process.stdout.write(
    values.json ? rows.map((row) => `${JSON.stringify(row)}\n`).join("") : summary(rows),
  );
  return rows.some(({ outcome }) => outcome === "unhandled") ? 1 : 0;
}

function foldersIn(folder: string) {
  return Object.entries(channels).flatMap(([channel, replay]) => {
    const path = basename(folder) === channel ? folder : join(folder, channel);
    return existsSync(path) ? [{ channel, path, replay }] : [];
  });
}

async function handle(path: string, name: string, replay: Replay, assistant: Assistant) {
  try {
    return await replay(JSON.parse(readFileSync(path, "utf8")), name, assistant);
  } catch (error) {
    return { outcome: "unhandled", detail: String(error) } as const;
  }
}

/** What came of all, and how often which reason was given. */
function summary(rows: readonly Row[]): string {
  const lines = rows
    .filter(({ outcome }) => outcome === "unhandled")
    .map(({ file, detail }) => `没处理好  ${file}  ${detail}`);
  for (const channel of new Set(rows.map((row) => row.channel))) {
    const own = rows.filter((row) => row.channel === channel);
    lines.push(`${channel}  共 ${String(own.length)} 条`);
    for (const outcome of Object.keys(titles) as (keyof typeof titles)[]) {
      const these = own.filter((row) => row.outcome === outcome);
      lines.push(`  ${titles[outcome]}  ${String(these.length)}`);
      if (outcome === "answered") continue;
      for (const detail of [...new Set(these.map((row) => row.detail))].sort())
        lines.push(`    ${String(these.filter((row) => row.detail === detail).length)}  ${detail}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
