import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What was measured of a server in a process of its own. */
export interface WebFigures {
  /** From the start of the process to the first answer over HTTP, in milliseconds. */
  firstAnswer: number;
  /** Resident memory after the first answer and some idle seconds, in megabytes. */
  idleMegabytes: number;
  /** Milliseconds from a message's request to its reply on the stream. */
  replies: number[];
  errors: number;
}

/** The flags of `npm start`. */
export const startFlags = ["--max-semi-space-size=8"];

/** Starts a server, asks it once, lets it rest, then holds `conversations` of one message every two seconds. */
export async function measureWeb(options: {
  questions: readonly string[];
  conversations: number;
  seconds: number;
}): Promise<WebFigures> {
  const folder = mkdtempSync(join(tmpdir(), "kechuang-bench-"));
  // The second start is measured: the first makes the database.
  await withServer(folder, () => Promise.resolve());
  try {
    return await withServer(folder, async (address, server, began) => {
      const first = await converse(address, "first", ["科技人员占比要多少？"], 0);
      const firstAnswer = performance.now() - began;
      await sleep(5000);
      const idleMegabytes = residentMegabytes(server);
      const rounds = Math.floor(options.seconds / 2);
      const all = await Promise.all(
        Array.from({ length: options.conversations }, async (_, number) => {
          await sleep((number * 2000) / options.conversations);
          const questions = Array.from(
            { length: rounds },
            (__, round) => options.questions[(number * 7 + round) % options.questions.length] ?? "",
          );
          return converse(address, String(number), questions, 2000);
        }),
      );
      return {
        firstAnswer,
        idleMegabytes,
        replies: all.flatMap(({ replies }) => replies),
        errors: first.errors + all.reduce((sum, { errors }) => sum + errors, 0),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withServer<Result>(
  folder: string,
  task: (address: string, server: ChildProcess, began: number) => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const server = spawn(
    process.execPath,
    [...startFlags, join(import.meta.dirname, "../../main.js")],
    {
      env: { ...process.env, PORT: "0", DATA_DIR: folder, TRUST_PROXY: "1", LOG_LEVEL: "fatal" },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      server.stdout?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\S+/.exec(said);
        if (found) resolve(found[0]);
      });
      server.once("exit", () => reject(new Error("The server ended before it listened.")));
    });
    return await task(address, server, began);
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
}

/** Sends one message after the other and waits for the reply of each on the stream. */
async function converse(address: string, name: string, questions: string[], pause: number) {
  const headers = {
    "content-type": "application/json",
    "x-forwarded-for": `10.0.${Math.floor(Number(name) / 200) || 0}.${(Number(name) % 200) + 1 || 1}`,
  };
  const waiting = new Map<string, () => void>();
  const stop = new AbortController();
  const replies: number[] = [];
  let cookie = "";
  let errors = 0;
  let listening: Promise<void> | undefined;
  for (const text of questions) {
    const began = performance.now();
    const response = await fetch(`${address}/api/messages`, {
      method: "POST",
      headers: { ...headers, cookie },
      body: JSON.stringify({ id: randomUUID(), text }),
    });
    const { id } = (await response.json()) as { id?: string };
    if (response.status !== 202 || id === undefined) {
      errors += 1;
      continue;
    }
    const replied = new Promise<void>((resolve) => waiting.set(id, resolve));
    cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    listening ??= listen(`${address}/api/stream`, { ...headers, cookie }, waiting, stop.signal);
    const inTime = await Promise.race([replied.then(() => true), sleep(10_000, false)]);
    if (inTime) replies.push(performance.now() - began);
    else errors += 1;
    await sleep(Math.max(0, pause - (performance.now() - began)));
  }
  stop.abort();
  await listening;
  return { replies, errors };
}

async function listen(
  url: string,
  headers: Record<string, string>,
  waiting: Map<string, () => void>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { body } = await fetch(url, { headers, signal });
    let held = "";
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      held += chunk;
      const events = held.split("\n\n");
      held = events.pop() ?? "";
      for (const event of events) {
        if (!event.includes("event: reply")) continue;
        const data = /^data: (.*)$/m.exec(event)?.[1] ?? "{}";
        const { inReplyTo } = JSON.parse(data) as { inReplyTo?: string };
        waiting.get(inReplyTo ?? "")?.();
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Resident memory of a process, from what Linux tells; NaN elsewhere. */
function residentMegabytes({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid ?? "self"}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
