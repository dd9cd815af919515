import { runTableTask, type TableTask } from "./table-task.ts";

// Runs in a process of its own; started by `readInProcess`, which awaits the one message.
process.once("message", (task: TableTask) => {
  void runTableTask(task).then((outcome) => {
    process.send?.(outcome, () => process.disconnect());
  });
});
