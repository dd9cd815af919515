import { fork } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TOO_LARGE } from "./table-limits.ts";
import { runTableTask, type TableOutcome, type TableTask } from "./table-task.ts";

const TOO_LONG = "文件读了太久，没有读完；把要用的表单独另存为一个文件再传。";

/** The program that reads a file in a process of its own; only there where the program was compiled. */
const TABLE_PROGRAM = new URL("./table-process.js", import.meta.url);

/**
 * Reads a file in a process of its own that gets nothing of this one's surroundings and is ended when
 * it takes too long or too much memory; where the program was not compiled it is read here.
 */
export async function readInProcess(
  task: TableTask,
  program = TABLE_PROGRAM,
): Promise<TableOutcome> {
  if (!existsSync(program)) return runTableTask(task);
  const { milliseconds, megabytes } = task.limits;
  const child = fork(fileURLToPath(program), [], {
    env: {},
    execArgv: [`--max-old-space-size=${String(megabytes)}`, "--max-semi-space-size=16"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return await new Promise<TableOutcome>((resolve) => {
    let outcome: TableOutcome = { refused: TOO_LARGE };
    const timer = setTimeout(() => {
      outcome = { refused: TOO_LONG };
      child.kill("SIGKILL");
    }, milliseconds);
    child.once("message", (message) => {
      outcome = message as TableOutcome;
    });
    child.once("error", () => child.kill("SIGKILL"));
    child.once("close", () => {
      clearTimeout(timer);
      resolve(outcome);
    });
    child.send(task, () => undefined);
  });
}
