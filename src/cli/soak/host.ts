import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startFlags } from "../bench/web-load.ts";
import { liftedServer } from "./lifted-server.ts";
import { TOKEN, type Platform } from "./platform.ts";

/** So long a server may take until it asks for updates, in milliseconds. */
const PATIENCE = 180_000;

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

/** A server in a process of its own on a data folder that outlives it. */
export interface Host {
  readonly folder: string;
  /** Starts it; resolves when it asks the platform for updates. */
  start(): Promise<void>;
  /** Ends it as a failing machine would. */
  kill(): Promise<void>;
  /** Lets it finish what it has in hand. */
  stop(): Promise<void>;
  /** Resident memory in megabytes, from what Linux tells; NaN elsewhere. */
  megabytes(): number;
  /** Processor time that it used since its start, in seconds; NaN where Linux does not tell. */
  processor(): number;
  /** What it logged so far. */
  log(): string;
  /** Removes the folder. */
  remove(): void;
}

/**
 * Makes a host for a server that talks with a platform; `profile` is a folder for profiles of the
 * processor. With `limits` it sends no more than Telegram takes.
 */
export function createHost(
  platform: Platform,
  profile: string | undefined,
  { limits = false }: { limits?: boolean } = {},
): Host {
  const folder = mkdtempSync(join(tmpdir(), "kechuang-soak-"));
  const logFile = join(folder, "soak.log");
  let server: ChildProcess | undefined;
  let ended = Promise.resolve();
  const end = async (signal: "SIGKILL" | "SIGTERM") => {
    server?.kill(signal);
    await ended;
    server = undefined;
  };
  // Whatever ends the soak, the server does not outlive it.
  process.once("exit", () => server?.kill("SIGKILL"));
  return {
    folder,
    async start() {
      const out = openSync(logFile, "a");
      const flags =
        profile === undefined
          ? startFlags
          : [...startFlags, "--cpu-prof", `--cpu-prof-dir=${profile}`];
      const child = spawn(
        process.execPath,
        [...flags, liftedServer, ...(limits ? ["limits"] : [])],
        {
          env: {
            ...{ PATH: process.env["PATH"], PORT: "0", DATA_DIR: folder, LOG_LEVEL: "info" },
            ...{ TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_ROOT: platform.root },
            TELEGRAM_COMPANY_DATA: "allow",
          },
          stdio: ["ignore", out, out],
        },
      );
      closeSync(out);
      server = child;
      let gone = false;
      ended = new Promise<void>((resolve) =>
        child.once("exit", () => {
          gone = true;
          resolve();
        }),
      );
      const before = platform.polls();
      const until = Date.now() + PATIENCE;
      while (platform.polls() === before) {
        if (gone || Date.now() > until)
          throw new Error(
            `The server did not start: ${readFileSync(logFile, "utf8").slice(-2000)}`,
          );
        await sleep(10);
      }
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    megabytes() {
      try {
        const status = readFileSync(`/proc/${String(server?.pid)}/status`, "utf8");
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
      } catch {
        return Number.NaN;
      }
    },
    processor() {
      try {
        const fields = readFileSync(`/proc/${String(server?.pid)}/stat`, "utf8").split(") ")[1];
        const [user, system] = (fields ?? "").split(" ").slice(11, 13).map(Number);
        return ((user ?? Number.NaN) + (system ?? Number.NaN)) / TICKS;
      } catch {
        return Number.NaN;
      }
    },
    log: () => readFileSync(logFile, "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
