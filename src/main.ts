import { existsSync } from "node:fs";
import { readConfig } from "./config.ts";
import { createLogger } from "./logger.ts";
import { startServer } from "./server.ts";
import { beginThrift, watchThrift } from "./thrift.ts";

/** What people call the channels. */
const titles: Readonly<Record<string, string>> = { web: "网页", telegram: "Telegram" };

/** Runs the server until it is told to stop; resolves to the exit status. */
export async function main(): Promise<number> {
  beginThrift();
  const config = readConfig(process.env);
  const log = createLogger(config.logLevel);
  const running = await startServer(config, log);
  const endWatch = watchThrift();
  process.stdout.write(`科创助手已启动：${running.address}\n`);
  const { on, faults } = running.channels;
  process.stdout.write(`开着的渠道：${on.map((name) => titles[name] ?? name).join("、")}\n`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (running.firstCode !== undefined)
    process.stdout.write(
      `还没有管理员：打开 ${running.address}/desk/sign-in，用登录码 ${running.firstCode} 登录（24 小时内有效，只能用一次，重启会换新的）。\n`,
    );
  const signal = await new Promise<string>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  log.info({ signal }, "stopping");
  await running.stop();
  endWatch();
  log.info("stopped");
  return 0;
}

if (process.argv[1] !== undefined && import.meta.filename.endsWith(process.argv[1])) {
  if (existsSync(".env")) process.loadEnvFile(".env");
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
