import { spawn, type ChildProcessByStdio } from "node:child_process";
import { resolve } from "node:path";
import type { Readable } from "node:stream";

const root = resolve(import.meta.dirname, "../..");

const prelude = `
  import { createServer } from "vite";
  const vite = await createServer({
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const load = (file) => vite.ssrLoadModule("/src/" + file);
  const [, ...given] = process.argv;
`;

/** Runs a script in a process of its own; it has `load(file under src)` and the arguments as `given`. */
export function startChild(
  script: string,
  given: readonly string[],
): ChildProcessByStdio<null, Readable, null> {
  return spawn(process.execPath, ["--input-type=module", "-e", prelude + script, ...given], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}
