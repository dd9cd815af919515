import { parentPort, workerData } from "node:worker_threads";
import { runBuild, type BuildTask } from "./build-task.ts";

// Runs on a thread of its own; started by `buildInWorker`, which awaits the one message.
const data = await runBuild(workerData as BuildTask);
const rows = Object.values(data).filter((row) => ArrayBuffer.isView(row));
parentPort?.postMessage(
  data,
  rows.map(({ buffer }) => buffer as ArrayBuffer),
);
