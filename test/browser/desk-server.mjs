import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Starts the built program on an empty data folder, as a bureau would. Gives its address, the code
 * of the first admin, and `stop`, which ends it and removes the folder.
 */
export async function openDeskServer(program) {
  const folder = mkdtempSync(join(tmpdir(), "kechuang-browser-"));
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: "0", DATA_DIR: folder, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let said = "";
  const started = new Promise((resolve, reject) => {
    const hear = (piece) => {
      said += piece;
      const [, url] = /已启动：(\S+)/.exec(said) ?? [];
      const [, code] = /登录码 ([\w-]+)/.exec(said) ?? [];
      if (url && code) resolve({ url, code });
    };
    child.stdout.setEncoding("utf8").on("data", hear);
    child.stderr.setEncoding("utf8").on("data", hear);
    void ended.then(() => reject(new Error(`The server ended: ${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...(await started), said: () => said, stop };
}
