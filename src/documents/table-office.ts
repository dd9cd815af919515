import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where files are turned into another kind. */
export interface Office {
  /** The office program, as a command or a path. */
  readonly command: string;
  /** A folder for what is only needed meanwhile. */
  readonly folder: string;
  readonly milliseconds: number;
}

/** The file turned into another kind, or why it was not: the program is not there, or cannot open it. */
export type Converted =
  { readonly bytes: Uint8Array } | { readonly failed: "absent" | "unreadable" };

/**
 * Turns a file into the kind that is wanted by a LibreOffice with a profile of its own, which is
 * removed afterwards: no macro runs, no link is followed, and it is ended when it takes too long.
 */
export async function convertFile(
  bytes: Uint8Array,
  to: "xlsx" | "docx",
  { command, folder, milliseconds }: Office,
): Promise<Converted> {
  const own = await mkdtemp(join(folder, "kechuang-office-"));
  try {
    const source = join(own, "source");
    await writeFile(source, bytes);
    const profile = pathToFileURL(join(own, "profile")).href;
    const done = await run(
      command,
      [
        `-env:UserInstallation=${profile}`,
        ...QUIET,
        "--convert-to",
        to,
        "--outdir",
        join(own, "out"),
        source,
      ],
      own,
      milliseconds,
    );
    if (done === "absent") return { failed: "absent" };
    const [made] = await readdir(join(own, "out")).catch((): string[] => []);
    if (made === undefined) return { failed: "unreadable" };
    return { bytes: await readFile(join(own, "out", made)) };
  } finally {
    await rm(own, { recursive: true, force: true, maxRetries: 3 });
  }
}

const QUIET = ["--headless", "--norestore", "--nolockcheck", "--nodefault"];

/** Runs a program with nothing of this one's surroundings; it and what it started are ended in time. */
function run(
  command: string,
  args: readonly string[],
  home: string,
  milliseconds: number,
): Promise<"absent" | "done"> {
  return new Promise((resolve) => {
    const env = { HOME: home, TMPDIR: home, PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8" };
    const child = spawn(command, args, { env, stdio: "ignore", detached: true, cwd: home });
    const end = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, "SIGKILL");
      } catch {
        // It has ended.
      }
    };
    const timer = setTimeout(end, milliseconds);
    child.once("error", () => {
      clearTimeout(timer);
      resolve("absent");
    });
    child.once("close", () => {
      clearTimeout(timer);
      end();
      resolve("done");
    });
  });
}
