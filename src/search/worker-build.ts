import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { runBuild, type BuildTask } from "./build-task.ts";
import type { IndexData } from "./index-data.ts";

/**
 * Builds an index on a thread of its own, so that answering goes on meanwhile; where the program
 * was not compiled there is no file for the thread to start from, and the build runs here.
 * Rejects when the folder cannot be written.
 */
export async function buildInWorker(task: BuildTask): Promise<IndexData> {
  const program = new URL("./build-worker.js", import.meta.url);
  if (!existsSync(program)) return runBuild(task);
  const worker = new Worker(program, { workerData: task });
  try {
    return await new Promise<IndexData>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) =>
        reject(new Error(`the index build ended with status ${code}.`)),
      );
    });
  } finally {
    await worker.terminate();
  }
}
