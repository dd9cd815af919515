import { readConfig } from "../../config.ts";
import { createLogger } from "../../logger.ts";

/**
 * The program that a soak starts: the server as it is, but with no limit of what Telegram takes
 * unless it is given the word `limits`.
 */
export const liftedServer = import.meta.filename;

const LIFTED = { overall: 1_000_000, between: 0, group: 1_000_000 };

async function run(): Promise<void> {
  const { beginThrift, watchThrift } = await import("../../thrift.ts");
  beginThrift();
  const { startServer } = await import("../../server.ts");
  const config = readConfig(process.env);
  const { telegram } = config;
  const log = createLogger(config.logLevel);
  const running = await startServer(
    process.argv.includes("limits")
      ? config
      : { ...config, telegram: telegram && { ...telegram, limits: LIFTED } },
    log,
  );
  const endWatch = watchThrift();
  await new Promise((resolve) => process.once("SIGTERM", resolve));
  await running.stop();
  endWatch();
}

if (process.argv[1] === import.meta.filename) await run();
